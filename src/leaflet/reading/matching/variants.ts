import { anyOf, ofEveryLocale } from '../locales/index.ts';

const choice = new RegExp(
  String.raw`(?:${anyOf(ofEveryLocale((table) => table.choice))})\s*:?\s*([^.。]{2,160})`,
  'iu',
);
const words = anyOf(ofEveryLocale((table) => table.or.filter((word) => /^[a-z]/u.test(word))));
const signs = anyOf([
  ',',
  '、',
  String.raw`\/`,
  ...ofEveryLocale((table) => table.or.filter((word) => !/^[a-z]/u.test(word))),
]);
const or = new RegExp(String.raw`\s*(?:${signs}|\b(?:${words})\b)\s*`, 'iu');
const article = new RegExp(`^(?:${anyOf(ofEveryLocale((table) => table.variantArticles))})`, 'iu');

const orWord = new RegExp(String.raw`\s(?:${words})\s`, 'iu');
const mostVariants = 6;

/**
 * The variants to choose from, each as a name of its own. Those after "au choix" ("grand air ou concentré lavande") stand beside the product's
 * name; else those in the name itself ("Cookies noisette ou vanille"). None for one product.
 */
export function variantsIn(detail: string, name: string): string[] {
  const named = partsOf(choice.exec(detail)?.[1] ?? '');
  if (named.length > 1) return named.slice(0, mostVariants).map((part) => withShared(name, part, named));
  return variantsOfName(name);
}

/** Whether words name several things to choose from. */
export const offersChoice = (text: string): boolean => choice.test(text) || orWord.test(text);

const partsOf = (text: string): string[] =>
  text
    .split(or)
    .map((part) => part.replace(article, '').trim())
    .filter((part) => part.length > 1);

function variantsOfName(name: string): string[] {
  const [first, ...others] = orWord.test(name) ? partsOf(name) : [];
  const shared = first?.split(/\s+/u).slice(0, -1) ?? [];
  if (!first || others.length === 0 || shared.length === 0) return [];
  const startsAnew = (part: string): boolean => part.toLowerCase().startsWith(shared[0]!.toLowerCase());
  const rest = others.map((part) => (startsAnew(part) ? part : `${shared.join(' ')} ${part}`));
  return [first, ...rest].slice(0, mostVariants);
}

/** A variant that is only a flavor ("menthe") replaces the flavor of the name ("Sirop de grenadine"). */
function withShared(name: string, variant: string, all: readonly string[]): string {
  const lower = name.toLowerCase();
  const printed = all.find((part) => lower.includes(part.toLowerCase()));
  if (printed && printed.length === name.length) return variant;
  if (printed && printed !== variant && printed.length < name.length)
    return name.slice(0, lower.indexOf(printed.toLowerCase())) + variant;
  return printed === variant ? name : `${name} ${variant}`;
}

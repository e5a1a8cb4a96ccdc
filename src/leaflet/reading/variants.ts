import { anyOf, ofEveryLocale } from './locales/index.ts';

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

/** The variants that are named after "au choix": "grand air ou concentré lavande" gives both, each beside the product's own name. */
export function variantsIn(detail: string, name: string): string[] {
  const named = choice.exec(detail)?.[1];
  if (!named) return [];
  const parts = named
    .split(or)
    .map((part) => part.replace(article, '').trim())
    .filter((part) => part.length > 1);
  if (parts.length < 2) return [];
  return parts.slice(0, 6).map((part) => withShared(name, part, parts));
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

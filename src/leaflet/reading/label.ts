import { currencyOf, parseWording, printPrice, type WordingLocale } from '../../promotion/index.ts';
import { anyOf, ofEveryLocale } from './locales/index.ts';

const articles = ofEveryLocale((table) => table.unitArticles).map((word) =>
  word.endsWith("'") ? word : `${word}\\s+`,
);
const units = ['kg', 'kilo', 'gr?', '100\\s*g', 'l', ...ofEveryLocale((table) => table.units)];
const unitPhrase = new RegExp(
  `^(?:${anyOf([...articles, 'x\\s*', '\\/\\s*'])})*(?:\\d+\\s*)?(?:${anyOf(units)})s?\\.?$`,
  'u',
);

const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/gu, "'").toLowerCase().replace(/ł/g, 'l').trim();

/** Letters of a text; three of Chinese name what takes fifteen of Latin. */
function lettersIn(text: string): number {
  return (text.match(/\p{L}/gu) ?? []).length + 4 * (text.match(/\p{Script=Han}/gu) ?? []).length;
}

/** Words bound to a price or a promotion ("DÈS 2 ACHETÉS, L'UNITÉ", "LE KG", "-30 %"), not the name of a product. */
export function isLabel(text: string, locales: readonly WordingLocale[]): boolean {
  if (unitPhrase.test(plain(text)) || lettersIn(text) < 3) return true;
  // "3 pour / 3 voor": the same twice, in two languages.
  const parts = text.split(/\s\/\s/u);
  if (parts.length > 1 && parts.every((part) => isLabel(part, locales))) return true;
  // Labels of a price ("Vendu seul") are only complete with one.
  return locales.some((locale) =>
    [text, `${text} ${printPrice(100, locale, currencyOf(locale))}`].some((words) => isClaimed(words, locale)),
  );
}

/** "-30 %", "2+1 offert", "Les 2 pour": words that change what is paid. */
export function tellsPromotion(text: string, locales: readonly WordingLocale[]): boolean {
  return locales.some((locale) => {
    const { mechanic, qualifiers } = parseWording(text, locale, { priceMinor: 100 });
    return mechanic !== undefined || qualifiers.priceLabel !== undefined;
  });
}

function isClaimed(text: string, locale: WordingLocale): boolean {
  const { mechanic, qualifiers, rest } = parseWording(text, locale, { priceMinor: 100 });
  if (!mechanic && Object.keys(qualifiers).length === 0) return false;
  return lettersIn(rest) <= 0.4 * lettersIn(text) && lettersIn(rest) < 14;
}

/** A block of small print: long, or in smaller type than the running text. */
export function isSmallPrint(text: string, size: number, bodySize: number): boolean {
  return text.length > 400 || (size < 0.88 * bodySize && text.length > 60);
}

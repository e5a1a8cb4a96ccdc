import { parseWording, type WordingLocale } from '../../promotion/index.ts';

const unitPhrase =
  /^(?:(?:le|la|el|il|lo|per|pro|al|au|par|a|de|het|the|prix|precio|prezzo|prijs)\s+|l'|all'|a\s+l'|x\s*)*(?:\d+\s*)?(?:kg|kilo|gr?|100\s*g|etto|litre|litro|liter|l|piece|pieza|pezzo|pz|pce|pc|stuk|st|unite|unidad|lot|pack|botte|barquette)s?\.?$/;

const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/gu, "'").toLowerCase().trim();

const letters = (text: string): number => (text.match(/\p{L}/gu) ?? []).length;

/** Words bound to a price or a promotion ("DÈS 2 ACHETÉS, L'UNITÉ", "LE KG", "-30 %"), not the name of a product. */
export function isLabel(text: string, locales: readonly WordingLocale[]): boolean {
  if (unitPhrase.test(plain(text)) || letters(text) < 3) return true;
  // Labels of a price ("Vendu seul") are only complete with one.
  return locales.some((locale) => [text, `${text} 1,00 €`].some((words) => isClaimed(words, locale)));
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
  return letters(rest) <= 0.4 * letters(text) && letters(rest) < 14;
}

/** A block of small print: long, or in smaller type than the running text. */
export function isSmallPrint(text: string, size: number, bodySize: number): boolean {
  return text.length > 400 || (size < 0.88 * bodySize && text.length > 60);
}

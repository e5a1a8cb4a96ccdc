import { parseGtin } from '../../../catalog/index.ts';
import type { MatchableProduct } from '../matching/matchable-product.ts';
import type { KnownNames } from './known-names.ts';

/** Ids that a shopper sees are longer than any price, year or postcode, unless a word says what they are. */
const leastSeen = 6;
const leastMarked = 3;
const marker =
  /(?:^|\s)(?:r[ée]f(?:[ée]rence)?|art(?:icle|[íi]culo|icolo|ikel)?|code|c[óo]d(?:igo|ice)?|sku|id|gtin|ean|n[°ºr])[.:°º]*\s*[:#]?\s*$/iu;
const phone =
  /(?:t[ée]l(?:[ée]phone|efono|éfono|efoon|efon)?|phone|fax|appel\w*|llam\w*|chiama\w*|bel|whatsapp|sms|mobile|☎|📞|✆|\+)[^\p{L}]*$/iu;

/**
 * The products whose ids or GTINs stand in one line of a page, as they stand: an id is a word of its own, and no dot or bracket follows it.
 * `forMachines` are words that no shopper sees: where all of them are ids, short ones count too.
 */
export function productsNamedIn(text: string, forMachines: boolean, names: KnownNames): MatchableProduct[] {
  return [...new Set((forMachines && onlyIds(text, names)) || [...seenIds(text, names), ...seenGtins(text, names)])];
}

function onlyIds(text: string, names: KnownNames): MatchableProduct[] | undefined {
  const whole = text.trim().length >= leastMarked ? names.byId(text.trim()) : undefined;
  if (whole) return [whole];
  const words = text.split(/[\s,;|]+/).filter((word) => word !== '');
  const found = words.map((word) => (word.length >= leastMarked ? names.byId(word) : undefined));
  return found.every((product) => product !== undefined) ? found : undefined;
}

function seenIds(text: string, names: KnownNames): MatchableProduct[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const before = text.slice(Math.max(0, index - 30), index);
    const marked = marker.test(before) && word.length >= leastMarked;
    if (!/\d/.test(word) || (!marked && (word.length < leastSeen || isInSeries(text, index, word)))) return [];
    return phone.test(before) ? [] : (names.byId(word) ?? []);
  });
}

/** One of several groups of digits: a phone number, an account, a date. */
function isInSeries(text: string, index: number, word: string): boolean {
  if (!/^[\d.-]+$/.test(word)) return false;
  return /[\d+]\s$/.test(text.slice(0, index)) || /^\s\d/.test(text.slice(index + word.length));
}

// As printed beside a bar code, with its gaps, or without any.
const grouped =
  /(?<![\d.,+/-]\s?)(?:\d{14}|\d{12,13}|\d{8}|\d \d{6} \d{6}|\d \d{5} \d{5} \d|\d \d{2} \d{5} \d{5} \d)(?!\s?\d)(?![.)\]}/,-])/g;

function seenGtins(text: string, names: KnownNames): MatchableProduct[] {
  return [...text.matchAll(grouped)].flatMap(({ 0: digits, index }) => {
    const gtin = phone.test(text.slice(Math.max(0, index - 30), index)) ? undefined : parseGtin(digits);
    return (gtin ? names.byGtin(gtin) : undefined) ?? [];
  });
}

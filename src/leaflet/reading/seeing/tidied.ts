import type { WordingLocale } from '../../../promotion/index.ts';
import { readingTables } from '../locales/index.ts';
import type { Slip } from '../locales/reading-table.ts';

const wideSpace: Slip = [/ {2,}/g, ' '];

/** What readers of pictures take for something else in any language. */
const slips: readonly Slip[] = [
  // A colon is taken for a point, a comma for a semicolon, a raised letter for a mark.
  [/ ?[.·;] (?=(?:\p{Lu}{0,2}\$ ?)?\d|€)/gu, ' : '],
  [/;/g, ','],
  [/(?<=^|\s)(\d) ?[?°*"](?= ?\p{L})/gu, '$1ª'],
  [/(?<=(?<!\d)[1-9]\d) ?[0oO°]\/[0oO°](?!\d)/g, '%'],
  // Spaces get lost between words and digits.
  [/(?<=\p{L}{4}|(?<!\p{L})(?:d[aei]|à|les|los|las))(?=\d)/giu, ' '],
  [/\b(al|il|el|le|au|per|par|por)(?=(?:kg|l?itr[eo])\b)/giu, '$1 '],
  [/(?<=^\d)(?=(?:LA|AL|ZA|PER|POR|POUR|VOOR)(?!\p{L}))/gu, ' '],
  // A euro is taken for a C, a comma for a point.
  [/(\d[.,]\d\d) ?C ?(?=l[ea'’]\b|\/|$)/g, '$1 € '],
  [/(?<=[$€] ?\d{1,4})\.(?=\d\d(?![\d.]))|(?<=(?<![\d.])\d{1,3})\.(?=\d\d ?(?:€|zł|lei|\/))/gu, ','],
  // The last letter of a unit is taken for a digit or another letter.
  [/(\d ?[cm])[1iI|](?![\p{L}\d])/gu, '$1l'],
  [/(?<=\d[.,]\d\d ?(?:€|zł|lei)? ?)\/[1I|](?![\p{L}\d])/gu, '/l'],
  [/^1[1I|] ?(?==)/g, '1 l '],
  [/(?<=\d ?|\/)[kK][gG58&](?![\p{L}\d])/gu, 'kg'],
  [/['’‘]{2,}/g, '’'],
  [/[|\\_~]+|[*'’‘"“”^=<>«»]+$/g, ' '],
  [/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''],
  wideSpace,
];

/** A line without the slips that small print brings. */
export function tidied(text: string): string {
  return mend(text, slips).trim();
}

/** A whole line of digits says nothing: the last of them is the unit. */
const unitSlips: readonly Slip[] = [
  [/^((?:\d{1,2} ?[x×] ?)?\d{1,2}(?:[.,]\d{1,2})?)[1I|]$/gu, '$1 l'],
  [/^(x? ?(?:\d{1,2} ?[x×] ?)?\d{2,3})9$/gu, '$1 g'],
];

/** Amounts for a unit are printed with cents: what has none lost its comma. */
const namesUnit =
  /(?:\/ ?|(?<!\p{L})(?:le|la|el|al|il|au|per|par|por) )(?:kg|l|kilo|litr[eo])(?!\p{L})|(?<!\p{L})(?:kg|l|litr[eo]) ?[:=]/iu;
const lostComma: readonly Slip[] = [
  [/(?<=(?:R\$|€) ?\d{1,2})(?=\d\d(?![\d.,]))/g, ','],
  [/(?<=(?<![\d.,])\d{1,2})(?=\d\d ?(?:€|zł|lei))/g, ','],
];

/** A tidied line without the slips of its language. */
export function tidiedIn(text: string, locales: readonly WordingLocale[]): string {
  const mended = namesUnit.test(text) ? mend(text, lostComma) : text;
  return mend(mended, [...locales.flatMap((locale) => readingTables[locale].slips ?? []), ...unitSlips, wideSpace]);
}

const mend = (text: string, all: readonly Slip[]): string =>
  all.reduce((mended, [read, printed]) => mended.replaceAll(read, printed), text);

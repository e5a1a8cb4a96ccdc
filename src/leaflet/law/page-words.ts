import type { Box } from '../offer.model.ts';

/** A line of a page's text and where it stands, in points from the top left. */
export interface PlacedWords {
  readonly text: string;
  readonly box: Box;
}

/** What a page says. `words` is null where it could not be read, so that nobody takes silence for a missing mention. */
export interface PageWords {
  readonly page: number;
  readonly words: readonly PlacedWords[] | null;
}

/** Lower case, without accents, one space between words, signs kept: how the patterns of a rule pack are written. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[’‘]/g, "'")
    .replace(/[\s\u00ad\u200b]+/gu, ' ')
    .trim();
}

/** Everything the page says, folded; lines are parted by a space so that a mention may run over them. */
export function wholeText(words: readonly PlacedWords[]): string {
  return foldWords(words.map(({ text }) => text).join(' '));
}

/** What is said inside the box: lines whose middle lies in it, folded. */
export function textWithin(words: readonly PlacedWords[], [x0, y0, x1, y1]: Box): string {
  const inside = words.filter(({ box }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  });
  return wholeText(inside);
}

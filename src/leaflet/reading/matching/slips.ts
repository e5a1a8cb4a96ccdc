import { foldText } from '../../../catalog/index.ts';
import type { ProductIndex } from './product-index.ts';

/** Letters that readers of pictures take for each other, as groups. */
const alike = ['0oqcdae', '1lijtf!', '5s', '8b3', '2z', '6g', 'uvnyh', 'mnw', 'rtn', 'kxh', 'pb'];

const areAlike = (a: string, b: string): boolean => alike.some((group) => group.includes(a) && group.includes(b));

/** In a short word one letter makes another word. */
const shortest = 4;
const slipAllowance = (length: number): number => (length < 6 ? 0.6 : length < 9 ? 1.1 : 1.6);

/**
 * The text of a picture with its misread words as the range spells them ("Nesqulk" for Nesquik): words that no product has, of four letters and
 * more, for which the range has one word that reads like them.
 */
export function withoutSlips(text: string, index: ProductIndex): string {
  return text.replaceAll(/[\p{L}\d]+/gu, (printed) => {
    const word = foldText(printed);
    if (word.length < shortest || /^\d+\p{L}{0,2}$/u.test(word) || index.byWord.has(word)) return printed;
    const meant = wordMeant(word, index);
    return meant ? inCaseOf(printed, meant) : printed;
  });
}

/** The one known word nearest to a misread one. */
function wordMeant(word: string, index: ProductIndex): string | undefined {
  let [nearest, least, isOnly] = ['', slipAllowance(word.length), true];
  for (const known of index.spelledLike(word)) {
    if (known === nearest || known.length < shortest || Math.abs(known.length - word.length) > 1) continue;
    const slips = slipsBetween(word, known, least);
    if (slips > least) continue;
    isOnly = slips < least || nearest === '';
    [nearest, least] = [known, slips];
  }
  return nearest !== '' && isOnly ? nearest : undefined;
}

/** How far two words are apart: 1 a letter, half for letters that look alike. More than `most` where it is certain to be more. */
export function slipsBetween(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [read, meant] = [a[i - 1]!, b[j - 1]!];
      const changed = above[j - 1]! + (read === meant ? 0 : areAlike(read, meant) ? 0.5 : 1);
      row.push(Math.min(changed, above[j]! + 1, row[j - 1]! + 1));
    }
    if (Math.min(...row) > most) return Number.POSITIVE_INFINITY;
    above = row;
  }
  return above[b.length]!;
}

function inCaseOf(printed: string, word: string): string {
  if (printed === printed.toUpperCase()) return word.toUpperCase();
  const [first = ''] = printed;
  return first === first.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

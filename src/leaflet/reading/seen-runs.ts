import type { Box } from '../offer.model.ts';
import { centerOf, holds } from './box.ts';
import type { PageContent, TextRun } from './page-content.ts';
import { priceSign } from './price-notation.ts';

/** Leaflets have a few thousand runs; more is a map or an attack, and reading grows with the square. */
const maxRuns = 6_000;

/** The runs a reader sees: on the page, once where a shadow or an outline repeats them, a big price parted from the words in its run. */
export function seenRuns(content: PageContent, bodySize: number): TextRun[] {
  const page: Box = [0, 0, content.width, content.height];
  const onPage = content.runs.filter((run) => !run.invisible && holds(page, centerOf(run.box))).slice(0, maxRuns);
  return withoutShadows(onPage).flatMap((run) => (run.size > 1.5 * bodySize ? partPrice(run) : [run]));
}

/** Of the same words almost in the same place, the last drawn is on top. */
function withoutShadows(runs: readonly TextRun[]): TextRun[] {
  const byText = Map.groupBy(runs, (run) => run.text);
  const covered = new Set<TextRun>();
  for (const same of byText.values()) {
    same.forEach((run, i) => {
      if (same.slice(i + 1, i + 200).some((later) => covers(later, run))) covered.add(run);
    });
  }
  return runs.filter((run) => !covered.has(run));
}

function covers(later: TextRun, run: TextRun): boolean {
  const near = 0.2 * run.size;
  const sameSize = Math.abs(later.size - run.size) < 0.12 * run.size;
  return sameSize && Math.abs(later.x - run.x) < near && Math.abs(later.baseline - run.baseline) < near;
}

const sign = String.raw`(?:${priceSign}(?!\p{L}))`;
const figure = String.raw`(?:\d{1,3}(?:\.\d{3})+|\d{1,4})(?:[.,]\d{2}|[⁰¹²³⁴-⁹]{2})`;
const wholeFigure = String.raw`(?:\d{1,3}(?:[.,]\d{3})+|\d{1,6})`;
const priceWithWords = new RegExp(
  String.raw`^(.*?)((?:${sign}\s?)?${figure}(?:\s?${sign})?|(?:NT)?\$\s?${wholeFigure}(?![.,\d])|${wholeFigure}\s?元)(?!\d)(.*)$`,
  'u',
);

/** "2,49 € le kg" and "nur 1.99" as one run: the price, and the words beside it. */
function partPrice(run: TextRun): TextRun[] {
  const match = priceWithWords.exec(run.text);
  if (!match) return [run];
  const [before, price, after] = [match[1]!.trim(), match[2]!, match[3]!.trim()];
  const words = `${before} ${after}`.trim();
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0 || letters > 12 || /\d{2}/.test(words)) return [run];
  const perChar = (run.box[2] - run.box[0]) / run.text.length;
  const from = run.box[0] + perChar * run.text.indexOf(price);
  const priceBox: Box = [from, run.box[1], from + perChar * price.length, run.box[3]];
  const wordsBox: Box = before
    ? [run.box[0], run.box[1], from, run.box[3]]
    : [priceBox[2], run.box[1], run.box[2], run.box[3]];
  return [
    { ...run, text: price, box: priceBox, x: from },
    { ...run, text: words.replace(/^\/\s*/, ''), box: wordsBox, x: wordsBox[0] },
  ];
}

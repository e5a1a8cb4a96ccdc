import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Examined } from './examine.ts';
import { calibrationError, fitWeights, type Judged, type ReliabilityBin, reliabilityOf } from './fit.ts';
import { type PageKind, pageKinds } from './model.ts';

const project = join(import.meta.dirname, '../..');
const weightsFile = join(project, 'src/leaflet/reading/confidence-weights.ts');
const guideFile = join(project, 'docs/confidence.md');
const plotFile = join(project, 'docs/images/reliability.svg');

/** Writes what each piece of evidence adds to an offer's confidence, fitted to these leaflets. */
export function writeWeights({ byKind }: Examined): void {
  const weights = fitWeights([...byKind.values()].flatMap(({ judged }) => judged));
  const lines = Object.entries(weights).map(([name, weight]) => `  ${name}: ${weight},`);
  writeFileSync(
    weightsFile,
    `import type { EvidenceName } from './evidence.ts';

/** Log odds that each piece of evidence adds; written by \`halles bench leaflets --calibrate\`. */
export const weights: Readonly<Record<EvidenceName | 'usual', number>> = {
${lines.join('\n')}
};
`,
  );
}

/** Writes the guide to confidence with its plot, from leaflets that the weights were not fitted to. */
export function writeReliability({ byKind }: Examined): void {
  const all = [...byKind.values()].flatMap(({ judged }) => judged);
  writeFileSync(plotFile, toPlot(reliabilityOf(all)));
  writeFileSync(guideFile, toGuide(all, byKind));
}

function toGuide(all: readonly Judged[], byKind: Examined['byKind']): string {
  const rows = reliabilityOf(all).map(
    ({ from, to, offers, meanConfidence, right }) =>
      `| ${percent(from)}–${percent(to)} | ${offers} | ${percent(meanConfidence, 1)} | ${percent(right, 1)} |`,
  );
  const kinds = pageKinds.flatMap((kind: PageKind) => {
    const judged = byKind.get(kind)?.judged;
    if (!judged) return [];
    const sure = judged.filter(({ confidence }) => confidence >= 0.95);
    const right = sure.filter(({ correct }) => correct).length / Math.max(1, sure.length);
    const error = calibrationError(reliabilityOf(judged));
    return `| ${kind} | ${judged.length} | ${percent(error, 1)} | ${percent(sure.length / judged.length)} | ${percent(right, 1)} |`;
  });
  return `# What an offer's confidence means

The confidence of an offer is the share of offers like it whose price, mechanic and products were all read right: of 100 offers at 90 %, about
10 have something to put right. It follows from what is on the page: numbers that agree with each other (the printed unit price, the set price, the
percentage), the feed's regular price, how well name and content fit the linked product, and whether the page had to be recognised from a
picture. \`src/leaflet/reading/evidence.ts\` lists it, \`confidence-weights.ts\` says what each piece adds; the JSON of \`halles digitise\` gives
both for every offer.

The weights are fitted to drawn leaflets of nine countries whose truth is known exactly (\`bench/leaflets\`, the set *fit*), and judged by others
of other layouts, fonts, colors and wordings (the set *judge*), which nothing is fitted to:

![Confidence against the share that was right](images/reliability.svg)

| confidence | offers | mean confidence | right |
| --- | --- | --- | --- |
${rows.join('\n')}

The mean distance between the two is ${percent(calibrationError(reliabilityOf(all)), 1)}. By kind of page:

| pages | offers | mean distance | of 95 % and more | of those right |
| --- | --- | --- | --- | --- |
${kinds.join('\n')}

This page is written by \`node bin/halles.js bench leaflets --reliability\`, and the weights by \`--calibrate\`. Drawn leaflets are not yours: look at
what people correct in the first weeks before you publish without looking.
`;
}

const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;

const side = 360;
const room = 48;

/** Confidence to the right, the share that was right upwards; the area of a dot is its number of offers. */
function toPlot(bins: readonly ReliabilityBin[]): string {
  const most = Math.max(...bins.map(({ offers }) => offers));
  const at = (share: number): number => room + share * side;
  const up = (share: number): number => room / 2 + (1 - share) * side;
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (share) =>
      `<text x="${at(share)}" y="${up(0) + 18}" text-anchor="middle">${percent(share)}</text><text x="${room - 6}" y="${up(share) + 4}" text-anchor="end">${percent(share)}</text>`,
  );
  const dots = bins.map(
    ({ meanConfidence, right, offers }) =>
      `<circle cx="${at(meanConfidence).toFixed(1)}" cy="${up(right).toFixed(1)}" r="${(3 + 13 * Math.sqrt(offers / most)).toFixed(1)}"><title>${offers} offers</title></circle>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side + 1.5 * room} ${side + 1.5 * room}" width="${side + 1.5 * room}" font-family="system-ui,sans-serif" font-size="11" fill="#333">
<rect width="100%" height="100%" fill="#fff"/><rect x="${room}" y="${room / 2}" width="${side}" height="${side}" fill="none" stroke="#bbb"/>
<line x1="${at(0)}" y1="${up(0)}" x2="${at(1)}" y2="${up(1)}" stroke="#bbb" stroke-dasharray="4 4"/>
${ticks.join('\n')}
<text x="${at(0.5)}" y="${up(0) + 34}" text-anchor="middle">confidence</text>
<text x="12" y="${up(0.5)}" text-anchor="middle" transform="rotate(-90 12 ${up(0.5)})">right</text>
<g fill="#0a7d33" fill-opacity=".55">${dots.join('')}</g>
</svg>
`;
}

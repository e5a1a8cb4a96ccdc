import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { PageOutcome } from './page-outcome.ts';
import { type ReadPdfOptions, readPdf } from './read-pdf.ts';
import { aPdf, behindAPassword, drawBlank, drawHugeImage, withoutPages } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'halles-read-pdf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function onDisk(bytes: Uint8Array | string): string {
  const path = join(folder, `${++count}.pdf`);
  writeFileSync(path, bytes);
  return path;
}

async function outcomesOf(path: string, options: Partial<ReadPdfOptions> = {}): Promise<PageOutcome[]> {
  const outcomes: PageOutcome[] = [];
  await readPdf(path, { widths: [], onPage: (outcome) => void outcomes.push(outcome), ...options });
  return outcomes.toSorted((a, b) => a.page - b.page);
}

const statesOf = (outcomes: readonly PageOutcome[]): string[] =>
  outcomes.map((outcome) => (outcome.state === 'read' ? 'read' : outcome.failure));

test('each page comes with its offers and its pictures', async () => {
  const path = onDisk(await (await aPdf({ pages: 3 })).save());
  const sizes: number[] = [];
  const outcomes = await outcomesOf(path, {
    locales: ['fr'],
    widths: [480, 828, 1250],
    onOpened: (pages) => void sizes.push(...pages.map((page) => page.heightPt)),
  });
  expect(sizes).toEqual([842, 842, 842]);
  expect(statesOf(outcomes)).toEqual(['read', 'read', 'read']);
  const [first] = outcomes;
  if (first?.state !== 'read') throw new Error('the first page was not read');
  expect(first.offers.map(({ text }) => [text.name, text.priceMinor])).toEqual([['Jus de pomme 1', 249]]);
  expect([...first.images.keys()]).toEqual([480, 828, 1250]);
  expect(Buffer.from(first.images.get(828)!).toString('latin1', 8, 12)).toBe('WEBP');
});

test('a reading resumes with the pages that are missing', async () => {
  const path = onDisk(await (await aPdf({ pages: 4 })).save());
  const outcomes = await outcomesOf(path, { pages: [2, 4] });
  expect(outcomes.map(({ page }) => page)).toEqual([2, 4]);
});

test('a canceled reading stops and says why', async () => {
  const path = onDisk(await (await aPdf({ pages: 20 })).save());
  const cancel = new AbortController();
  let done = 0;
  const reading = outcomesOf(path, {
    signal: cancel.signal,
    onPage: () => {
      done++;
      cancel.abort(new Error('canceled by the reader'));
    },
  });
  await expect(reading).rejects.toThrow('canceled by the reader');
  expect(done).toBeLessThan(20);
});

test('a page that takes too much memory fails alone', async () => {
  const pdf = await aPdf({ pages: 1 });
  drawHugeImage(pdf, 8900, { veiled: true });
  pdf.addPage([300, 300]);
  const outcomes = await outcomesOf(onDisk(await pdf.save()), {
    widths: [480],
    limits: { residentBytes: 200_000_000 },
  });
  expect(statesOf(outcomes)).toEqual(['read', 'too_much_memory', 'read']);
});

test('a page that takes too long fails alone', async () => {
  const pdf = await aPdf({ pages: 1 });
  const crowded = pdf.addPage([595, 842]);
  for (let i = 0; i < 24_000; i++)
    crowded.drawText('1,99 €', { x: (i % 200) * 2.9, y: Math.floor(i / 200) * 7, size: 3 });
  pdf.addPage([300, 300]);
  const outcomes = await outcomesOf(onDisk(await pdf.save()), { limits: { pageMs: 1500 } });
  expect(statesOf(outcomes)).toEqual(['read', 'too_slow', 'read']);
});

test('a picture of absurd dimensions is left out of the drawing', async () => {
  const pdf = await aPdf({ pages: 1 });
  drawHugeImage(pdf, 60_000, { veiled: false });
  const outcomes = await outcomesOf(onDisk(await pdf.save()), { widths: [480] });
  expect(statesOf(outcomes)).toEqual(['read', 'read']);
});

test('a page of 14,400 points is read and drawn within bounds', async () => {
  const path = onDisk(await (await aPdf({ size: [14_400, 14_400] })).save());
  const [outcome] = await outcomesOf(path, { widths: [1250] });
  expect(outcome).toMatchObject({ state: 'read', widthPt: 14_400 });
});

test('300 pages are read, 301 are refused', async () => {
  const path = onDisk(await (await aPdf({ pages: 300, draw: drawBlank })).save());
  expect(await outcomesOf(path)).toHaveLength(300);
  const tooMany = onDisk(await (await aPdf({ pages: 301, draw: drawBlank })).save());
  await expect(outcomesOf(tooMany)).rejects.toMatchObject({ code: 'too_many_pages' });
});

test('what is not a PDF is refused', async () => {
  await expect(outcomesOf(onDisk('<html>Not a leaflet</html>'))).rejects.toMatchObject({ code: 'not_a_pdf' });
  await expect(outcomesOf(onDisk(''))).rejects.toMatchObject({ code: 'not_a_pdf' });
});

test('a PDF that was cut short is refused', async () => {
  const whole = await (await aPdf({ pages: 3 })).save();
  await expect(outcomesOf(onDisk(whole.slice(0, whole.length * 0.5)))).rejects.toMatchObject({ code: 'damaged' });
  await expect(outcomesOf(onDisk('%PDF-1.7\n'))).rejects.toMatchObject({ code: 'damaged' });
});

test('a PDF behind a password is refused', async () => {
  const path = onDisk(await behindAPassword(await aPdf()));
  await expect(outcomesOf(path)).rejects.toMatchObject({ code: 'encrypted' });
});

test('a PDF without pages is refused', async () => {
  const path = onDisk(await withoutPages(await aPdf()));
  await expect(outcomesOf(path)).rejects.toMatchObject({ code: 'no_pages' });
});

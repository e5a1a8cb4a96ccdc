import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { digitiseCommand, digitiseExit } from './digitise-command.ts';

const shared = join(import.meta.dirname, '../../../shared/leaflets');
const folder = mkdtempSync(join(tmpdir(), 'halles-digitise-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documents = [
  ['be-folder-fr', 'be'],
  ['es-folleto-hero', 'es'],
  ['fr-hyper-grille', 'fr'],
  ['fr-market-masonry', 'fr'],
  ['it-volantino', 'it'],
] as const;

/** What is said on stderr. */
function listen(): () => string {
  const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return () => {
    const said = spy.mock.calls.map(([text]) => String(text)).join('');
    spy.mockRestore();
    return said;
  };
}

test.skipIf(!existsSync(shared))(
  'the measured leaflets (in ../shared/leaflets, skipped where they are absent) are read as well as is asked',
  { timeout: 120_000 },
  async () => {
    const out = join(folder, 'offers');
    const said = listen();
    for (const [name, country] of documents) {
      const args = [join(shared, 'docs', `${name}.pdf`), '--feed', join(shared, `feed-${country}.csv`), '--out', out];
      expect(await digitiseCommand(args)).toBe(digitiseExit.done);
    }
    expect(said()).toContain('3 of 3 pages');
    expect(readdirSync(out).toSorted()).toEqual(documents.map(([name]) => `${name}.json`));
    const printed = execFileSync(process.execPath, [join(shared, 'score.mjs'), out, join(shared, 'docs'), 'vector']);
    const scores = JSON.parse(printed.toString().trim().split('\n').at(-1)!);
    expect(scores.F1).toBeGreaterThanOrEqual(0.95);
    expect(scores.price_exact).toBeGreaterThanOrEqual(0.95);
    expect(scores.mechanic_exact).toBeGreaterThanOrEqual(0.88);
    expect(scores.unit_price_exact).toBeGreaterThanOrEqual(0.88);
    expect(scores.product_match).toBeGreaterThanOrEqual(0.9);
    expect(scores.false_link_rate).toBeLessThanOrEqual(0.03);
    expect(scores.shoppable_offer_rate).toBeGreaterThanOrEqual(0.78);
  },
);

const feed = join(folder, 'feed.csv');
writeFileSync(feed, 'id,title,brand,price\n1,Jus de pomme 1 L,,2.49 EUR\n');

test('a call that lacks something says what, and how to call', async () => {
  for (const [args, missing] of [
    [[], 'Name at least one PDF.'],
    [['a.pdf'], '--feed'],
    [['a.pdf', '--feed', feed], '--out'],
    [['a.pdf', '--feed', feed, '--out', 'o.json', '--locale', 'xx'], 'xx'],
    [['a.pdf', 'b.pdf', '--feed', feed, '--out', 'o.json'], 'folder'],
    [['--colour', 'red'], '--colour'],
  ] as const) {
    const said = listen();
    expect(await digitiseCommand(args)).toBe(digitiseExit.wrongUsage);
    expect(said()).toContain(missing);
  }
});

test('a file that is not a PDF, a feed that is none, and a place that cannot be written have their own exit codes', async () => {
  const said = listen();
  const notPdf = join(folder, 'not.pdf');
  writeFileSync(notPdf, 'hello');
  const out = join(folder, 'x.json');
  expect(await digitiseCommand([notPdf, '--feed', feed, '--out', out])).toBe(digitiseExit.pdfRefused);
  expect(await digitiseCommand([join(folder, 'absent.pdf'), '--feed', feed, '--out', out])).toBe(
    digitiseExit.pdfRefused,
  );
  const noPrices = join(folder, 'no-prices.csv');
  writeFileSync(noPrices, 'id,title\n1,Jus\n');
  expect(await digitiseCommand([notPdf, '--feed', noPrices, '--out', out])).toBe(digitiseExit.feedUnreadable);
  expect(await digitiseCommand([notPdf, '--feed', join(folder, 'absent.csv'), '--out', out])).toBe(
    digitiseExit.feedUnreadable,
  );
  expect(existsSync(out)).toBe(false);
  const text = said();
  for (const sentence of ['not.pdf: This file is not a PDF.', 'price', 'absent.csv']) expect(text).toContain(sentence);
});

test('the page to look at shows every offer and escapes what the leaflet says', async () => {
  const { toHtmlPage } = await import('./digitised-page.ts');
  const offer = {
    page: 1,
    bbox: [10, 10, 110, 60],
    name: '<script>alert(1)</script>',
    brand: null,
    quantity_text: '1 L',
    price_cents: 249,
    mechanic: { type: 'NTH_PERCENT', nth: 2, percent: 50 },
    feed_ids: [],
    confidence: 0.4,
    reasons: ['product_unknown'],
  };
  const page = { page: 1, widthPt: 200, heightPt: 100, status: 'read' as const };
  const html = toHtmlPage([{ leaflet: { doc: 'a', pages: [page], offers: [offer] }, images: new Map() }]);
  expect(html).not.toContain('<script>');
  expect(html).toContain('left:5.00%;top:10.00%;width:50.00%;height:50.00%');
  expect(html).toContain('NTH_PERCENT, nth 2, percent 50');
});

test('rows of the feed that contradict each other are told with their lines and values', async () => {
  const twice = join(folder, 'twice.csv');
  const rows = ['1,5410376722997,Frites,4.49 EUR', '1,,Frites,4.99 EUR', '2,5410376722997,Frites,3.99 EUR'];
  writeFileSync(twice, `id,gtin,title,price\n${rows.join('\n')}\n`);
  const said = listen();
  await digitiseCommand([join(folder, 'absent.pdf'), '--feed', twice, '--out', join(folder, 'x.json')]);
  const text = said();
  expect(text).toContain(
    'twice.csv:3: The id 1 is at line 2 already; that row is used. Here: price 4.99 EUR instead of 4.49 EUR, gtin (none) instead of 5410376722997.',
  );
  expect(text).toContain(
    'twice.csv:4: The GTIN 5410376722997 is at line 2 already; both rows are used. Here: price 3.99 EUR instead of 4.49 EUR, id 2 instead of 1.',
  );
});

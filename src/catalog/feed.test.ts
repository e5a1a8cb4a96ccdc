import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { type FeedEntry, FeedUnreadable, readFeed } from './feed.ts';

async function read(feed: string | Buffer): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = [];
  for await (const entry of readFeed(Readable.from([Buffer.from(feed)]))) entries.push(entry);
  return entries;
}

const titlesOf = (entries: readonly FeedEntry[]): string[] => entries.flatMap((e) => ('row' in e ? [e.row.title] : []));
const errorsOf = (entries: readonly FeedEntry[]): string[] =>
  entries.flatMap((e) => ('error' in e ? [`${e.error.line} ${e.error.code}`] : []));

const header = 'id,gtin,title,brand,unit_pricing_measure,product_type,price,availability';

test('a row becomes a product with its price, content and availability', async () => {
  const [entry] = await read(
    `${header}\n7,5410376722997,"Frites four 1,5 kg",Lutosa,1.5kg,surgeles,4.49 EUR,out_of_stock\n`,
  );
  expect(entry).toMatchObject({
    row: {
      id: '7',
      gtin: '5410376722997',
      title: 'Frites four 1,5 kg',
      net: { amount: 1500, unit: 'g' },
      price: { minor: 449, currency: 'EUR' },
      available: false,
    },
  });
});

test('a byte order mark, semicolons and tabs are read', async () => {
  expect(titlesOf(await read('\uFEFFid;title;price\n1;Lait;1.05 EUR\n'))).toEqual(['Lait']);
  expect(titlesOf(await read('id\ttitle\tprice\n1\tLait, demi-écrémé\t1.05 EUR\n'))).toEqual(['Lait, demi-écrémé']);
});

test('a feed in Latin-1 keeps its accents', async () => {
  expect(titlesOf(await read(Buffer.from('id,title,price\n1,Crème brûlée,2.49 EUR\n', 'latin1')))).toEqual([
    'Crème brûlée',
  ]);
});

test('each bad row is told with its line, and the good ones remain', async () => {
  const entries = await read(
    [
      header,
      '1,,Lait,,,,1.05 EUR,',
      '1,,Lait encore,,,,1.05 EUR,',
      '2,5410376722990,Frites,,,,4.49 EUR,',
      '3,,Riz,,,,-1.00 EUR,',
      '4,,Sel,,,,0 EUR,',
      `5,,${'x'.repeat(501)},,,,1.00 EUR,`,
      '6,,,,,,1.00 EUR,',
      '7,,Sucre,,,,1.20 EUR,',
    ].join('\n'),
  );
  expect(titlesOf(entries)).toEqual(['Lait', 'Sucre']);
  expect(errorsOf(entries)).toEqual([
    '3 duplicate_id',
    '4 bad_gtin',
    '5 bad_price',
    '6 bad_price',
    '7 too_long',
    '8 missing_value',
  ]);
});

test('RSS and Atom with Google’s names are read', async () => {
  const rss = `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
    <item><g:id>1</g:id><title>Lait &amp; miel</title><g:price>1.05 EUR</g:price></item></channel></rss>`;
  const atom = `<feed xmlns:g="http://base.google.com/ns/1.0"><entry><g:id>2</g:id><g:title><![CDATA[Thé vert]]></g:title><g:price>3,20 EUR</g:price></entry></feed>`;
  expect(titlesOf(await read(rss))).toEqual(['Lait & miel']);
  expect(titlesOf(await read(atom))).toEqual(['Thé vert']);
});

test('a feed without a needed column, an empty one, broken XML and XML with a document type are refused as a whole', async () => {
  for (const [feed, sentence] of [
    ['id,title\n1,Lait\n', 'price'],
    ['', 'empty'],
    ['<rss><channel><item><id>1</channel></rss>', 'well-formed'],
    ['<!DOCTYPE x [<!ENTITY a "aa">]><rss/>', 'document type'],
  ] as const) {
    const reading = read(feed);
    await expect(reading).rejects.toThrow(FeedUnreadable);
    await expect(reading).rejects.toThrow(sentence);
  }
});

test('UTF-16 feeds, as spreadsheets save them, are read', async () => {
  const text = '\uFEFFid\ttitle\tprice\n1\tThé vert\t3.20 EUR\n';
  expect(titlesOf(await read(Buffer.from(text, 'utf16le')))).toEqual(['Thé vert']);
  expect(titlesOf(await read(Buffer.from(text, 'utf16le').swap16()))).toEqual(['Thé vert']);
});

test('a character that two chunks share stays whole', async () => {
  const bytes = Buffer.from(`id,title,price\n${`1,${'é'.repeat(400)},1 EUR\n`.repeat(1500)}`);
  const cut = bytes.indexOf(Buffer.from('é'), 1_000_000) + 1;
  const titles = new Set<string>();
  for await (const entry of readFeed(Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)])))
    if ('row' in entry) titles.add(entry.row.title);
    else if (entry.error.code !== 'duplicate_id') throw new Error(entry.error.message);
  expect(titles).toEqual(new Set(['é'.repeat(400)]));
});

test('300,000 rows are read and the first one more is told', async () => {
  function* rows() {
    yield 'id,title,price\n';
    for (let n = 1; n <= 300_010; n += 10)
      yield Array.from({ length: 10 }, (_, i) => `${n + i},Lait ${n + i},1.05 EUR\n`).join('');
  }
  let good = 0;
  const errors: FeedEntry[] = [];
  for await (const entry of readFeed(Readable.from(rows().map((row) => Buffer.from(row)))))
    if ('row' in entry) good++;
    else errors.push(entry);
  expect(good).toBe(300_000);
  expect(errors).toMatchObject([{ error: { line: 300_002, code: 'too_many_rows' } }]);
});

test('the source that breaks off breaks the reading, not the process', async () => {
  const broken = new Readable({
    read() {
      this.push('id,title,price\n1,Lait,1.05 EUR\n');
      this.destroy(new Error('the disk went away'));
    },
  });
  const reading = (async () => {
    for await (const _ of readFeed(broken));
  })();
  await expect(reading).rejects.toThrow();
});

test.each([
  ['1,,1 EUR', 'missing_value'],
  ['1,Lait,1.05', 'bad_price'],
  ['1,Lait,free', 'bad_price'],
  ['1,Lait,1.05 XYZ', 'bad_price'],
  ['1,Lait,1.055 EUR', 'bad_price'],
  ['1,Lait,99999999 EUR', 'bad_price'],
  [`${'x'.repeat(101)},Lait,1 EUR`, 'too_long'],
])('the row %j is refused as %s', async (row, code) => {
  expect(errorsOf(await read(`id,title,price\n${row}\n`))).toEqual([`2 ${code}`]);
});

test.each(['1.05 EUR', '1,05 EUR', 'EUR 1.05', ' 1.05 EUR '])('the price %j is 1.05', async (price) => {
  const [entry] = await read(`id\ttitle\tprice\n1\tLait\t${price}\n`);
  expect(entry).toMatchObject({ row: { price: { minor: 105, currency: 'EUR' } } });
});

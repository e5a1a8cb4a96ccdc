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

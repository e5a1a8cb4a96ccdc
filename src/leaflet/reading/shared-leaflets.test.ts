import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFeed } from '../../catalog/index.ts';
import type { WordingLocale } from '../../promotion/index.ts';
import { detectLocales } from './detect-locales.ts';
import { indexProducts, type MatchableProduct } from './matching/product-index.ts';
import type { PageContent } from './page-content.ts';
import { openPdf } from './pdfium.ts';
import { matchOffer, type OfferText, readOfferTexts } from './read-offers.ts';

const shared = join(import.meta.dirname, '../../../../shared/leaflets');
// The leaflets are kept outside the project; where they are not, the layouts drawn in layouts.test.ts still hold the rules.
const absent = !existsSync(join(shared, 'score.mjs'));

interface Truth {
  readonly doc: string;
  readonly kind: string;
  readonly feed: string;
}

interface Leaflet {
  readonly truth: Truth;
  readonly products: readonly MatchableProduct[];
}

async function vectorLeaflets(): Promise<Leaflet[]> {
  const docs = join(shared, 'docs');
  const truths = readdirSync(docs)
    .filter((file) => file.endsWith('.truth.json'))
    .map((file) => JSON.parse(readFileSync(join(docs, file), 'utf8')) as Truth)
    .filter((truth) => truth.kind.startsWith('vector'));
  return Promise.all(truths.map(async (truth) => ({ truth, products: await productsOf(truth.feed) })));
}

async function productsOf(feed: string): Promise<MatchableProduct[]> {
  const products: MatchableProduct[] = [];
  for await (const entry of readFeed(createReadStream(join(shared, feed)))) {
    if (!('row' in entry)) continue;
    const { id: productId, title, price, gtin, brand, net, productType } = entry.row;
    const known = { gtin: gtin ?? null, brand: brand ?? null, net: net ?? null, productType: productType ?? '' };
    products.push({ productId, title, priceMinor: price.minor, ...known });
  }
  return products;
}

async function eachPage<T>(
  doc: string,
  read: (content: PageContent, locales: WordingLocale[]) => readonly T[],
): Promise<T[]> {
  const pdf = await openPdf(join(shared, 'docs', `${doc}.pdf`));
  try {
    return pdf.pageSizes.flatMap((_, at) => {
      const content = pdf.readPage(at + 1);
      return read(content, detectLocales(content));
    });
  } finally {
    pdf.close();
  }
}

const offersOf = (content: PageContent, locales: readonly WordingLocale[]): readonly OfferText[] =>
  readOfferTexts(content, locales).offers;

test.skipIf(absent)('an offer whose product leaves the feed is not linked to its neighbor', async () => {
  let [asked, wrong] = [0, 0];
  for (const { truth, products } of await vectorLeaflets()) {
    const index = indexProducts(products);
    for (const text of await eachPage(truth.doc, offersOf)) {
      const right = new Set(matchOffer(text, 1, { index }).products);
      if (right.size === 0) continue;
      const without = indexProducts(products.filter((product) => !right.has(product)));
      asked++;
      if (matchOffer(text, 1, { index: without }).products.length > 0) wrong++;
    }
  }
  expect(asked).toBeGreaterThan(100);
  expect(wrong / asked).toBeLessThanOrEqual(0.03);
});

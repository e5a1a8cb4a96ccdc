import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { classify, type FeedRow, readFeed } from '../../catalog/index.ts';
import { indexFeed } from '../digitise.ts';
import { toDraft } from '../read-leaflet.ts';
import { matchOffer } from '../reading/read-offers.ts';
import { readPdf } from '../reading/read-pdf.ts';
import { checkLaw } from './check-law.ts';
import { goodsOf, type LawProduct } from './goods.ts';
import type { OfferToCheck } from './leaflet-to-check.ts';
import { packOf } from './packs/index.ts';
import type { PageWords } from './page-words.ts';

const demo = join(import.meta.dirname, '../../../demo');

test.each([
  ['fr', 'fr-marche'],
  ['fr', 'fr-hyper'],
  ['be', 'be-folder'],
  ['es', 'es-folleto'],
  ['it', 'it-volantino'],
])(
  '%s: %s breaks no rule that blocks, and its mentions are found on its pages',
  { timeout: 60_000 },
  async (country, leaflet) => {
    const rows: FeedRow[] = [];
    for await (const entry of readFeed(createReadStream(join(demo, 'feeds', `${country}.csv`)), {}))
      if ('row' in entry) rows.push(entry.row);
    const products = new Map(rows.map((row) => [row.id, toLawProduct(row)]));
    const index = indexFeed(rows);
    const offers: OfferToCheck[] = [];
    const pages: PageWords[] = [];
    await readPdf(join(demo, 'leaflets', `${leaflet}.pdf`), {
      widths: [],
      onPage: (outcome) => {
        if (outcome.state === 'failed') throw new Error(outcome.failure);
        pages.push({ page: outcome.page, words: outcome.words });
        for (const text of outcome.offers)
          offers.push(toCheck(toDraft(matchOffer(text, outcome.page, { index })), `${offers.length}`, products));
      },
    });
    const days = { validFrom: '2026-11-23', validThrough: '2026-11-29', today: '2026-11-10' };
    const findings = checkLaw({ ...days, offers, pages }, packOf(country.toUpperCase()), new Map());
    expect(offers.length).toBeGreaterThan(20);
    expect(findings.filter(({ severity }) => severity === 'blocks')).toEqual([]);
    expect(findings.filter(({ ruleId }) => ['fr-alcohol', 'fr-mangerbouger'].includes(ruleId))).toEqual([]);
  },
);

function toCheck(draft: OfferToCheck['draft'], offerId: string, known: ReadonlyMap<string, LawProduct>): OfferToCheck {
  const products = draft.productIds.flatMap((id) => known.get(id) ?? []);
  return { offerId, revision: 1, draft, products, goods: goodsOf(draft, products), lowestMinor: null };
}

function toLawProduct(row: FeedRow): LawProduct {
  const productType = row.productType ?? '';
  return {
    productId: row.id,
    title: row.title,
    brand: row.brand ?? null,
    productType,
    policyClass: classify({ productType, title: row.title }),
    net: row.net ?? null,
    basis: row.soldByWeight ? { unit: 'KGM', scale: 3, increment: 100 } : { unit: 'C62', scale: 0, increment: 1 },
    priceMinor: row.price.minor,
  };
}

import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { unitPrice } from '../../src/money/index.ts';
import type { PriceLabel, PrintedOffer } from '../../src/promotion/index.ts';
import { checkArithmetic, effectiveUnit, payable } from '../../src/promotion/index.ts';
import { families, type LeafletKey, localeCodes, netQuantity, type PlannedOffer } from './model.ts';
import { type LeafletPlan, planLeaflet } from './plan.ts';
import { sets } from './sets.ts';

const keys: LeafletKey[] = localeCodes.map((locale, i) => ({
  locale,
  family: families[i % families.length]!,
  seed: 40 + i,
  heldOutTheme: i % 2 === 1,
  pageCount: 2,
}));

const planned = new Map<LeafletKey, Promise<LeafletPlan>>();

function planOf(key: LeafletKey): Promise<LeafletPlan> {
  const plan = planned.get(key) ?? planLeaflet(key);
  planned.set(key, plan);
  return plan;
}

/** What the words beside the big price say of it, as the truth knows it. */
function labelOf({ mechanic, priceLabel, priceMinor, payQty, payMinor }: PlannedOffer): PriceLabel | undefined {
  if (priceLabel === null) return undefined;
  if (mechanic.type === 'LOYALTY_CREDIT') return { kind: 'creditDeducted' } as PriceLabel;
  return { kind: priceMinor === payMinor ? 'lot' : 'unit', qty: payQty } as PriceLabel;
}

function printedOffer(offer: PlannedOffer): PrintedOffer {
  const priceLabel = labelOf(offer);
  return {
    mechanic: offer.mechanic,
    priceMinor: offer.priceMinor,
    ...(offer.regularMinor !== null && { regularMinor: offer.regularMinor }),
    ...(priceLabel && { priceLabel }),
  };
}

test.each(keys)('the prices of a $family leaflet of $locale agree with their mechanics', async (key) => {
  const { offers } = await planOf(key);
  expect(offers.size).toBeGreaterThan(10);
  for (const offer of offers.values()) {
    const printed = printedOffer(offer);
    const wrong = checkArithmetic(printed).filter(({ agrees }) => !agrees);
    expect(wrong, `${offer.name} ${JSON.stringify(offer.mechanic)}`).toEqual([]);
    expect(payable(printed)).toEqual({ qty: offer.payQty, payMinor: offer.payMinor, creditMinor: offer.creditMinor });
    expect(effectiveUnit(printed)).toBe(offer.effectiveUnitMinor);
    if (offer.regularMinor !== null) expect(offer.effectiveUnitMinor).toBeLessThanOrEqual(offer.regularMinor);
    const product = offer.products[0];
    if (!offer.unitPrice || !product) continue;
    const quantity = netQuantity(product.pack);
    const possible = [offer.effectiveUnitMinor, offer.payMinor].map((priceMinor) =>
      unitPrice({ priceMinor, quantity }),
    );
    expect(possible).toContainEqual(offer.unitPrice);
  }
});

test.each(keys)('the feed of a $family leaflet of $locale has each linked product once', async (key) => {
  const { offers, feed } = await planOf(key);
  const rows = parse(feed.csv, { columns: true }) as { id: string; title: string; price: string }[];
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const { inFeed, products } of offers.values()) {
    for (const product of products) {
      const found = feed.byProduct.get(product);
      expect(found !== undefined, product.name).toBe(inFeed);
      if (found) expect(rows.filter(({ id }) => id === found.id)).toHaveLength(1);
    }
  }
});

test('the same key draws the same leaflet', async () => {
  const [first, second] = [await planOf(keys[0]!), await planLeaflet(keys[0]!)];
  expect(second.html).toBe(first.html);
  expect(second.feed.csv).toBe(first.feed.csv);
});

test('what judges is drawn from other seeds than what is developed with, some of it in looks and families of its own', () => {
  const seedsOf = (name: 'look' | 'score'): Set<number> => new Set(sets[name].map(({ seed }) => seed));
  expect([...seedsOf('look')].filter((seed) => seedsOf('score').has(seed))).toEqual([]);
  const shown = new Set(sets.look.map(({ family }) => family));
  expect(families.filter((family) => !shown.has(family))).toHaveLength(2);
  expect(sets.look.some(({ heldOutTheme }) => heldOutTheme)).toBe(false);
  expect(sets.gate.every((paper) => sets.score.includes(paper))).toBe(true);
});

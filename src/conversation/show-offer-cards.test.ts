import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PublishedOffer, ShopOffer, ShopProduct } from '../leaflet/index.ts';
import type { Reply } from '../meta/index.ts';
import { aStore } from '../organisation/testing.ts';
import { inputOfChoice } from './input.model.ts';
import { type OfferDepartment, type OfferedProduct, offerCard, sealOf, showOfferCards } from './show-offer-cards.ts';
import type { Turn } from './turn.ts';

const store = aStore();
const offerId = '0192f0c1-0000-7000-8000-000000000001';

const aTurn = (language = 'fr') => {
  const replies: Reply[] = [];
  const entity = { entityId: 'fr', country: 'FR', currency: 'EUR' };
  const thread = { shopper: { language } };
  const said = { publicUrl: 'https://shop.example', entity, address: { channel: 'messenger' }, thread, replies };
  return { turn: said as unknown as Turn, replies };
};

function anOffered(over: {
  readonly published?: Partial<PublishedOffer>;
  readonly offer?: Partial<ShopOffer>;
  readonly product?: Partial<ShopProduct>;
}): OfferedProduct {
  const product = {
    productId: 'milk',
    title: 'Lait 1 L',
    priceMinor: 120,
    increment: 1,
    byWeight: false,
    unitPrice: null,
  };
  const terms = { priceMinor: 100, soldBy: 'item', loyaltyRequired: false, limitPerHousehold: null } as const;
  const shown = { offerId, name: 'Lait', wording: '', lowestMinor: null, mechanicType: 'PRICE', unitPrice: null };
  const sold = { ...product, ...over.product } as ShopProduct;
  return {
    product: sold,
    published: { offerId, mechanic: { type: 'PRICE' }, ...terms, ...over.published } as PublishedOffer,
    offer: { ...shown, ...terms, page: 1, box: [0, 0, 1, 1], products: [sold], ...over.offer } as unknown as ShopOffer,
  };
}

const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

test('a card says what, how much, why and for whom, what matters most first', () => {
  const offer = {
    wording: '-25 %',
    unitPrice: { minor: 75, per: 'L' },
    loyaltyRequired: true,
    limitPerHousehold: 2,
    lowestMinor: 110,
  } as const;
  const card = offerCard(aTurn().turn, store, anOffered({ offer }));
  expect(card.terms.map(plain)).toEqual([
    '1,00 €',
    '-25 %',
    'avec la carte',
    '0,75 €/L',
    '2 par foyer',
    'plus bas en 30 jours 1,10 €',
  ]);
  expect(card).toMatchObject({
    title: 'Lait',
    picture: `https://shop.example/media/fr/offers/${offerId}.jpg`,
    buttons: [
      { title: 'Ajouter' },
      { title: 'Voir', url: `https://shop.example/fr/${store.storeId}/offers/${offerId}?via=messenger` },
    ],
  });
});

test('loose goods go in by half a kilogram, and the button says so', () => {
  const loose = anOffered({
    offer: { soldBy: 'kg' },
    product: { byWeight: true, increment: 100, productId: 'tomatoes' },
  });
  const card = offerCard(aTurn().turn, store, loose);
  expect(card.terms.map(plain)).toEqual(['1,00 €/kg']);
  expect(plain(card.buttons[0].title)).toBe('Ajouter 500 g');
  expect(inputOfChoice(card.buttons[0].id)).toMatchObject({ type: 'take', productId: 'tomatoes', steps: 500 });
});

test('of an offer on several products each has its own name', () => {
  const two = { products: [{}, {}] } as unknown as Partial<ShopOffer>;
  expect(offerCard(aTurn().turn, store, anOffered({ offer: two })).title).toBe('Lait 1 L');
});

test('another price, promotion or condition is another promise; another language is not', () => {
  const seal = sealOf(anOffered({}));
  expect(seal).toMatch(/^[0-9a-f]{8}$/);
  expect(sealOf(anOffered({ offer: { wording: 'in other words' } }))).toBe(seal);
  const changes: Partial<PublishedOffer>[] = [
    { priceMinor: 99 },
    { mechanic: { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 } },
    { soldBy: 'kg' },
    { loyaltyRequired: true },
    { limitPerHousehold: 2 },
  ];
  const seals = changes.map((published) => sealOf(anOffered({ published })));
  expect(new Set([seal, ...seals]).size).toBe(changes.length + 1);
  const unpriced = { priceMinor: null };
  expect(sealOf(anOffered({ published: unpriced, product: { priceMinor: 130 } }))).not.toBe(
    sealOf(anOffered({ published: unpriced })),
  );
});

test('however long the leaflet, ten cards and thirteen choices lead to all of it', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(sizes, fc.nat(500), fc.option(fc.nat(45), { nil: undefined }), (counts, from, department) => {
      const departments = counts.map((count, i): OfferDepartment => {
        const offered = Array.from({ length: count }, (_, n) => anOffered({ product: { productId: `p${i}-${n}` } }));
        return { name: `Rayon ${i}`, offered };
      });
      const { turn, replies } = aTurn();
      showOfferCards(turn, store, departments, { from, ...(department !== undefined && { department }) });
      const [said] = replies;
      if (said?.kind !== 'cards') throw new Error('No cards were shown.');
      const { cards, choices = [] } = said;
      expect(cards.length).toBeGreaterThan(0);
      expect(cards.length).toBeLessThanOrEqual(10);
      expect(choices.length).toBeLessThanOrEqual(13);
      expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
      for (const { id } of choices) expect(inputOfChoice(id)).toBeDefined();
    }),
    { numRuns: 60 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPiece, byWeight } from '../money/index.ts';
import { aStore } from '../organisation/testing.ts';
import type { Mechanic, PromotionOffer } from '../promotion/index.ts';
import { priceBasket } from '../promotion/index.ts';
import { type Adjustment, kindOfStepsChange, totalAfter } from './adjustment.model.ts';
import { basketFromItems, linesRefusal, mergeLines, quantityRefusal, withLine } from './basket.model.ts';
import { type OrderPromise, pickRefusal, priceOrder, replay } from './order.model.ts';
import { canCancel, canMove, orderStates, statesAfter } from './order-state.model.ts';
import {
  defaultSlotSettings,
  findSlot,
  parseSlotId,
  type SlotPlaces,
  slotIdOf,
  slotsOn,
  takePlace,
  upcomingSlots,
} from './slot.model.ts';

const noon = new Date('2026-11-23T12:00:00Z');

describe('slots', () => {
  const local = (instant: Date) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(instant);
  const hours = (from: string, to: string) => [{ days: [1, 2, 3, 4, 5, 6, 7], opens: from, closes: to }];

  test('a slot never holds more than its capacity', () =>
    fc.assert(
      fc.property(fc.nat(20), fc.nat(40), (capacity, asked) => {
        let slot: SlotPlaces = { cutoffAt: new Date(noon.getTime() + 1), capacity, taken: 0 };
        for (let i = 0; i < asked; i++) {
          const answer = takePlace(slot, noon);
          if (answer.ok) slot = answer.value;
        }
        expect(slot.taken).toBe(Math.min(capacity, asked));
      }),
    ));

  test('a slot is closed at its cutoff', () => {
    const refused = takePlace({ cutoffAt: noon, capacity: 5, taken: 0 }, noon);
    expect(refused).toEqual({ ok: false, refusal: { code: 'slot_closed', cutoffAt: noon } });
  });

  test('a day is cut into windows of two hours from opening to closing', () => {
    const slots = slotsOn(aStore(), defaultSlotSettings, '2026-11-23');
    expect(slots.map(({ startsAt }) => local(startsAt))).toEqual([
      '08:30',
      '10:30',
      '12:30',
      '14:30',
      '16:30',
      '18:30',
    ]);
    expect(local(slots.at(-1)!.endsAt)).toBe('20:30');
  });

  test('on both days when clocks change the windows keep the wall clock', () => {
    for (const date of ['2026-03-29', '2026-10-25']) {
      const slots = slotsOn(aStore({ openingHours: hours('08:00', '12:00') }), defaultSlotSettings, date);
      expect(slots.map(({ startsAt, endsAt }) => [local(startsAt), local(endsAt)])).toEqual([
        ['08:00', '10:00'],
        ['10:00', '12:00'],
      ]);
    }
  });

  test('a store open at night has no slot twice and no gap when clocks change', () => {
    const store = aStore({ openingHours: hours('00:00', '06:00') });
    const lengths = (date: string, windowMinutes: number) =>
      slotsOn(store, { ...defaultSlotSettings, windowMinutes }, date).map(
        ({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 60_000,
      );
    expect(lengths('2026-03-29', 60)).toEqual([60, 60, 60, 60, 60]);
    expect(lengths('2026-10-25', 60)).toEqual([60, 60, 120, 60, 60, 60]);
    for (const windowMinutes of [15, 30, 60, 120]) {
      expect(lengths('2026-03-29', windowMinutes).reduce((sum, length) => sum + length, 0)).toBe(300);
      expect(lengths('2026-10-25', windowMinutes).reduce((sum, length) => sum + length, 0)).toBe(420);
    }
  });

  test('every upcoming slot is found again by its id, and only at its store', () => {
    const store = aStore();
    const slots = upcomingSlots(store, defaultSlotSettings, noon);
    expect(slots.length).toBeGreaterThan(30);
    for (const slot of slots) {
      expect(findSlot(store, defaultSlotSettings, slot.slotId)).toEqual(slot);
      expect(findSlot(aStore({ storeId: 'roubaix' }), defaultSlotSettings, slot.slotId)).toBeUndefined();
    }
    expect(new Set(slots.map(({ slotId }) => slotId)).size).toBe(slots.length);
  });

  test('text that is no slot id is none', () => {
    expect(parseSlotId(slotIdOf('lille', noon))).toEqual({ storeId: 'lille', startsAt: noon });
    for (const wrong of ['', 'lille', 'lille.2026', 'lille.20269923T9900Z', '../x.20261123T1200Z', 'L.20261123T1200Z'])
      expect(parseSlotId(wrong), wrong).toBeUndefined();
  });

  test('a closed day has no slots', () => {
    const closed = aStore({ exceptions: [{ date: '2026-12-25', opens: null, closes: null }] });
    expect(slotsOn(closed, defaultSlotSettings, '2026-12-25')).toEqual([]);
  });
});

describe('baskets', () => {
  test('a line is set, changed in place and removed', () => {
    const lines = withLine(withLine([], { productId: 'a', steps: 1 }), { productId: 'b', steps: 2 });
    expect(withLine(lines, { productId: 'a', steps: 5 })).toEqual([
      { productId: 'a', steps: 5 },
      { productId: 'b', steps: 2 },
    ]);
    expect(withLine(lines, { productId: 'a', steps: 0 })).toEqual([{ productId: 'b', steps: 2 }]);
  });

  test('quantities have bounds: 999 items, 99.999 kg, by the increment', () => {
    const ask = (steps: number, basis = byPiece) => quantityRefusal({ productId: 'a', steps }, basis)?.code;
    expect([ask(1), ask(999), ask(99_900, byWeight)]).toEqual([undefined, undefined, undefined]);
    for (const steps of [0, -1, 1.5, 1000, Number.NaN]) expect(ask(steps)).toBe('bad_quantity');
    for (const steps of [150, 100_000]) expect(ask(steps, byWeight)).toBe('bad_quantity');
  });

  test('more than 200 products or 10,000 items are refused', () => {
    const lines = (count: number, steps: number) =>
      Array.from({ length: count }, (_, i) => ({ productId: `${i}`, steps }));
    expect(linesRefusal(lines(201, 1), () => byPiece)).toEqual({ code: 'too_many_lines', most: 200 });
    expect(linesRefusal(lines(200, 999), () => byPiece)).toEqual({ code: 'too_many_items', most: 10_000 });
    expect(linesRefusal(lines(200, 50), () => byPiece)).toBeUndefined();
  });

  test('a permalink fills a basket, and one that cannot be read fills nothing', () => {
    expect(basketFromItems('a:2,b,a')).toEqual([
      { productId: 'a', steps: 3 },
      { productId: 'b', steps: 1 },
    ]);
    expect(basketFromItems('urn:x:2')).toEqual([{ productId: 'urn:x', steps: 2 }]);
    for (const wrong of ['', ',', 'a:0', 'a,,b', Array(201).fill('a').join(',')])
      expect(basketFromItems(wrong), wrong).toBeUndefined();
  });

  test('merging keeps every step', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ productId: fc.constantFrom('a', 'b', 'c'), steps: fc.integer({ min: 1, max: 99 }) })),
        (lines) => {
          const merged = mergeLines(lines);
          expect(new Set(merged.map(({ productId }) => productId)).size).toBe(merged.length);
          const sum = (all: readonly { steps: number }[]) => all.reduce((total, { steps }) => total + steps, 0);
          expect(sum(merged)).toBe(sum(lines));
        },
      ),
    ));
});

describe('states', () => {
  test('an order ends collected or canceled, and from anywhere else there is a way on', () => {
    expect(orderStates.filter((state) => statesAfter(state).length === 0)).toEqual(['collected', 'canceled']);
    expect(canMove('placed', 'collected')).toBe(false);
  });

  test('a shopper cancels until picking starts, the store until the goods stand ready', () => {
    expect(orderStates.filter((state) => canCancel(state, 'shopper'))).toEqual(['placed']);
    expect(orderStates.filter((state) => canCancel(state, 'store'))).toEqual([
      'placed',
      'picking',
      'awaiting_shopper',
      'uncollected',
    ]);
  });
});

interface Ordered {
  readonly steps: number;
  readonly unitPriceMinor: number;
  readonly weighed: boolean;
  readonly deposit: number;
}

function anOrder(ordered: readonly Ordered[], offers: readonly PromotionOffer[] = []): OrderPromise {
  const pricing = ordered.map(({ steps, unitPriceMinor, weighed, deposit }, i) => ({
    lineId: `${i + 1}`,
    productId: `p${i + 1}`,
    steps,
    unitPriceMinor,
    basis: weighed ? byWeight : byPiece,
    depositMinor: deposit,
  }));
  const { lines } = priceBasket({ currency: 'EUR', lines: pricing, offers, loyalty: true });
  return {
    currency: 'EUR',
    loyalty: true,
    ageDeclared: false,
    offers,
    lines: lines.map(({ payableMinor, creditMinor }, i) => ({
      ...pricing[i]!,
      itemDepositMinor: pricing[i]!.depositMinor,
      payableMinor,
      creditMinor,
      ...{ title: 'Milk', brand: null, imageLink: null, aisle: '', policyClass: 'none' as const, applied: [] },
    })),
  };
}

function anOffer(mechanic: Mechanic, over: Partial<PromotionOffer> = {}): PromotionOffer {
  const rest = { priceMinor: null, mixAndMatch: false, limitPerHousehold: null, loyaltyRequired: false };
  return { offerId: 'offer', productIds: ['p1'], ...rest, mechanic, ...over };
}

const piece = { steps: 3, unitPriceMinor: 100, weighed: false, deposit: 0 };

describe('prices after placing', () => {
  test('with one of "2+1" missing the two left cost what they were promised at', () => {
    const promise = anOrder([piece], [anOffer({ type: 'X_PLUS_Y_FREE', buy: 2, free: 1 })]);
    expect(priceOrder(promise, new Map()).totalMinor).toBe(200);
    expect(priceOrder(promise, new Map([['1', 2]])).totalMinor).toBe(133);
    expect(priceOrder(promise, new Map([['1', 0]])).totalMinor).toBe(0);
  });

  test('a final weight costs its price, and a reduced one its reduced price', () => {
    const line = { steps: 1000, unitPriceMinor: 299, weighed: true, deposit: 0 };
    expect(priceOrder(anOrder([line]), new Map([['1', 1130]])).totalMinor).toBe(338);
    const reduced = anOrder([line], [anOffer({ type: 'PERCENT_OFF', percent: 30 })]);
    expect(priceOrder(reduced, new Map([['1', 900]])).totalMinor).toBe(188);
  });

  test('a deposit follows the items', () => {
    const promise = anOrder([{ ...piece, deposit: 25 }]);
    expect(priceOrder(promise, new Map([['1', 1]]))).toMatchObject({ totalMinor: 125, depositMinor: 25 });
  });

  test('items are never picked beyond the order, and an unlikely weight is asked about', () => {
    const pieces = { basis: byPiece, originalSteps: 3 };
    const weighed = { basis: byWeight, originalSteps: 1000 };
    expect(pickRefusal(pieces, 3, false)).toBeUndefined();
    expect(pickRefusal(pieces, 4, true)?.code).toBe('more_than_ordered');
    expect(pickRefusal(pieces, 0, false)?.code).toBe('bad_quantity');
    expect(pickRefusal(weighed, 1137, false)).toBeUndefined();
    expect(pickRefusal(weighed, 1300, false)).toEqual({ code: 'weight_unlikely', least: 750, most: 1250 });
    expect(pickRefusal(weighed, 1300, true)).toBeUndefined();
    expect(pickRefusal(weighed, 2001, true)?.code).toBe('more_than_ordered');
  });

  const mechanics: readonly Mechanic[] = [
    { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 },
    { type: 'NTH_PERCENT', nth: 2, percent: 68 },
    { type: 'PERCENT_OFF', percent: 33.3 },
    { type: 'BUNDLE_PRICE', qty: 3, totalMinor: 500 },
    { type: 'MULTI_BUY_UNIT', minQty: 2, unitMinor: 150 },
    { type: 'LOYALTY_CREDIT', percent: 25 },
    { type: 'AMOUNT_OFF', amountMinor: 50 },
  ];
  const ordered = fc.record({
    steps: fc.integer({ min: 1, max: 30 }),
    unitPriceMinor: fc.integer({ min: 0, max: 2000 }),
    weighed: fc.boolean(),
    deposit: fc.constantFrom(0, 25),
  });
  const promised = fc.record({
    lines: fc.array(ordered, { minLength: 1, maxLength: 5 }),
    mechanic: fc.constantFrom(...mechanics),
    mixAndMatch: fc.boolean(),
  });
  const orderOf = ({ lines, mechanic, mixAndMatch }: { lines: Ordered[]; mechanic: Mechanic; mixAndMatch: boolean }) =>
    anOrder(
      lines.map((line) => (line.weighed ? { ...line, steps: line.steps * 100 } : line)),
      [anOffer(mechanic, { mixAndMatch, productIds: ['p1', 'p2', 'p3'] })],
    );

  test('no line costs more per step than promised, the total is the sum of its lines and never below zero', () =>
    fc.assert(
      fc.property(promised, fc.array(fc.nat(40), { minLength: 5, maxLength: 5 }), (source, picked) => {
        const promise = orderOf(source);
        const stepsOf = new Map(promise.lines.map((line, i) => [line.lineId, Math.min(picked[i]!, line.steps)]));
        const price = priceOrder(promise, stepsOf);
        for (const [i, line] of price.lines.entries()) {
          const { payableMinor, steps } = promise.lines[i]!;
          expect(line.payableMinor * steps).toBeLessThanOrEqual(payableMinor * line.steps + steps / 2);
          expect(line.payableMinor).toBeGreaterThanOrEqual(line.creditMinor);
          expect(line.creditMinor).toBeGreaterThanOrEqual(0);
        }
        const sum = price.lines.reduce((total, line) => total + line.payableMinor + line.depositMinor, 0);
        expect(price.totalMinor).toBe(sum);
      }),
    ));

  test('what nothing changed costs what was promised', () =>
    fc.assert(
      fc.property(promised, (source) => {
        const promise = orderOf(source);
        const { lines } = priceOrder(promise, new Map());
        expect(lines.map(({ payableMinor }) => payableMinor)).toEqual(promise.lines.map((line) => line.payableMinor));
      }),
    ));

  test('adjustments add up to the total that replaying them gives, and goodwill never goes below zero', () =>
    fc.assert(
      fc.property(promised, fc.array(fc.tuple(fc.nat(5), fc.nat(40)), { maxLength: 12 }), (source, changes) => {
        const promise = orderOf(source);
        const steps = new Map(promise.lines.map((line) => [line.lineId, line.steps]));
        const placed = replay(promise, []).totalMinor;
        let adjustments: readonly Adjustment[] = [];
        for (const [index, to] of changes) {
          const line = promise.lines[index];
          const before = replay(promise, adjustments).totalMinor;
          const totalSteps = Math.min(to, line?.steps ?? 0);
          const stepsDelta = line ? totalSteps - steps.get(line.lineId)! : 0;
          if (line) steps.set(line.lineId, totalSteps);
          const draft: Adjustment = {
            position: adjustments.length + 1,
            kind: line ? kindOfStepsChange(true, totalSteps, stepsDelta) : 'goodwill',
            lineId: line?.lineId ?? null,
            stepsDelta,
            totalDelta: line ? 0 : -Math.min(to, before),
            ...{ personId: null, reason: 'picked', adjustedAt: noon },
          };
          const after = replay(promise, [...adjustments, draft]).totalMinor;
          adjustments = [...adjustments, { ...draft, totalDelta: after - before }];
        }
        const { totalMinor } = replay(promise, adjustments);
        expect(totalAfter(placed, adjustments)).toBe(totalMinor);
        expect(totalMinor).toBeGreaterThanOrEqual(0);
      }),
    ));
});

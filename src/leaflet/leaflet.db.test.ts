import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { savePrices } from '../catalog/index.ts';
import { findStore, requireEntity, savePerson } from '../organisation/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { historyOf, newId } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { editOffers, undoOrRedo } from './edit-offers.ts';
import { listEdits } from './edit-repository.ts';
import type { Blocker, OfferDraft } from './offer.model.ts';
import { planPublication } from './plan-publication.ts';
import { publishLeaflet, withdrawLeaflet, withdrawOffer } from './publish-leaflet.ts';
import { findPublishedLeaflet, findPublishedOffer, liveLeaflets, liveOffers, offersOfVersion } from './published.ts';
import { findOffers, type Leaflet, listOffers, putOffer, setLeafletState, updateLeaflet } from './repository.ts';
import { offerState, viewOffers } from './shop-view.ts';
import { aDraft, saveLeaflet } from './testing.ts';

let database: TestDatabase;
const entityId = frenchEntity;
const anne = newId();
const bruno = newId();
const start = new Date('2026-11-20T09:00:00Z');
const minute = (n: number): Date => new Date(start.getTime() + n * 60_000);
const by = (personId: string, n: number) => ({ entityId, personId, now: minute(n) });

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, [aStore(), aStore({ storeId: 'roubaix', name: 'Roubaix' })]);
  await savePerson(database.db, { personId: anne, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await savePerson(database.db, { personId: bruno, name: 'Bruno', email: 'bruno@example.org', language: 'fr' });
  await sql`
    insert into product (entity_id, product_id, title, search, net_amount, net_unit, active, updated_at)
    values (${entityId}, 'milk', 'Lait 1 L', '', 1000, 'ml', true, ${start}),
      (${entityId}, 'ham', 'Jambon 200 g', '', 200, 'g', true, ${start}),
      (${entityId}, 'retired', 'Ancien produit', '', null, null, false, ${start})`.execute(database.db);
  const validFrom = new Date('2026-08-01T00:00:00Z');
  await savePrices(
    database.db,
    entityId,
    [
      { productId: 'milk', priceMinor: 120 },
      { productId: 'ham', priceMinor: 300 },
      { productId: 'retired', priceMinor: 500 },
    ].map((price) => ({ ...price, storeId: '', validFrom })),
  );
});
afterAll(() => database.close());

beforeEach(async () => {
  await sql`truncate offer_comment, comment_thread, browsing_count, short_link, leaflet_schedule, leaflet_edition_offer, leaflet_edition, leaflet_on_sale,
    published_edition_offer, published_offer_product, published_offer, published_store, leaflet_version, leaflet_edit, leaflet_offer,
    leaflet_page, leaflet`.execute(database.db);
});

const aLeaflet = (drafts?: readonly OfferDraft[], over: Partial<Leaflet> = {}) =>
  saveLeaflet(database.db, { entityId, ...over }, drafts);
const refusal = (answer: { ok: boolean; refusal?: unknown }) => answer.refusal;
const namesOf = async ({ leafletId }: Leaflet): Promise<string[]> =>
  (await listOffers(database.db, entityId, leafletId)).map(({ draft }) => draft.name);

describe('editing', () => {
  let leaflet: Leaflet;
  let offerId: string;

  beforeEach(async () => {
    const saved = await aLeaflet([aDraft({ name: 'A' })]);
    leaflet = saved.leaflet;
    offerId = saved.offerIds[0]!;
  });

  const rename = async (name: string, n: number, person = anne) => {
    const revision = (await findOffers(database.db, entityId, leaflet.leafletId, [offerId])).get(offerId)?.revision;
    return editOffers(database.db, by(person, n), leaflet.leafletId, 'edit', [
      { offerId, revision, after: aDraft({ name }) },
    ]);
  };
  const undo = (n: number, person = anne) => undoOrRedo(database.db, by(person, n), leaflet.leafletId, 'undo');
  const redo = (n: number, person = anne) => undoOrRedo(database.db, by(person, n), leaflet.leafletId, 'redo');

  test('an offer that somebody changed meanwhile refuses the whole edit', async () => {
    await rename('by Bruno', 1, bruno);
    const added = newId();
    const answer = await editOffers(database.db, by(anne, 2), leaflet.leafletId, 'split', [
      { offerId: added, revision: undefined, after: aDraft({ name: 'half' }) },
      { offerId, revision: 1, after: aDraft({ name: 'other half' }) },
    ]);
    expect(refusal(answer)).toEqual({ code: 'changed_meanwhile', offerId });
    expect(await namesOf(leaflet)).toEqual(['by Bruno']);
    expect(await listEdits(database.db, entityId, leaflet.leafletId)).toHaveLength(1);
  });

  test('an offer that is gone, or is there already, refuses the edit', async () => {
    const gone = newId();
    const edit = (id: string, revision: number | undefined) =>
      editOffers(database.db, by(anne, 1), leaflet.leafletId, 'edit', [{ offerId: id, revision, after: aDraft() }]);
    expect(refusal(await edit(gone, 3))).toEqual({ code: 'changed_meanwhile', offerId: gone });
    expect(refusal(await edit(offerId, undefined))).toEqual({ code: 'changed_meanwhile', offerId });
  });

  test('two people who edit the same offer at once do not overwrite each other', async () => {
    const answers = await Promise.all(
      [anne, bruno].map((person) =>
        editOffers(database.db, by(person, 1), leaflet.leafletId, 'edit', [
          { offerId, revision: 1, after: aDraft({ name: person }) },
        ]),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a leaflet that is read, unknown or another entity’s is not edited', async () => {
    await setLeafletState(database.db, entityId, leaflet.leafletId, 'reading');
    expect(refusal(await rename('B', 1))).toEqual({ code: 'not_editable' });
    expect(refusal(await undo(1))).toEqual({ code: 'not_editable' });
    const unknown = await editOffers(database.db, by(anne, 1), newId(), 'edit', []);
    expect(refusal(unknown)).toEqual({ code: 'unknown_leaflet' });
  });

  test('an offer whose last day is before its first is refused, and one of a single day is not', async () => {
    const days = (validFrom: string, validThrough: string) =>
      editOffers(database.db, by(anne, 1), leaflet.leafletId, 'edit', [
        { offerId, revision: 1, after: aDraft({ name: 'B', validFrom, validThrough }) },
      ]);
    expect(refusal(await days('2026-11-21', '2026-11-20'))).toEqual({ code: 'wrong_days', offerId });
    expect(await namesOf(leaflet)).toEqual(['A']);
    expect((await days('2026-11-21', '2026-11-21')).ok).toBe(true);
  });

  test('undo and redo go back and forth through a chain of edits', async () => {
    expect(refusal(await undo(1))).toEqual({ code: 'nothing_to_undo' });
    await rename('B', 1);
    await rename('C', 2);
    await undo(3);
    expect(await namesOf(leaflet)).toEqual(['B']);
    await undo(4);
    expect(await namesOf(leaflet)).toEqual(['A']);
    expect(refusal(await undo(5))).toEqual({ code: 'nothing_to_undo' });
    await redo(6);
    expect(await namesOf(leaflet)).toEqual(['B']);
    await redo(7);
    expect(await namesOf(leaflet)).toEqual(['C']);
    expect(refusal(await redo(8))).toEqual({ code: 'nothing_to_redo' });
  });

  test('a new edit after an undo replaces what was undone, for good', async () => {
    await rename('B', 1);
    await undo(2);
    await rename('D', 3);
    expect(refusal(await redo(4))).toEqual({ code: 'nothing_to_redo' });
    await undo(5);
    expect(await namesOf(leaflet)).toEqual(['A']);
    await redo(6);
    expect(await namesOf(leaflet)).toEqual(['D']);
    expect(refusal(await redo(7))).toEqual({ code: 'nothing_to_redo' });
  });

  test('a deletion is undone with everything the offer had', async () => {
    const [before] = await listOffers(database.db, entityId, leaflet.leafletId);
    await editOffers(database.db, by(anne, 1), leaflet.leafletId, 'delete', [{ offerId, revision: 1, after: null }]);
    expect(await namesOf(leaflet)).toEqual([]);
    await undo(2);
    expect(await listOffers(database.db, entityId, leaflet.leafletId)).toMatchObject([
      { offerId, draft: before?.draft },
    ]);
  });

  test('the history says who changed what, and what was taken back', async () => {
    await rename('B', 1, anne);
    await rename('C', 2, bruno);
    await undo(3, bruno);
    const edits = await listEdits(database.db, entityId, leaflet.leafletId);
    expect(edits.map(({ personName, kind, undone }) => [personName, kind, undone])).toEqual([
      ['Bruno', 'edit', true],
      ['Anne', 'edit', false],
    ]);
    expect(edits[1]?.changes[0]).toMatchObject({ before: { name: 'A' }, after: { name: 'B' } });
    const events = await historyOf(database.db, entityId, `leaflet:${leaflet.leafletId}`);
    expect(events.map(({ type, payload }) => [type, payload['personId']])).toEqual([
      ['leaflet.edited', anne],
      ['leaflet.edited', bruno],
      ['leaflet.edit_undone', bruno],
    ]);
  });
});

describe('publishing', () => {
  const publish = ({ leafletId }: Leaflet, n: number) => publishLeaflet(database.db, by(anne, n), leafletId);

  async function blockersOf(drafts: readonly OfferDraft[], over: Partial<Leaflet> = {}): Promise<readonly Blocker[]> {
    const { leaflet } = await aLeaflet(drafts, over);
    const plan = await planPublication(database.db, entityId, leaflet.leafletId, minute(0));
    const done = await publish(leaflet, 0);
    expect(refusal(done)).toEqual({ code: 'blocked', blockers: plan?.blockers });
    expect(await findPublishedLeaflet(database.db, entityId, leaflet.leafletId)).toBeUndefined();
    return plan?.blockers ?? [];
  }

  test.each<[Blocker['code'], readonly OfferDraft[], Partial<Leaflet>]>([
    ['still_reading', [aDraft()], { state: 'reading' }],
    ['no_offers', [], {}],
    ['already_over', [aDraft()], { validFrom: '2026-11-01', validThrough: '2026-11-19' }],
    ['no_stores', [aDraft()], { storeIds: ['closed-for-good'] }],
    ['needs_look', [aDraft({ confidence: 0.4, checked: false })], {}],
    ['no_price', [aDraft({ priceMinor: null })], {}],
    ['wrong_days', [aDraft({ validFrom: '2026-11-20', validThrough: '2026-11-19' })], {}],
    ['never_on_sale', [aDraft({ validFrom: '2026-12-01' })], {}],
    ['never_on_sale', [aDraft({ validThrough: '2026-11-15' })], {}],
    ['never_on_sale', [aDraft({ validFrom: '2026-12-01', validThrough: '2026-12-05' })], {}],
    ['unknown_product', [aDraft({ productIds: ['ghost'] })], {}],
    ['unknown_product', [aDraft({ productIds: ['retired'] })], {}],
  ])('%s keeps a leaflet from being published', async (code, drafts, over) => {
    expect((await blockersOf(drafts, over)).map((blocker) => blocker.code)).toEqual([code]);
  });

  test('a product deleted between review and publication is told with its offer and page; without it the offer goes out', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft({ productIds: ['milk', 'ham'] }), aDraft({ name: 'B' })]);
    expect((await planPublication(database.db, entityId, leaflet.leafletId, minute(0)))?.blockers).toEqual([]);
    const setActive = (active: boolean) =>
      sql`update product set active = ${active} where entity_id = ${entityId} and product_id = 'ham'`.execute(
        database.db,
      );
    await setActive(false);
    const gone = { code: 'unknown_product', offerId: offerIds[0], page: 1, productId: 'ham' };
    expect(refusal(await publish(leaflet, 1))).toEqual({ code: 'blocked', blockers: [gone] });
    expect(await findPublishedLeaflet(database.db, entityId, leaflet.leafletId)).toBeUndefined();
    expect(await planPublication(database.db, entityId, leaflet.leafletId, minute(1))).toMatchObject({
      sure: { offerCount: 1, heldIds: [offerIds[0]] },
    });
    await putOffer(database.db, entityId, leaflet.leafletId, offerIds[0]!, aDraft({ productIds: ['milk'] }));
    expect(await publish(leaflet, 2)).toMatchObject({ ok: true, value: { offerCount: 2 } });
    await setActive(true);
  });

  test('own days that reach beyond the leaflet’s, or touch them, do not hold it up', async () => {
    const { leaflet } = await aLeaflet([
      aDraft({ validFrom: '2026-11-30', validThrough: '2026-12-05' }),
      aDraft({ validFrom: '2026-11-01', validThrough: '2026-11-16' }),
    ]);
    expect((await planPublication(database.db, entityId, leaflet.leafletId, minute(0)))?.blockers).toEqual([]);
  });

  test('every blocker of every offer is told at once', async () => {
    const blockers = await blockersOf([
      aDraft({ priceMinor: null, confidence: 0.1, checked: false }),
      aDraft({ productIds: ['milk', 'ghost'] }),
    ]);
    expect(blockers.map(({ code }) => code).toSorted()).toEqual(['needs_look', 'no_price', 'unknown_product']);
  });

  test('a checked offer needs no look, and a percentage needs no printed price', async () => {
    const { leaflet } = await aLeaflet([
      aDraft({ confidence: 0.1, checked: true }),
      aDraft({ priceMinor: null, mechanic: { type: 'PERCENT_OFF', percent: 30 } }),
    ]);
    expect(await publish(leaflet, 0)).toMatchObject({ ok: true, value: { version: 1, offerCount: 2 } });
  });

  test('nothing is published of an unknown leaflet', async () => {
    expect(refusal(await publishLeaflet(database.db, by(anne, 0), newId()))).toEqual({ code: 'unknown_leaflet' });
    expect(await planPublication(database.db, entityId, newId(), minute(0))).toBeUndefined();
  });

  test('two people who publish at once make two versions, one after the other', async () => {
    const { leaflet } = await aLeaflet();
    const done = await Promise.all([publish(leaflet, 0), publish(leaflet, 0)]);
    expect(done.map((answer) => (answer.ok ? answer.value.version : 0)).toSorted()).toEqual([1, 2]);
  });

  test('a published version stays as it was when the draft changes and a correction is published', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft({ productIds: ['milk'] })]);
    await publish(leaflet, 0);
    const first = await offersOfVersion(database.db, entityId, leaflet.leafletId, 1);
    await putOffer(database.db, entityId, leaflet.leafletId, offerIds[0]!, aDraft({ priceMinor: 89 }));
    await updateLeaflet(database.db, leaflet, { ...leaflet, title: 'Corrected' });
    expect(await offersOfVersion(database.db, entityId, leaflet.leafletId, 1)).toEqual(first);
    await publish(leaflet, 10);
    expect(await offersOfVersion(database.db, entityId, leaflet.leafletId, 1)).toEqual(first);
    expect(first).toMatchObject([{ version: 1, priceMinor: 99, productIds: ['milk'], validThrough: '2026-11-30' }]);
    expect(await findPublishedLeaflet(database.db, entityId, leaflet.leafletId)).toMatchObject({
      version: 2,
      title: 'Corrected',
    });
  });

  test('a leaflet is on offer at its own stores only', async () => {
    const { leaflet } = await aLeaflet([aDraft()], { storeIds: ['lille'] });
    expect(await publish(leaflet, 0)).toMatchObject({ value: { storeIds: ['lille'] } });
    const at = (storeId: string) => ({ entityId, storeId, date: '2026-11-20', asOf: minute(1) });
    expect(await liveOffers(database.db, at('lille'))).toHaveLength(1);
    expect(await liveOffers(database.db, at('roubaix'))).toEqual([]);
    expect(await liveLeaflets(database.db, at('roubaix'))).toEqual([]);
  });

  test('publishing and withdrawing are told in the log', async () => {
    const { leaflet, offerIds } = await aLeaflet();
    await publish(leaflet, 0);
    await withdrawOffer(database.db, by(bruno, 1), leaflet.leafletId, offerIds[0]!);
    await withdrawLeaflet(database.db, by(bruno, 2), leaflet.leafletId);
    const events = await historyOf(database.db, entityId, `leaflet:${leaflet.leafletId}`);
    expect(events.map(({ type, payload }) => [type, payload['version'], payload['personId']])).toEqual([
      ['leaflet.published', 1, anne],
      ['leaflet.withdrawn', 1, bruno],
    ]);
    expect(await historyOf(database.db, entityId, `offer:${offerIds[0]}`)).toMatchObject([{ type: 'offer.withdrawn' }]);
  });

  describe('what is on offer', () => {
    const scope = (n: number, date = '2026-11-20') => ({ entityId, storeId: 'lille', date, asOf: minute(n) });
    const pricesAt = async (n: number, date?: string) =>
      (await liveOffers(database.db, scope(n, date)))
        .map(({ priceMinor }) => priceMinor ?? 0)
        .toSorted((a, b) => a - b);
    const versionsAt = async (n: number) => (await liveLeaflets(database.db, scope(n))).map(({ version }) => version);

    test('before a correction everyone saw the first version, after it the second', async () => {
      const { leaflet, offerIds } = await aLeaflet();
      await publish(leaflet, 10);
      await putOffer(database.db, entityId, leaflet.leafletId, offerIds[0]!, aDraft({ priceMinor: 89 }));
      await publish(leaflet, 20);
      expect(await Promise.all([9, 10, 19, 20].map((n) => pricesAt(n)))).toEqual([[], [99], [99], [89]]);
      expect(await Promise.all([9, 19, 20].map(versionsAt))).toEqual([[], [1], [2]]);
    });

    test('a correction that leaves out a store ends there', async () => {
      const { leaflet } = await aLeaflet();
      await publish(leaflet, 10);
      await updateLeaflet(database.db, leaflet, { ...leaflet, storeIds: ['roubaix'] });
      await publish(leaflet, 20);
      expect([await pricesAt(19), await pricesAt(20)]).toEqual([[99], []]);
    });

    test('a withdrawn offer is gone from then on, and there as of before', async () => {
      const { leaflet, offerIds } = await aLeaflet([aDraft(), aDraft({ priceMinor: 200 })]);
      await publish(leaflet, 10);
      const withdraw = () => withdrawOffer(database.db, by(anne, 20), leaflet.leafletId, offerIds[0]!);
      expect(await withdraw()).toMatchObject({ ok: true });
      expect([await pricesAt(19), await pricesAt(20)]).toEqual([[99, 200], [200]]);
      expect(refusal(await withdraw())).toEqual({ code: 'unknown_offer' });
      expect(await offersOfVersion(database.db, entityId, leaflet.leafletId, 1)).toHaveLength(1);
    });

    test('a withdrawn offer comes back with a correction only once it was corrected', async () => {
      const { leaflet, offerIds } = await aLeaflet([aDraft(), aDraft({ priceMinor: 200 })]);
      await publish(leaflet, 10);
      await withdrawOffer(database.db, by(anne, 20), leaflet.leafletId, offerIds[0]!);
      await publish(leaflet, 30);
      expect(await pricesAt(31)).toEqual([200]);
      await putOffer(database.db, entityId, leaflet.leafletId, offerIds[0]!, aDraft({ priceMinor: 109 }));
      await publish(leaflet, 40);
      expect(await pricesAt(41)).toEqual([109, 200]);
    });

    test('a withdrawn leaflet is gone from then on with its older versions, and there as of before', async () => {
      const { leaflet } = await aLeaflet();
      await publish(leaflet, 10);
      await publish(leaflet, 20);
      expect(await withdrawLeaflet(database.db, by(anne, 30), leaflet.leafletId)).toMatchObject({ ok: true });
      expect(await Promise.all([19, 29, 30].map((n) => pricesAt(n)))).toEqual([[99], [99], []]);
      expect(await Promise.all([19, 29, 30].map(versionsAt))).toEqual([[1], [2], []]);
      const again = await withdrawLeaflet(database.db, by(anne, 31), leaflet.leafletId);
      expect(refusal(again)).toEqual({ code: 'not_published' });
    });

    test('an offer holds on its own days, within those of the leaflet', async () => {
      const { leaflet } = await aLeaflet([
        aDraft({ priceMinor: 1, validFrom: '2026-11-21', validThrough: '2026-11-22' }),
        aDraft({ priceMinor: 2 }),
      ]);
      await publish(leaflet, 0);
      const days = ['2026-11-15', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-30', '2026-12-01'];
      expect(await Promise.all(days.map((day) => pricesAt(1, day)))).toEqual([[], [2], [1, 2], [1, 2], [2], [2], []]);
    });

    test('offers are asked by product', async () => {
      const { leaflet } = await aLeaflet([aDraft({ productIds: ['milk'] }), aDraft({ productIds: ['ham'] })]);
      await publish(leaflet, 0);
      const found = await liveOffers(database.db, scope(1), ['ham', 'ghost']);
      expect(found.map(({ productIds }) => productIds)).toEqual([['ham']]);
    });

    test('a shared link finds an offer that is over or withdrawn, as last published', async () => {
      const { leaflet, offerIds } = await aLeaflet();
      const [offerId] = offerIds as [string];
      expect(await findPublishedOffer(database.db, entityId, offerId)).toBeUndefined();
      await publish(leaflet, 0);
      await putOffer(database.db, entityId, leaflet.leafletId, offerId, aDraft({ priceMinor: 89 }));
      await publish(leaflet, 1);
      const store = aStore();
      const found = (await findPublishedOffer(database.db, entityId, offerId))!;
      expect(found).toMatchObject({ version: 2, priceMinor: 89, withdrawnAt: null });
      expect(offerState(found, store, new Date('2026-12-01T09:00:00Z'))).toBe('over');
      expect(offerState(found, store, new Date('2026-11-30T22:59:00Z'))).toBe('live');
      expect(offerState(found, store, new Date('2026-11-15T22:59:00Z'))).toBe('upcoming');
      await withdrawOffer(database.db, by(anne, 2), leaflet.leafletId, offerId);
      const withdrawn = (await findPublishedOffer(database.db, entityId, offerId))!;
      expect(offerState(withdrawn, store, minute(3))).toBe('withdrawn');
    });
  });

  test('shoppers see the unit price, and the lowest price of 30 days for reductions only', async () => {
    const { leaflet } = await aLeaflet([
      aDraft({ name: 'cut', productIds: ['ham'], priceMinor: 250, mechanic: { type: 'PRICE_CUT' } }),
      aDraft({ name: 'plain', productIds: ['milk'], priceMinor: 99 }),
      aDraft({
        name: 'set',
        productIds: ['ham'],
        priceMinor: null,
        mechanic: { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 },
      }),
      aDraft({ name: 'kilo', priceMinor: 199, soldBy: '100g', productIds: ['ham'] }),
    ]);
    // The offers begin on 16 November in Lille, an hour before UTC's midnight: this price is theirs, not one of the 30 days before.
    await savePrices(database.db, entityId, [
      { productId: 'ham', storeId: '', validFrom: new Date('2026-11-01T00:00:00Z'), priceMinor: 280 },
      { productId: 'ham', storeId: '', validFrom: new Date('2026-11-15T23:30:00Z'), priceMinor: 250 },
    ]);
    await publish(leaflet, 0);
    const entity = await requireEntity(database.db, entityId);
    const store = (await findStore(database.db, entityId, 'lille'))!;
    const offers = await offersOfVersion(database.db, entityId, leaflet.leafletId, 1);
    const seen = await viewOffers(database.db, { entity, store, language: 'fr', now: minute(1) }, offers);
    const named = new Map(seen.map((offer) => [offer.name, offer]));
    expect(named.get('cut')).toMatchObject({ lowestMinor: 280, unitPrice: { minor: 1250, per: 'kg' } });
    expect(named.get('plain')).toMatchObject({ lowestMinor: null, wording: '', unitPrice: { minor: 99, per: 'L' } });
    expect(named.get('set')).toMatchObject({ lowestMinor: null, unitPrice: null, wording: '2+1 offert' });
    expect(named.get('kilo')).toMatchObject({ unitPrice: { minor: 1990, per: 'kg' } });
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { savePerson } from '../../organisation/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { historyOf, newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { editOffers, undoOrRedo } from '../edit-offers.ts';
import type { OfferDraft } from '../offer.model.ts';
import { planPublication } from '../plan-publication.ts';
import { publishLeaflet } from '../publish-leaflet.ts';
import { offersOfVersion } from '../published.ts';
import { findOffers, type Leaflet, listLeaflets, listOffers } from '../repository.ts';
import { aDraft, saveLeaflet } from '../testing.ts';
import { bulkEdit } from './bulk-edit.ts';
import { listThreads } from './comment-repository.ts';
import { decideThreshold } from './decide-threshold.ts';
import { answerThread, openThread, resolveThread } from './discuss-offer.ts';
import { viewDrafts } from './draft-view.ts';
import { deletePresence, listOthers, othersMark, putPresence } from './presence-repository.ts';

let database: TestDatabase;
const entityId = frenchEntity;
const anne = newId();
const bruno = newId();
const start = new Date('2026-11-20T09:00:00Z');
const minute = (n: number): Date => new Date(start.getTime() + n * 60_000);
const by = (personId: string, n: number) => ({ entityId, personId, now: minute(n) });

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, [aStore()]);
  await sql`
    insert into product (entity_id, product_id, title, search, product_type, active, updated_at)
    values (${entityId}, 'brie', 'Brie', '', 'fromages', true, ${start})`.execute(database.db);
  await sql`
    insert into price (entity_id, product_id, valid_from, price_minor)
    values (${entityId}, 'brie', '2026-08-01', 300)`.execute(database.db);
});
afterAll(() => database.close());

beforeEach(async () => {
  await sql`delete from review_threshold where entity_id = ${entityId}`.execute(database.db);
  await sql`delete from person where person_id in (${anne}, ${bruno})`.execute(database.db);
  await savePerson(database.db, { personId: anne, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await savePerson(database.db, { personId: bruno, name: 'Bruno', email: 'bruno@example.org', language: 'fr' });
});

const aLeaflet = (drafts: readonly OfferDraft[]) => saveLeaflet(database.db, { entityId }, drafts);
const draftsOf = async ({ leafletId }: Leaflet): Promise<Map<string, OfferDraft>> =>
  new Map((await listOffers(database.db, entityId, leafletId)).map(({ draft }) => [draft.name, draft]));
const publishedNames = async ({ leafletId }: Leaflet, version: number): Promise<string[]> =>
  (await offersOfVersion(database.db, entityId, leafletId, version)).map(({ name }) => name).toSorted();
const refusal = (answer: { ok: boolean; refusal?: unknown }) => answer.refusal;
const unsure = { checked: false, confidence: 0.4 };

async function change({ leafletId }: Leaflet, offerId: string, over: Partial<OfferDraft>, person: string, n: number) {
  const present = (await findOffers(database.db, entityId, leafletId, [offerId])).get(offerId);
  const after = { ...present?.draft, ...over } as OfferDraft;
  const changes = [{ offerId, revision: present?.revision, after }];
  return editOffers(database.db, by(person, n), leafletId, 'edit', changes);
}

describe('publishing what is sure', () => {
  const publishSure = ({ leafletId }: Leaflet, n: number) =>
    publishLeaflet(database.db, by(anne, n), leafletId, 'sure');

  test('goes out without what needs a look, which stays in review and follows as a correction', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft({ name: 'sure' }), aDraft({ name: 'unsure', ...unsure })]);
    const plan = await planPublication(database.db, entityId, leaflet.leafletId, minute(0));
    expect(plan?.sure).toEqual({
      offerCount: 1,
      shoppableCount: 0,
      heldIds: [offerIds[1]],
      keptIds: [],
      blockers: [],
    });
    expect(await publishSure(leaflet, 1)).toMatchObject({ value: { version: 1, offerCount: 1, heldCount: 1 } });
    expect(await publishedNames(leaflet, 1)).toEqual(['sure']);
    await change(leaflet, offerIds[1]!, { checked: true }, anne, 2);
    const whole = await planPublication(database.db, entityId, leaflet.leafletId, minute(3));
    expect(whole).toMatchObject({ blockers: [], sure: null });
    await publishLeaflet(database.db, by(anne, 3), leaflet.leafletId);
    expect(await publishedNames(leaflet, 2)).toEqual(['sure', 'unsure']);
  });

  test('what is on sale and in doubt again stays as it was last published', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft({ name: 'A' }), aDraft({ name: 'B' })]);
    await publishSure(leaflet, 0);
    await change(leaflet, offerIds[0]!, { name: 'A2', ...unsure }, anne, 1);
    await change(leaflet, offerIds[1]!, { name: 'B2' }, anne, 2);
    expect(await publishSure(leaflet, 3)).toMatchObject({ value: { version: 2, offerCount: 2, heldCount: 1 } });
    expect(await publishedNames(leaflet, 2)).toEqual(['A', 'B2']);
  });

  test('with nothing sure, nothing is published', async () => {
    const { leaflet } = await aLeaflet([aDraft(unsure)]);
    expect(refusal(await publishSure(leaflet, 0))).toMatchObject({ blockers: [{ code: 'no_offers' }] });
  });

  test('the entity decides what is sure, and the list of leaflets counts by it', async () => {
    const { leaflet } = await aLeaflet([aDraft({ checked: false, confidence: 0.93 })]);
    const held = async () =>
      (await planPublication(database.db, entityId, leaflet.leafletId, minute(0)))?.sure?.heldIds.length ?? 0;
    expect(await held()).toBe(0);
    await decideThreshold(database.db, by(anne, 0), 0.95);
    expect(await held()).toBe(1);
    const { items } = await listLeaflets(database.db, entityId, { limit: 1, before: undefined });
    expect(items[0]?.unsureCount).toBe(1);
    await decideThreshold(database.db, by(anne, 1), 0.8);
    expect(await held()).toBe(0);
    const events = await historyOf(database.db, entityId, `entity:${entityId}`);
    expect(events.map(({ payload }) => payload['sureEnough'])).toEqual([0.95, 0.8]);
  });
});

describe('undo', () => {
  const undo = ({ leafletId }: Leaflet, person: string, n: number, editId?: string) =>
    undoOrRedo(database.db, by(person, n), leafletId, 'undo', editId);

  test('takes back one’s own edit, not that of somebody else', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft({ name: 'A' }), aDraft({ name: 'B' })]);
    await change(leaflet, offerIds[0]!, { name: 'A by Anne' }, anne, 1);
    await change(leaflet, offerIds[1]!, { name: 'B by Bruno' }, bruno, 2);
    await undo(leaflet, anne, 3);
    expect([...(await draftsOf(leaflet)).keys()].toSorted()).toEqual(['A', 'B by Bruno']);
    expect(refusal(await undo(leaflet, anne, 4))).toEqual({ code: 'nothing_to_undo' });
  });

  test('does not overwrite what somebody changed since', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft({ name: 'A' })]);
    await change(leaflet, offerIds[0]!, { name: 'by Anne' }, anne, 1);
    await change(leaflet, offerIds[0]!, { name: 'by Bruno' }, bruno, 2);
    expect(refusal(await undo(leaflet, anne, 3))).toEqual({ code: 'changed_since', offerId: offerIds[0] });
    expect([...(await draftsOf(leaflet)).keys()]).toEqual(['by Bruno']);
  });

  test('takes back a named edit of anybody, and brings it back', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft({ name: 'A' })]);
    const edit = await change(leaflet, offerIds[0]!, { name: 'by Bruno' }, bruno, 1);
    const editId = edit.ok ? edit.value.editId : '';
    expect(await undo(leaflet, anne, 2, editId)).toMatchObject({ ok: true, value: { offerIds } });
    expect([...(await draftsOf(leaflet)).keys()]).toEqual(['A']);
    expect(refusal(await undo(leaflet, anne, 3, editId))).toEqual({ code: 'unknown_edit' });
    await undoOrRedo(database.db, by(anne, 4), leaflet.leafletId, 'redo', editId);
    expect([...(await draftsOf(leaflet)).keys()]).toEqual(['by Bruno']);
  });
});

describe('a bulk edit', () => {
  test('changes what it names in many offers, and is taken back whole', async () => {
    const { leaflet, offerIds } = await aLeaflet([
      aDraft({ name: 'Brie', productIds: ['brie'], loyaltyRequired: true }),
      aDraft({ name: 'Comté' }),
    ]);
    const targets = offerIds.map((offerId) => ({ offerId, revision: 1 }));
    const mechanic = { type: 'PERCENT_OFF', percent: 25 } as const;
    await bulkEdit(database.db, by(anne, 1), leaflet.leafletId, { targets, change: { mechanic } });
    const after = await draftsOf(leaflet);
    expect([...after.values()].map((draft) => draft.mechanic)).toEqual([mechanic, mechanic]);
    expect(after.get('Brie')).toMatchObject({ loyaltyRequired: true, productIds: ['brie'] });
    await undoOrRedo(database.db, by(anne, 2), leaflet.leafletId, 'undo');
    const types = [...(await draftsOf(leaflet)).values()].map((draft) => draft.mechanic.type);
    expect(types).toEqual(['PRICE', 'PRICE']);
  });

  test('is refused whole where somebody changed one of them meanwhile', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft({ name: 'A' }), aDraft({ name: 'B' })]);
    await change(leaflet, offerIds[1]!, { name: 'by Bruno' }, bruno, 1);
    const targets = offerIds.map((offerId) => ({ offerId, revision: 1 }));
    const answer = await bulkEdit(database.db, by(anne, 2), leaflet.leafletId, {
      targets,
      change: { loyaltyRequired: true },
    });
    expect(refusal(answer)).toEqual({ code: 'changed_meanwhile', offerId: offerIds[1] });
    expect((await draftsOf(leaflet)).get('A')?.loyaltyRequired).toBe(false);
  });

  test('finds its offers by their departments', async () => {
    const { leaflet } = await aLeaflet([aDraft({ productIds: ['brie'] })]);
    expect((await viewDrafts(database.db, leaflet, minute(0)))[0]?.departments).toEqual(['fromages']);
  });
});

describe('comments', () => {
  const open = ({ leafletId }: Leaflet, offerId: string, text: string, person = anne) =>
    openThread(database.db, by(person, 1), leafletId, { offerId, text });

  test('an offer in question is not published before it is resolved', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft()]);
    const { leafletId } = leaflet;
    const opened = await open(leaflet, offerIds[0]!, 'Is this the right ham?');
    const threadId = opened.ok ? opened.value.threadId : '';
    await answerThread(database.db, by(bruno, 2), leafletId, { threadId, text: 'It is.' });
    const codes = async () =>
      (await planPublication(database.db, entityId, leafletId, minute(3)))?.blockers.map(({ code }) => code);
    expect(await codes()).toEqual(['in_question']);
    await resolveThread(database.db, by(bruno, 4), leafletId, { threadId, resolved: true });
    expect(await codes()).toEqual([]);
    const [thread] = await listThreads(database.db, entityId, leafletId);
    expect(thread).toMatchObject({ offerId: offerIds[0], resolved: true });
    expect(thread?.comments.map(({ personName, text }) => [personName, text])).toEqual([
      ['Anne', 'Is this the right ham?'],
      ['Bruno', 'It is.'],
    ]);
  });

  test('go with the person who wrote them, and the words are in no event', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft()]);
    const opened = await open(leaflet, offerIds[0]!, 'Call me at home', bruno);
    const threadId = opened.ok ? opened.value.threadId : '';
    await answerThread(database.db, by(anne, 2), leaflet.leafletId, { threadId, text: 'No need' });
    await sql`delete from person where person_id = ${bruno}`.execute(database.db);
    const [thread] = await listThreads(database.db, entityId, leaflet.leafletId);
    expect(thread?.comments.map(({ text }) => text)).toEqual(['No need']);
    const events = await historyOf(database.db, entityId, `leaflet:${leaflet.leafletId}`);
    expect(events.map(({ type }) => type)).toEqual(['comment.written', 'comment.written']);
    expect(JSON.stringify(events)).not.toContain('home');
  });

  test('a question of which every word was erased holds nothing up', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft()]);
    await open(leaflet, offerIds[0]!, 'Hm', bruno);
    await sql`delete from person where person_id = ${bruno}`.execute(database.db);
    expect(await listThreads(database.db, entityId, leaflet.leafletId)).toEqual([]);
    expect((await planPublication(database.db, entityId, leaflet.leafletId, minute(3)))?.blockers).toEqual([]);
  });

  test('what is not there cannot be discussed', async () => {
    const { leaflet } = await aLeaflet([aDraft()]);
    expect(refusal(await open(leaflet, newId(), 'x'))).toEqual({ code: 'offer_gone' });
    const answer = { threadId: newId(), text: 'x' };
    expect(refusal(await answerThread(database.db, by(anne, 1), leaflet.leafletId, answer))).toEqual({
      code: 'unknown_thread',
    });
    expect(refusal(await openThread(database.db, by(anne, 1), newId(), { offerId: newId(), text: 'x' }))).toEqual({
      code: 'unknown_leaflet',
    });
  });
});

describe('two people in one leaflet', () => {
  const reviewer = ({ leafletId }: Leaflet, personId: string) => ({ entityId, leafletId, personId });

  test('see where the other is, until they leave or fall silent', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft()]);
    const [a, b] = [reviewer(leaflet, anne), reviewer(leaflet, bruno)];
    await putPresence(database.db, a, { page: 1, offerId: null }, minute(0));
    await putPresence(database.db, b, { page: 2, offerId: offerIds[0]! }, minute(0));
    expect(await listOthers(database.db, a, minute(0))).toEqual([
      { personId: bruno, name: 'Bruno', page: 2, offerId: offerIds[0] },
    ]);
    expect(await listOthers(database.db, a, minute(1))).toEqual([]);
    await deletePresence(database.db, b);
    expect(await listOthers(database.db, a, minute(0))).toEqual([]);
  });

  test('are told of each other’s edits, turns and words, not of their own', async () => {
    const { leaflet, offerIds } = await aLeaflet([aDraft()]);
    const { leafletId } = leaflet;
    const marks = async () => [
      await othersMark(database.db, reviewer(leaflet, anne)),
      await othersMark(database.db, reviewer(leaflet, bruno)),
    ];
    const told = async (deed: () => Promise<unknown>) => {
      const before = await marks();
      await deed();
      return (await marks()).map((mark, i) => mark !== before[i]);
    };
    const forBruno = [false, true];
    expect(await told(() => change(leaflet, offerIds[0]!, { name: 'B' }, anne, 1))).toEqual(forBruno);
    expect(await told(() => undoOrRedo(database.db, by(anne, 2), leafletId, 'undo'))).toEqual(forBruno);
    expect(await told(() => undoOrRedo(database.db, by(anne, 3), leafletId, 'redo'))).toEqual(forBruno);
    const opened = await openThread(database.db, by(anne, 4), leafletId, { offerId: offerIds[0]!, text: 'Hm' });
    const threadId = opened.ok ? opened.value.threadId : '';
    const resolve = (resolved: boolean, n: number) => () =>
      resolveThread(database.db, by(anne, n), leafletId, { threadId, resolved });
    expect(await told(resolve(true, 5))).toEqual(forBruno);
    expect(await told(resolve(false, 6))).toEqual(forBruno);
    const edit = await change(leaflet, offerIds[0]!, { name: 'C' }, bruno, 7);
    const editId = edit.ok ? edit.value.editId : '';
    expect(await told(() => undoOrRedo(database.db, by(anne, 8), leafletId, 'undo', editId))).toEqual(forBruno);
  });
});

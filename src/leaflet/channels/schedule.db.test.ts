import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { savePerson } from '../../organisation/index.ts';
import { aStore, frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { historyOf, newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { publishLeaflet, withdrawLeaflet, withdrawOffer } from '../publish-leaflet.ts';
import { findLeafletAtStore, findPublishedLeaflet, liveLeaflets, liveOffers } from '../published.ts';
import { findOffers, type Leaflet, listLeaflets, putOffer } from '../repository.ts';
import { aDraft, saveLeaflet } from '../testing.ts';
import { turnClock } from './leaflet-clock.ts';
import { cancelSchedule, publishDue, schedulePublication } from './schedule-publication.ts';
import { findSchedule } from './schedule-repository.ts';
import { clearLeaflets, saveGoods } from './testing.ts';

const entityId = frenchEntity;
const anne = newId();
let database: TestDatabase;
let leaflet: Leaflet;
let offerId: string;

// Réunion is three hours ahead of Lille in winter: its Monday 08:00 is 04:00 UTC, Lille's 07:00 UTC.
const monday = { date: '2026-11-23', time: '08:00' };
const sunday = new Date('2026-11-22T12:00:00Z');
const at = (time: string): Date => new Date(`2026-11-23T${time}:00Z`);
const by = (now: Date) => ({ entityId, personId: anne, now });
const schedule = (when = monday, now = sunday) => schedulePublication(database.db, by(now), leaflet.leafletId, when);
const shownAt = async (storeId: string, now: Date): Promise<number | undefined> => {
  const scope = { entityId, storeId, date: '2026-11-23', asOf: now };
  return (await liveLeaflets(database.db, scope))[0]?.version;
};
const eventsOf = async (...types: string[]) =>
  (await historyOf(database.db, entityId, `leaflet:${leaflet.leafletId}`)).filter(({ type }) => types.includes(type));

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, [
    aStore(),
    aStore({ storeId: 'reunion', name: 'Saint-Denis', timeZone: 'Indian/Reunion' }),
  ]);
  await savePerson(database.db, { personId: anne, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await saveGoods(database.db, entityId);
});
afterAll(() => database.close());

beforeEach(async () => {
  await clearLeaflets(database.db);
  const days = { validFrom: '2026-11-23', validThrough: '2026-11-29' };
  const saved = await saveLeaflet(database.db, { entityId, ...days }, [aDraft({ productIds: ['milk'] })]);
  leaflet = saved.leaflet;
  offerId = saved.offerIds[0]!;
});

describe('publication at a time of the stores’ own clocks', () => {
  test('Monday 08:00 comes to Réunion three hours before it comes to Lille', async () => {
    expect((await schedule()).ok).toBe(true);
    await publishDue(database.db, entityId, at('03:59'));
    expect(await findPublishedLeaflet(database.db, entityId, leaflet.leafletId)).toBeUndefined();
    await publishDue(database.db, entityId, at('04:00'));
    expect([await shownAt('reunion', at('04:00')), await shownAt('lille', at('04:00'))]).toEqual([1, undefined]);
    expect([await shownAt('reunion', at('07:00')), await shownAt('lille', at('07:00'))]).toEqual([1, 1]);
    const here = { entityId, storeId: 'lille', asOf: at('04:00') };
    expect(await findLeafletAtStore(database.db, here, leaflet.leafletId)).toMatchObject({
      here: true,
      visibleFrom: at('07:00'),
    });
  });

  test('two processes that look at once publish it once, and a late look publishes it still', async () => {
    await schedule();
    await Promise.all([1, 2, 3].map(() => publishDue(database.db, entityId, at('09:00'))));
    await publishDue(database.db, entityId, at('09:01'));
    expect(await eventsOf('leaflet.published')).toHaveLength(1);
    expect(await findSchedule(database.db, entityId, leaflet.leafletId)).toBeUndefined();
    expect(await shownAt('lille', at('09:00'))).toBe(1);
  });

  test('a time that is over somewhere, after the leaflet’s end, or of no leaflet is refused', async () => {
    expect(await schedule(monday, at('04:30'))).toMatchObject({ refusal: { code: 'in_the_past' } });
    expect(await schedule({ date: '2026-11-30', time: '08:00' })).toMatchObject({ refusal: { code: 'after_its_end' } });
    const unknown = await schedulePublication(database.db, by(sunday), newId(), monday);
    expect(unknown).toMatchObject({ refusal: { code: 'unknown_leaflet' } });
  });

  test('a product deleted between review and publication keeps the leaflet from going out, and says why', async () => {
    await schedule();
    await sql`update product set active = false where entity_id = ${entityId} and product_id = 'milk'`.execute(
      database.db,
    );
    await publishDue(database.db, entityId, at('08:00'));
    await publishDue(database.db, entityId, at('08:01'));
    expect((await findSchedule(database.db, entityId, leaflet.leafletId))?.refusal).toEqual(['unknown_product']);
    const { items } = await listLeaflets(database.db, entityId, { limit: 5, before: undefined });
    expect(items).toMatchObject([{ scheduledFor: '2026-11-23T08:00', scheduleRefused: true }]);
    expect(await eventsOf('leaflet.publication_refused')).toHaveLength(1);
    expect(await shownAt('lille', at('09:00'))).toBeUndefined();
    await sql`update product set active = true where entity_id = ${entityId} and product_id = 'milk'`.execute(
      database.db,
    );
    expect((await schedule({ date: '2026-11-23', time: '18:00' }, at('09:00'))).ok).toBe(true);
    await publishDue(database.db, entityId, at('18:00'));
    expect(await shownAt('lille', at('18:00'))).toBe(1);
  });

  test('a leaflet that breaks the publication keeps no other one waiting', async () => {
    await schedule();
    const days = { validFrom: '2026-11-23', validThrough: '2026-11-29' };
    const other = await saveLeaflet(database.db, { entityId, ...days }, [aDraft({ productIds: ['milk'] })]);
    const time = { date: '2026-11-23', time: '07:59' };
    await schedulePublication(database.db, by(sunday), other.leaflet.leafletId, time);
    await sql`update leaflet_offer set draft = '[]' where entity_id = ${entityId} and leaflet_id = ${other.leaflet.leafletId}`.execute(
      database.db,
    );
    await expect(turnClock(database.db, entityId, at('08:00'))).rejects.toThrow('1 of 2 failed');
    expect(await shownAt('lille', at('08:00'))).toBe(1);
    expect(await eventsOf('leaflet.began')).toHaveLength(2);
    expect(await findSchedule(database.db, entityId, other.leaflet.leafletId)).toMatchObject({ refusal: null });
  });

  test('a publication that was taken back, or done by hand before, does not happen', async () => {
    await schedule();
    expect(await cancelSchedule(database.db, by(sunday), leaflet.leafletId)).toBe(true);
    expect(await cancelSchedule(database.db, by(sunday), leaflet.leafletId)).toBe(false);
    await publishDue(database.db, entityId, at('09:00'));
    expect(await eventsOf('leaflet.published')).toHaveLength(0);
    await schedule();
    await publishLeaflet(database.db, by(sunday), leaflet.leafletId);
    await publishDue(database.db, entityId, at('09:00'));
    expect(await eventsOf('leaflet.published')).toHaveLength(1);
  });

  test('a correction to come leaves each store the version before, until its clock shows the time', async () => {
    await publishLeaflet(database.db, by(sunday), leaflet.leafletId);
    await schedule();
    const draft = (await findOffers(database.db, entityId, leaflet.leafletId, [offerId])).get(offerId)!.draft;
    await putOffer(database.db, entityId, leaflet.leafletId, offerId, { ...draft, priceMinor: 89 });
    await publishDue(database.db, entityId, at('04:00'));
    expect([await shownAt('reunion', at('04:00')), await shownAt('lille', at('04:00'))]).toEqual([2, 1]);
    const prices = async (now: Date) =>
      (await liveOffers(database.db, { entityId, storeId: 'lille', date: '2026-11-23', asOf: now })).map(
        ({ priceMinor }) => priceMinor,
      );
    expect([await prices(at('06:59')), await prices(at('07:00'))]).toEqual([[99], [89]]);
  });

  test('a withdrawal between the two reaches the stores that still show the version before', async () => {
    await publishLeaflet(database.db, by(sunday), leaflet.leafletId);
    await schedule();
    await publishDue(database.db, entityId, at('04:00'));
    const offersAt = async (storeId: string) =>
      (await liveOffers(database.db, { entityId, storeId, date: '2026-11-23', asOf: at('05:00') })).length;
    expect((await withdrawOffer(database.db, by(at('05:00')), leaflet.leafletId, offerId)).ok).toBe(true);
    expect([await offersAt('lille'), await offersAt('reunion')]).toEqual([0, 0]);
    const answers = await Promise.all(
      [1, 2].map(() => withdrawLeaflet(database.db, by(at('06:00')), leaflet.leafletId)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await shownAt('lille', at('06:30')), await shownAt('reunion', at('06:30'))]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await shownAt('lille', at('09:00'))).toBeUndefined();
  });
});

describe('the clock', () => {
  const turns = async () =>
    (await eventsOf('leaflet.began', 'leaflet.ended')).map(({ type, payload }) => `${type} ${payload['timeZone']}`);
  const turn = (instant: string) => turnClock(database.db, entityId, new Date(instant));

  test('tells once when a leaflet begins and ends at the stores of each time zone', async () => {
    await publishLeaflet(database.db, by(sunday), leaflet.leafletId);
    await turn('2026-11-22T19:59:00Z');
    expect(await turns()).toEqual([]);
    await turn('2026-11-22T20:00:00Z');
    await Promise.all([1, 2].map(() => turn('2026-11-22T23:00:00Z')));
    expect(await turns()).toEqual(['leaflet.began Indian/Reunion', 'leaflet.began Europe/Paris']);
    await turn('2026-11-29T20:00:00Z');
    await turn('2026-11-29T23:00:00Z');
    await turn('2026-11-29T23:00:01Z');
    expect((await turns()).slice(2)).toEqual(['leaflet.ended Indian/Reunion', 'leaflet.ended Europe/Paris']);
  });

  test('what was missed while Halles was down is told when it is back, and a withdrawal ends what had begun', async () => {
    await publishLeaflet(database.db, by(sunday), leaflet.leafletId);
    await turn('2026-11-25T12:00:00Z');
    expect(await turns()).toHaveLength(2);
    await withdrawLeaflet(database.db, by(new Date('2026-11-25T13:00:00Z')), leaflet.leafletId);
    await turn('2026-11-25T13:00:00Z');
    expect((await turns()).slice(2).sort()).toEqual(['leaflet.ended Europe/Paris', 'leaflet.ended Indian/Reunion']);
  });

  test('the day on which clocks change ends at the store’s midnight all the same', async () => {
    const days = { validFrom: '2026-10-19', validThrough: '2026-10-25' };
    const saved = await saveLeaflet(database.db, { entityId, ...days }, [aDraft({ productIds: ['milk'] })]);
    leaflet = saved.leaflet;
    await publishLeaflet(database.db, by(new Date('2026-10-20T09:00:00Z')), leaflet.leafletId);
    // On 25 October Lille goes from UTC+2 to UTC+1, so that the day has 25 hours.
    await turn('2026-10-25T22:59:59Z');
    expect(await turns()).not.toContain('leaflet.ended Europe/Paris');
    await turn('2026-10-25T23:00:00Z');
    expect(await turns()).toContain('leaflet.ended Europe/Paris');
  });
});

import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { savePerson } from '../../organisation/index.ts';
import { frenchEntity, saveFrenchEntity } from '../../organisation/testing.ts';
import { newId } from '../../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../../platform/testing.ts';
import { clearLeaflets, saveGoods } from '../channels/testing.ts';
import { aDraft, saveLeaflet } from '../testing.ts';

const entityId = frenchEntity;
const personId = newId();
const sunday = new Date('2026-11-15T09:00:00Z');
let database: TestDatabase;

/** The use cases, with French rules in whose file somebody made a slip. */
async function withABrokenPack() {
  vi.resetModules();
  vi.doMock('./packs/index.ts', async (original) => {
    const packs = await original<typeof import('./packs/index.ts')>();
    const good = packs.packOf('FR')?.read;
    if (!good?.ok) throw new Error('The French rules do not load.');
    const [rule, ...rest] = good.value.rules;
    const broken = packs.readPacks([
      { file: 'fr.ts', data: { ...good.value, rules: [{ ...rule, severity: 'forbids' }, ...rest] } },
    ]);
    return { ...packs, packOf: (country: string) => broken.get(country) };
  });
  const { planPublication } = await import('../plan-publication.ts');
  const { publishLeaflet } = await import('../publish-leaflet.ts');
  const { schedulePublication, publishDue } = await import('../channels/schedule-publication.ts');
  const { findSchedule } = await import('../channels/schedule-repository.ts');
  const { decideLaw } = await import('./decide-law.ts');
  return { planPublication, publishLeaflet, schedulePublication, publishDue, findSchedule, decideLaw };
}

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db);
  await savePerson(database.db, { personId, name: 'Anne', email: 'anne@example.org', language: 'fr' });
  await saveGoods(database.db, entityId);
  await clearLeaflets(database.db);
});
afterAll(async () => {
  vi.doUnmock('./packs/index.ts');
  vi.resetModules();
  await database.close();
});

test('a rule pack with an error keeps leaflets from going out and names file and field, until the administration lets it warn', async () => {
  const { db } = database;
  const does = await withABrokenPack();
  const { leaflet } = await saveLeaflet(db, { entityId }, [aDraft({ productIds: ['milk'] })]);
  const { leafletId } = leaflet;
  const by = { entityId, personId, now: sunday };
  const plan = await does.planPublication(db, entityId, leafletId, sunday);
  expect(plan?.blockers).toMatchObject([{ code: 'unlawful', ruleId: 'rule-pack' }]);
  expect(plan?.findings).toMatchObject([
    {
      message: 'pack_refused',
      values: { file: 'fr.ts', field: 'rules.0.severity' },
      title: { fr: 'Règles du pays illisibles' },
    },
  ]);
  expect(await does.publishLeaflet(db, by, leafletId)).toMatchObject({ refusal: { code: 'blocked' } });
  await does.schedulePublication(db, by, leafletId, { date: '2026-11-16', time: '08:00' });
  await does.publishDue(db, entityId, new Date('2026-11-16T07:00:00Z'));
  expect((await does.findSchedule(db, entityId, leafletId))?.refusal).toEqual(['unlawful']);
  await does.decideLaw(db, { ...by, country: 'FR' }, 'rule-pack', 'warns');
  expect(await does.publishLeaflet(db, by, leafletId)).toMatchObject({ ok: true, value: { offerCount: 1 } });
});

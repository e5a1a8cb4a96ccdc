import { z } from 'zod';
import { requireCapability } from '../../organisation/index.ts';
import { type Database, type EntityId, type Http, newId, Problem, problemSchema } from '../../platform/index.ts';
import { daySchema } from '../offer-schema.ts';
import { putEdition, removeEdition } from './edit-edition.ts';
import { type Edition, editionTag, mostEditions } from './edition.model.ts';
import { listEditions } from './edition-repository.ts';
import { cancelSchedule, schedulePublication } from './schedule-publication.ts';
import { findSchedule } from './schedule-repository.ts';

interface ChannelDoors {
  readonly db: Database;
  readonly now: () => Date;
}

const leafletParams = z.object({ leafletId: z.uuid() });

const localTimeSchema = z.object({ date: daySchema, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) });

const scheduleSchema = z.object({
  schedule: localTimeSchema.extend({ refusal: z.array(z.string()).nullable() }).nullable(),
});

const changeSchema = z.object({
  offerId: z.uuid(),
  /** Null: the offer is left out. */
  priceMinor: z.number().int().min(1).max(100_000_000).nullable(),
});

const editionFields = {
  name: z.string().trim().min(1).max(80),
  storeIds: z.array(z.string().max(64)).max(20_000),
  changes: z.array(changeSchema).max(5000),
};

const editionSchema = z.object({ editionId: z.string(), tag: z.string(), ...editionFields });

const sentences: Readonly<Record<string, readonly [status: number, sentence: string]>> = {
  unknown_leaflet: [404, 'There is no such leaflet.'],
  in_the_past: [422, 'This time is over already at one of the stores.'],
  after_its_end: [422, 'The leaflet is over by then.'],
  no_stores: [422, 'Choose at least one store.'],
  changed_meanwhile: [409, 'Somebody changed this edition meanwhile. It is shown as it is now.'],
  too_many_editions: [422, `A leaflet has at most ${mostEditions} editions.`],
  unknown_store: [422, 'The leaflet is not for one of the stores.'],
  store_has_edition: [422, 'One of the stores has another edition already.'],
  unknown_offer: [422, 'The leaflet has not one of the offers.'],
  price_not_from_offer: [422, 'The promotion of one of the offers does not take its price from the offer.'],
};

function problemOf({ code, ...extra }: { readonly code: string }): Problem {
  const [status, sentence] = sentences[code] ?? [422, 'This is not possible.'];
  return new Problem(status, code, sentence, extra);
}

/** Publication at a time to come, and editions for some stores, as the studio sets them. */
export function channelRoutes(app: Http, doors: ChannelDoors): void {
  scheduleRoutes(app, doors);
  editionRoutes(app, doors);
}

function scheduleRoutes(app: Http, { db, now }: ChannelDoors): void {
  const url = '/api/leaflets/:leafletId/schedule';

  async function view(entityId: EntityId, leafletId: string): Promise<z.infer<typeof scheduleSchema>> {
    const found = await findSchedule(db, entityId, leafletId);
    return { schedule: found ? { ...found.when, refusal: found.refusal && [...found.refusal] } : null };
  }

  app.get(url, { schema: { params: leafletParams, response: { 200: scheduleSchema } } }, async (request) => {
    const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
    return view(entityId, request.params.leafletId);
  });

  app.put(
    url,
    {
      schema: {
        params: leafletParams,
        body: localTimeSchema,
        response: { 200: scheduleSchema, 404: problemSchema, 422: problemSchema },
      },
    },
    async (request) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'publish_leaflets');
      const { leafletId } = request.params;
      const done = await schedulePublication(db, { entityId, personId, now: now() }, leafletId, request.body);
      if (!done.ok) throw problemOf(done.refusal);
      return view(entityId, leafletId);
    },
  );

  app.delete(url, { schema: { params: leafletParams, response: { 200: scheduleSchema } } }, async (request) => {
    const { entityId, personId } = await requireCapability(db, request, now(), 'publish_leaflets');
    await cancelSchedule(db, { entityId, personId, now: now() }, request.params.leafletId);
    return view(entityId, request.params.leafletId);
  });
}

function editionRoutes(app: Http, { db, now }: ChannelDoors): void {
  const view = (edition: Edition): z.infer<typeof editionSchema> => ({
    ...edition,
    storeIds: [...edition.storeIds],
    changes: [...edition.changes],
    tag: editionTag(edition),
  });

  app.get(
    '/api/leaflets/:leafletId/editions',
    { schema: { params: leafletParams, response: { 200: z.object({ editions: z.array(editionSchema) }) } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      return { editions: (await listEditions(db, entityId, request.params.leafletId)).map(view) };
    },
  );

  app.put(
    '/api/leaflets/:leafletId/editions',
    {
      schema: {
        params: leafletParams,
        body: z.object({
          /** Of an edition that is there already, with the tag that it was seen with. */
          editionId: z.uuid().optional(),
          tag: z.string().max(40).optional(),
          ...editionFields,
        }),
        response: { 200: editionSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema },
      },
    },
    async (request) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { tag, editionId = newId(), ...fields } = request.body;
      const edition = { ...fields, editionId };
      const done = await putEdition(db, { entityId, personId, now: now() }, request.params.leafletId, edition, tag);
      if (!done.ok) throw problemOf(done.refusal);
      return view(done.value);
    },
  );

  app.delete(
    '/api/leaflets/:leafletId/editions/:editionId',
    {
      schema: {
        params: leafletParams.extend({ editionId: z.uuid() }),
        response: { 200: z.object({ removed: z.boolean() }) },
      },
    },
    async (request) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { leafletId, editionId } = request.params;
      return { removed: await removeEdition(db, { entityId, personId, now: now() }, leafletId, editionId) };
    },
  );
}

import { z } from 'zod';
import { findStore, requireEntity, requirePublicEntity } from '../../organisation/index.ts';
import { type Database, type Http, Problem, problemSchema } from '../../platform/index.ts';
import { offerSchema } from '../shop-schema.ts';
import { freshSeconds, type OnOffer, onOfferAnywhere, onOfferAtStore } from './on-offer.ts';

const pageSize = 200;

const onOfferSchema = z.object({
  offers: z.array(offerSchema.extend({ publishedAt: z.string(), storeId: z.string(), dearest: z.boolean() })),
  /** How long the answer holds. */
  freshSeconds: z.number(),
  /** The next page of 200, where there is one. */
  nextPage: z.number().nullable(),
});

const asked = z.object({
  language: z.string().min(2).max(12).optional(),
  page: z.coerce.number().int().min(1).max(100).default(1),
});

/** What feeds are made of: everything on offer now, at one store or at any. */
export function onOfferRoutes(app: Http, { db, now }: { db: Database; now: () => Date }): void {
  app.get(
    '/api/shop/:entityId/stores/:storeId/on-offer',
    {
      schema: {
        params: z.object({ entityId: z.string().max(32), storeId: z.string().max(64) }),
        querystring: asked,
        response: { 200: onOfferSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const reader = await readerOf(request.params.entityId, request.query.language);
      const store = await findStore(db, reader.entity.entityId, request.params.storeId);
      if (!store) throw new Problem(404, 'unknown_store', 'There is no such store.');
      return pageOf(await onOfferAtStore(db, reader, store), request.query.page, reader.now, store.timeZone);
    },
  );

  app.get(
    '/api/shop/:entityId/on-offer',
    {
      schema: {
        params: z.object({ entityId: z.string().max(32) }),
        querystring: asked,
        response: { 200: onOfferSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const reader = await readerOf(request.params.entityId, request.query.language);
      return pageOf(await onOfferAnywhere(db, reader), request.query.page, reader.now, reader.entity.timeZone);
    },
  );

  async function readerOf(entityId: string, language: string | undefined) {
    const entity = await requireEntity(db, await requirePublicEntity(db, entityId));
    return { entity, now: now(), language: language ?? entity.languages[0] ?? 'en' };
  }
}

function pageOf(all: readonly OnOffer[], page: number, now: Date, timeZone: string): z.infer<typeof onOfferSchema> {
  const offers = all.slice((page - 1) * pageSize, page * pageSize);
  return {
    offers: offers.map((offer) => ({
      ...(offer as unknown as z.infer<typeof offerSchema>),
      publishedAt: offer.publishedAt.toISOString(),
    })) as z.infer<typeof onOfferSchema>['offers'],
    freshSeconds: freshSeconds(now, timeZone),
    nextPage: all.length > page * pageSize ? page + 1 : null,
  };
}

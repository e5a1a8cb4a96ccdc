import { createReadStream, existsSync } from 'node:fs';
import { z } from 'zod';
import { listStores, requireCapability } from '../organisation/index.ts';
import {
  type Database,
  decodeCursor,
  type EntityId,
  type Http,
  isUuid,
  Problem,
  pageQuery,
  problemSchema,
} from '../platform/index.ts';
import { channelRoutes } from './channels/channel-routes.ts';
import { shortLinkRoutes } from './channels/short-link-routes.ts';
import { createLeaflet } from './create-leaflet.ts';
import type { LeafletFiles, PageWidth } from './files.ts';
import { pageWidths } from './files.ts';
import { lawRoutes } from './law/law-routes.ts';
import { planSchema } from './law/law-schema.ts';
import { learnedRoutes } from './learning/learned-routes.ts';
import { daySchema } from './offer-schema.ts';
import { planPublication } from './plan-publication.ts';
import { problemOf, requireLeaflet } from './problems.ts';
import { publishLeaflet, withdrawLeaflet, withdrawOffer } from './publish-leaflet.ts';
import { findPublishedLeaflet, findPublishedOffer } from './published.ts';
import { browsingRoutes } from './readers/browsing-routes.ts';
import { changeLeafletState, type Leaflet, listLeaflets, listPages, updateLeaflet } from './repository.ts';
import { editRoutes } from './reviewing/edit-routes.ts';
import { reviewingRoutes } from './reviewing/reviewing-routes.ts';
import { findSureEnough } from './reviewing/threshold-repository.ts';

export interface LeafletDoors {
  readonly db: Database;
  readonly now: () => Date;
  readonly dataFolder: string;
  /** Where the world reaches Halles: what is printed begins with it. */
  readonly publicUrl: string;
  readonly files: LeafletFiles;
  /** Puts the reading of a leaflet's waiting pages into the background. */
  readonly startReading: (entityId: EntityId, leafletId: string) => Promise<void>;
  readonly cancelReading: (entityId: EntityId, leafletId: string) => Promise<void>;
}

const leafletSchema = z.object({
  leafletId: z.string(),
  title: z.string(),
  language: z.string(),
  state: z.enum(['reading', 'review', 'failed', 'canceled']),
  validFrom: z.string(),
  validThrough: z.string(),
  storeIds: z.array(z.string()),
  pageCount: z.number(),
  failure: z.string().nullable(),
  createdAt: z.string(),
});

const summarySchema = leafletSchema.extend({
  publishedVersion: z.number().nullable(),
  withdrawn: z.boolean(),
  offerCount: z.number(),
  unsureCount: z.number(),
  pagesRead: z.number(),
  scheduledFor: z.string().nullable(),
  scheduleRefused: z.boolean(),
});

const pageSchema = z.object({
  page: z.number(),
  state: z.enum(['waiting', 'read', 'failed']),
  widthPt: z.number(),
  heightPt: z.number(),
  failure: z.string().nullable(),
});

/** When the last leaflet of a page was made, and its id. */
const leafletCursor = z.tuple([z.iso.datetime(), z.uuid()]);
const leafletParams = z.object({ leafletId: z.uuid() });
const stores = z.array(z.string().max(64)).max(20_000);
const days = { validFrom: daySchema, validThrough: daySchema };

function view(leaflet: Leaflet): z.infer<typeof leafletSchema> {
  const { entityId: _, storeIds, createdAt, ...rest } = leaflet;
  return { ...rest, storeIds: [...storeIds], createdAt: createdAt.toISOString() };
}

export function leafletRoutes(app: Http, doors: LeafletDoors): void {
  leafletListRoutes(app, doors);
  editRoutes(app, doors);
  reviewingRoutes(app, doors);
  publicationRoutes(app, doors);
  lawRoutes(app, doors);
  learnedRoutes(app, doors);
  browsingRoutes(app, doors);
  shortLinkRoutes(app, doors);
  channelRoutes(app, doors);
  imageRoutes(app, doors);
}

function leafletListRoutes(app: Http, doors: LeafletDoors): void {
  const { db, now } = doors;

  app.get(
    '/api/leaflets',
    {
      schema: {
        querystring: pageQuery,
        response: { 200: z.object({ items: z.array(summarySchema), nextCursor: z.string().optional() }) },
      },
    },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { cursor, limit } = request.query;
      const page = await listLeaflets(db, entityId, {
        limit,
        before: leafletCursor.safeParse(decodeCursor(cursor, 2)).data,
      });
      const items = page.items.map(({ entityId: _, ...summary }) => ({
        ...summary,
        storeIds: [...summary.storeIds],
        createdAt: summary.createdAt.toISOString(),
      }));
      return page.nextCursor ? { items, nextCursor: page.nextCursor } : { items };
    },
  );

  app.post(
    '/api/leaflets',
    {
      schema: {
        body: z.object({
          uploadId: z.uuid(),
          title: z.string().min(1).max(200),
          language: z.string().min(2).max(12),
          storeIds: stores,
          ...days,
        }),
        response: { 201: leafletSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const made = await createLeaflet(doors, { entityId, personId }, request.body);
      if (!made.ok) throw problemOf(made.refusal);
      return reply.status(201).send(view(made.value));
    },
  );

  app.get(
    '/api/leaflets/:leafletId',
    {
      schema: {
        params: leafletParams,
        response: {
          200: leafletSchema.extend({
            pages: z.array(pageSchema),
            publishedVersion: z.number().nullable(),
            /** From which confidence an offer needs no look. */
            sureEnough: z.number(),
          }),
        },
      },
    },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const leaflet = await requireLeaflet(db, entityId, request.params.leafletId);
      const published = await findPublishedLeaflet(db, entityId, leaflet.leafletId);
      const pages = await listPages(db, entityId, leaflet.leafletId);
      return {
        ...view(leaflet),
        pages: [...pages],
        publishedVersion: published && !published.withdrawnAt ? published.version : null,
        sureEnough: await findSureEnough(db, entityId),
      };
    },
  );

  app.patch(
    '/api/leaflets/:leafletId',
    {
      schema: {
        params: leafletParams,
        body: z.object({ title: z.string().min(1).max(200), storeIds: stores, ...days }),
        response: { 200: leafletSchema },
      },
    },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const leaflet = await requireLeaflet(db, entityId, request.params.leafletId);
      await refuseWrongScope(db, entityId, request.body);
      await updateLeaflet(db, leaflet, request.body);
      return view(await requireLeaflet(db, entityId, leaflet.leafletId));
    },
  );

  app.post(
    '/api/leaflets/:leafletId/cancel',
    { schema: { params: leafletParams, response: { 200: leafletSchema } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { leafletId } = await requireLeaflet(db, entityId, request.params.leafletId);
      if (!(await changeLeafletState(db, entityId, leafletId, ['reading'], 'canceled')))
        throw new Problem(409, 'not_reading', 'The leaflet is not being read.');
      await doors.cancelReading(entityId, leafletId);
      return view(await requireLeaflet(db, entityId, leafletId));
    },
  );

  app.post(
    '/api/leaflets/:leafletId/resume',
    { schema: { params: leafletParams, response: { 200: leafletSchema } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { leafletId } = await requireLeaflet(db, entityId, request.params.leafletId);
      if (!(await changeLeafletState(db, entityId, leafletId, ['reading', 'failed', 'canceled'], 'reading')))
        throw new Problem(409, 'already_read', 'The leaflet is read already.');
      await doors.startReading(entityId, leafletId);
      return view(await requireLeaflet(db, entityId, leafletId));
    },
  );
}

async function refuseWrongScope(
  db: Database,
  entityId: EntityId,
  scope: { validFrom: string; validThrough: string; storeIds: readonly string[] },
): Promise<void> {
  if (scope.validThrough < scope.validFrom) throw problemOf({ code: 'wrong_dates' });
  const known = new Set((await listStores(db, entityId)).map(({ storeId }) => storeId));
  if (scope.storeIds.some((storeId) => !known.has(storeId))) throw problemOf({ code: 'unknown_store' });
}

function publicationRoutes(app: Http, { db, now }: LeafletDoors): void {
  app.get(
    '/api/leaflets/:leafletId/publication',
    { schema: { params: leafletParams, response: { 200: planSchema } } },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const plan = await planPublication(db, entityId, request.params.leafletId, now());
      if (!plan) throw problemOf({ code: 'unknown_leaflet' });
      return plan as z.infer<typeof planSchema>;
    },
  );

  app.post(
    '/api/leaflets/:leafletId/publication',
    {
      schema: {
        params: leafletParams,
        querystring: z.object({ part: z.enum(['all', 'sure']).default('all') }),
        response: {
          201: z.object({ version: z.number(), stores: z.number(), offers: z.number(), held: z.number() }),
          422: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'publish_leaflets');
      const by = { entityId, personId, now: now() };
      const done = await publishLeaflet(db, by, request.params.leafletId, request.query.part);
      if (!done.ok) throw problemOf(done.refusal);
      const { version, storeIds, offerCount, heldCount } = done.value;
      return reply.status(201).send({ version, stores: storeIds.length, offers: offerCount, held: heldCount });
    },
  );

  app.delete(
    '/api/leaflets/:leafletId/publication',
    { schema: { params: leafletParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'publish_leaflets');
      const done = await withdrawLeaflet(db, { entityId, personId, now: now() }, request.params.leafletId);
      if (!done.ok) throw problemOf(done.refusal);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/api/leaflets/:leafletId/publication/offers/:offerId',
    { schema: { params: leafletParams.extend({ offerId: z.uuid() }), response: { 204: z.null() } } },
    async (request, reply) => {
      const { entityId, personId } = await requireCapability(db, request, now(), 'publish_leaflets');
      const done = await withdrawOffer(
        db,
        { entityId, personId, now: now() },
        request.params.leafletId,
        request.params.offerId,
      );
      if (!done.ok) throw problemOf(done.refusal);
      return reply.status(204).send(null);
    },
  );
}

function imageRoutes(app: Http, { db, now, files }: LeafletDoors): void {
  const width = z.coerce
    .number()
    .refine((value): value is PageWidth => (pageWidths as readonly number[]).includes(value));
  const page = z.coerce.number().int().min(1).max(300);

  // The editor's picture: of drafts too, so only for those who may edit.
  app.get(
    '/api/leaflets/:leafletId/pages/:page/:width',
    { schema: { hide: true, params: leafletParams.extend({ page, width }) } },
    async (request, reply) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { leafletId } = await requireLeaflet(db, entityId, request.params.leafletId);
      return sendImage(
        reply,
        files.pageImage(entityId, leafletId, request.params.page, request.params.width),
        'private, max-age=60',
      );
    },
  );

  // The shopper's picture, also fetched by Meta for a message: only of what was published. Its address never changes its content.
  app.get(
    '/media/:entityId/leaflets/:leafletId/:file',
    {
      schema: {
        hide: true,
        params: z.object({
          entityId: z.string().max(32),
          leafletId: z.uuid(),
          file: z.string().regex(/^page-\d{1,3}-(480|828|1250)\.(webp|jpg)$/),
        }),
      },
    },
    async (request, reply) => {
      const { leafletId, file } = request.params;
      const entityId = request.params.entityId as EntityId;
      // A messaging app shows it in pages of its own.
      reply.header('cross-origin-resource-policy', 'cross-origin');
      const published = await findPublishedLeaflet(db, entityId, leafletId);
      if (!published) throw problemOf({ code: 'unknown_leaflet' });
      const [, number = '1', size = '828', kind] = /^page-(\d+)-(\d+)\.(\w+)$/.exec(file) ?? [];
      const path = files.pageImage(entityId, leafletId, Number(number), Number(size) as PageWidth);
      return kind === 'jpg'
        ? files.sendJpeg(reply, path)
        : sendImage(reply, path, 'public, max-age=31536000, immutable');
    },
  );

  // An offer's own picture, for catalogues of products that have none: the part of the page that shows it.
  app.get(
    '/media/:entityId/offers/:file',
    {
      schema: {
        hide: true,
        params: z.object({ entityId: z.string().max(32), file: z.string().regex(/^[0-9a-f-]{36}\.jpg$/) }),
      },
    },
    async (request, reply) => {
      const entityId = request.params.entityId as EntityId;
      reply.header('cross-origin-resource-policy', 'cross-origin');
      const offerId = request.params.file.slice(0, -4);
      const offer = isUuid(offerId) ? await findPublishedOffer(db, entityId, offerId) : undefined;
      const leaflet = offer && (await findPublishedLeaflet(db, entityId, offer.leafletId));
      const size = leaflet?.pages.find(({ page }) => page === offer?.page);
      if (!offer || !size) throw problemOf({ code: 'unknown_offer' });
      const [x0, y0, x1, y1] = offer.box;
      const share = [x0 / size.widthPt, y0 / size.heightPt, x1 / size.widthPt, y1 / size.heightPt] as const;
      return files.sendOfferJpeg(reply, files.pageImage(entityId, offer.leafletId, offer.page, 1250), share);
    },
  );

  function sendImage(
    reply: { header(name: string, value: string): { type(mime: string): { send(body: unknown): unknown } } },
    path: string,
    cache: string,
  ): unknown {
    if (!existsSync(path)) throw new Problem(404, 'no_picture', 'This page has no picture.');
    return reply.header('cache-control', cache).type('image/webp').send(createReadStream(path));
  }
}

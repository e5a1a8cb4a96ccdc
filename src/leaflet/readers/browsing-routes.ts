import { z } from 'zod';
import { requireCapability, requirePublicEntity } from '../../organisation/index.ts';
import { type Database, type Http, Problem } from '../../platform/index.ts';
import { daySchema } from '../offer-schema.ts';
import { findPublishedLeaflet, offersOfVersion } from '../published.ts';
import { findLeaflet } from '../repository.ts';
import { browsingChannels, browsingKinds, spotGrid } from './browsing.model.ts';
import { type BrowsingSum, sumBrowsing } from './browsing-repository.ts';
import { countBrowsing } from './count-browsing.ts';

interface BrowsingDoors {
  readonly db: Database;
  readonly now: () => Date;
}

const share = z.number().min(0).max(1);

const deedSchema = z.object({
  kind: z.enum(browsingKinds),
  page: z.number().int().min(1).max(300),
  offerId: z.uuid().optional(),
  x: share.optional(),
  y: share.optional(),
  // A page tells what happened every 15 seconds; more than a minute at once is no reader.
  seconds: z.number().int().min(1).max(60).optional(),
});

const maxBodyBytes = 8192;
const often = { rateLimit: { max: 120, timeWindow: '1 minute' } };

/** What a leaflet's page tells while it is read. No cookie, no id, and nothing at all from readers who object. */
export function browsingShopRoutes(app: Http, { db, now }: BrowsingDoors): void {
  app.post(
    '/api/shop/:entityId/stores/:storeId/leaflets/:leafletId/browsing',
    {
      bodyLimit: maxBodyBytes,
      config: often,
      schema: {
        params: z.object({
          entityId: z.string().max(32),
          storeId: z.string().max(64),
          leafletId: z.string().max(64),
        }),
        body: z.object({
          version: z.number().int().min(1).max(100_000),
          // A link with a marker that nobody knows was opened on the web all the same.
          channel: z.enum(browsingChannels).catch('web'),
          deeds: z.array(deedSchema).min(1).max(50),
        }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      if (!objects(request.headers)) {
        const entityId = await requirePublicEntity(db, request.params.entityId);
        await countBrowsing(db, { ...request.params, ...request.body, entityId }, now());
      }
      return reply.status(204).send(null);
    },
  );
}

/** Global Privacy Control (W3C) and the older Do Not Track are both a no. */
function objects(headers: Readonly<Record<string, unknown>>): boolean {
  return headers['sec-gpc'] === '1' || headers['dnt'] === '1';
}

const figures = { views: z.number(), seconds: z.number(), taps: z.number(), adds: z.number() };

const browsingSchema = z.object({
  grid: z.object({ columns: z.number(), rows: z.number() }),
  published: z.boolean(),
  all: z.object(figures),
  pages: z.array(z.object({ page: z.number(), ...figures })),
  offers: z.array(
    z.object({
      offerId: z.string(),
      name: z.string(),
      page: z.number(),
      /** Left, top, right, bottom in points; OpenAPI knows no tuples. */
      box: z.array(z.number()).length(4),
      taps: z.number(),
      adds: z.number(),
    }),
  ),
  stores: z.array(z.object({ storeId: z.string(), ...figures })),
  channels: z.array(z.object({ channel: z.enum(browsingChannels), ...figures })),
  days: z.array(z.object({ day: z.string(), ...figures })),
  spots: z.array(z.object({ page: z.number(), spot: z.number(), taps: z.number() })),
});

/** What readers did in a leaflet, for the studio. */
export function browsingRoutes(app: Http, { db, now }: BrowsingDoors): void {
  app.get(
    '/api/leaflets/:leafletId/browsing',
    {
      schema: {
        params: z.object({ leafletId: z.uuid() }),
        querystring: z.object({
          from: daySchema.optional(),
          through: daySchema.optional(),
          storeId: z.string().max(64).optional(),
          channel: z.enum(browsingChannels).optional(),
        }),
        response: { 200: browsingSchema },
      },
    },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { leafletId } = request.params;
      const leaflet = await findLeaflet(db, entityId, leafletId);
      if (!leaflet) throw new Problem(404, 'unknown_leaflet', 'There is no such leaflet.');
      const published = await findPublishedLeaflet(db, entityId, leafletId);
      const offers = published ? await offersOfVersion(db, entityId, leafletId, published.version) : [];
      const sums = await sumBrowsing(db, entityId, leafletId, request.query);
      return viewBrowsing(sums, offers, published !== undefined);
    },
  );
}

type Browsed = z.infer<typeof browsingSchema>;

function viewBrowsing(
  sums: readonly BrowsingSum[],
  offers: Awaited<ReturnType<typeof offersOfVersion>>,
  published: boolean,
): Browsed {
  const of = (part: BrowsingSum['part']) => sums.filter((sum) => sum.part === part);
  const byOffer = new Map(of('offer').map((sum) => [sum.offerId, sum]));
  return {
    grid: spotGrid,
    published,
    all: figuresOf(of('all')[0]),
    pages: of('page').map((sum) => ({ page: sum.page!, ...figuresOf(sum) })),
    offers: offers.map(({ offerId, name, page, box }) => {
      const { taps, adds } = figuresOf(byOffer.get(offerId));
      return { offerId, name, page, box: [...box], taps, adds };
    }),
    stores: of('store').map((sum) => ({ storeId: sum.storeId!, ...figuresOf(sum) })),
    channels: of('channel').map((sum) => ({ channel: sum.channel!, ...figuresOf(sum) })),
    days: of('day').map((sum) => ({ day: sum.day!, ...figuresOf(sum) })),
    spots: of('spot')
      .filter(({ taps }) => taps > 0)
      .map(({ page, spot, taps }) => ({ page: page!, spot: spot!, taps })),
  };
}

function figuresOf(sum: BrowsingSum | undefined): Browsed['all'] {
  const { views = 0, seconds = 0, taps = 0, adds = 0 } = sum ?? {};
  return { views, seconds, taps, adds };
}

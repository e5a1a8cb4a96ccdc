import { z } from 'zod';
import { requireCapability, requirePublicEntity } from '../../organisation/index.ts';
import {
  type Database,
  type EntityId,
  type FastifyReply,
  type Http,
  isUuid,
  Problem,
  problemSchema,
} from '../../platform/index.ts';
import { findPublishedLeaflet } from '../published.ts';
import { findLeaflet } from '../repository.ts';
import { offerState } from '../shop-view.ts';
import { storesOfLeaflet } from './leaflet-stores.ts';
import { makeLink } from './make-link.ts';
import { qrCodeSvg } from './qr-code.ts';
import { parseCode, pathOf, type ShortLink, shortAddress } from './short-link.model.ts';
import { findLinkByCode } from './short-link-repository.ts';

interface LinkDoors {
  readonly db: Database;
  readonly now: () => Date;
  /** Where the world reaches Halles: what is printed begins with it. */
  readonly publicUrl: string;
}

const linkSchema = z.object({
  code: z.string(),
  address: z.string(),
  qrCode: z.string(),
  page: z.number().nullable(),
  offerId: z.string().nullable(),
  storeId: z.string().nullable(),
  /** The leaflet's last day; from the next on, the link leads to what is on then. */
  validThrough: z.string(),
});

const sentences = {
  unknown_leaflet: 'There is no such leaflet.',
  unknown_page: 'The leaflet has no such page.',
  unknown_offer: 'The leaflet has no such offer.',
  unknown_store: 'The leaflet is not for this store.',
} as const;

/** Short links as the studio makes them. */
export function shortLinkRoutes(app: Http, { db, now, publicUrl }: LinkDoors): void {
  app.post(
    '/api/leaflets/:leafletId/links',
    {
      schema: {
        params: z.object({ leafletId: z.uuid() }),
        body: z.object({
          page: z.number().int().min(1).max(300).nullable().default(null),
          offerId: z.uuid().nullable().default(null),
          storeId: z.string().max(64).nullable().default(null),
        }),
        response: { 200: linkSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const { entityId } = await requireCapability(db, request, now(), 'edit_leaflets');
      const { leafletId } = request.params;
      const made = await makeLink(db, { entityId, now: now() }, { leafletId, ...request.body });
      if (!made.ok) throw new Problem(404, made.refusal.code, sentences[made.refusal.code]);
      return viewLink(entityId, made.value);
    },
  );

  async function viewLink(entityId: EntityId, link: ShortLink): Promise<z.infer<typeof linkSchema>> {
    const leaflet =
      (await findPublishedLeaflet(db, entityId, link.leafletId)) ?? (await findLeaflet(db, entityId, link.leafletId));
    const { code, page, offerId, storeId } = link;
    const address = shortAddress(publicUrl, entityId, code);
    return {
      code,
      address,
      qrCode: `${address}.svg`,
      page,
      offerId,
      storeId,
      validThrough: leaflet?.validThrough ?? '',
    };
  }
}

/** Short links as readers follow them, and what the shop says of a leaflet for somebody whose store is not known. */
export function shortLinkShopRoutes(app: Http, { db, now, publicUrl }: LinkDoors): void {
  const params = z.object({ entityId: z.string().max(32), code: z.string().max(16) });

  app.get('/q/:entityId/:code', { schema: { hide: true, params } }, async (request, reply) => {
    const entityId = await requirePublicEntity(db, request.params.entityId);
    const { code } = request.params;
    if (code.endsWith('.svg')) return sendQrCode(reply, entityId, await findLink(entityId, code.slice(0, -4)));
    // Where it leads changes as leaflets begin and end.
    reply.header('cache-control', 'no-store');
    const link = await findLink(entityId, code);
    if (!link) return reply.redirect(`/${entityId}?link=unknown`, 302);
    const published = await findPublishedLeaflet(db, entityId, link.leafletId);
    return reply.redirect(pathOf(entityId, link, published?.storeIds ?? []), 302);
  });

  async function sendQrCode(reply: FastifyReply, entityId: EntityId, link: ShortLink | undefined) {
    if (!link) throw new Problem(404, 'unknown_link', 'There is no such link.');
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type('image/svg+xml')
      .send(await qrCodeSvg(shortAddress(publicUrl, entityId, link.code)));
  }

  async function findLink(entityId: EntityId, text: string): Promise<ShortLink | undefined> {
    const code = parseCode(text);
    return code ? findLinkByCode(db, entityId, code) : undefined;
  }

  app.get(
    '/api/shop/:entityId/leaflets/:leafletId',
    {
      schema: {
        params: z.object({ entityId: z.string().max(32), leafletId: z.string().max(64) }),
        response: {
          200: z.object({
            state: z.enum(['live', 'over', 'upcoming', 'withdrawn']),
            title: z.string(),
            validFrom: z.string(),
            validThrough: z.string(),
            /** The stores where a link to it may lead. At most 50. */
            storeIds: z.array(z.string()),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const entityId = await requirePublicEntity(db, request.params.entityId);
      const { leafletId } = request.params;
      const leaflet = isUuid(leafletId) ? await findPublishedLeaflet(db, entityId, leafletId) : undefined;
      if (!leaflet) throw new Problem(404, 'unknown_leaflet', 'There is no such leaflet.');
      const { title, validFrom, validThrough } = leaflet;
      const stores = await storesOfLeaflet(db, entityId, leaflet);
      const states = stores.map((store) => offerState({ ...leaflet, visibleFrom: store.visibleFrom }, store, now()));
      const state = states.find((one) => one === 'live') ?? states.find((one) => one === 'upcoming') ?? states[0];
      const storeIds = stores.filter((_, i) => states[i] === state).map(({ storeId }) => storeId);
      return { state: state ?? 'over', title, validFrom, validThrough, storeIds: storeIds.slice(0, 50) };
    },
  );
}

import { z } from 'zod';
import { searchProducts } from '../catalog/index.ts';
import { findStore, localDate, requireEntity, requirePublicEntity } from '../organisation/index.ts';
import { type Database, type EntityId, type Http, isUuid, Problem, problemSchema } from '../platform/index.ts';
import { onOfferRoutes } from './channels/on-offer-routes.ts';
import { shortLinkShopRoutes } from './channels/short-link-routes.ts';
import {
  findLeafletAtStore,
  findOfferAtStore,
  liveLeaflets,
  liveOffers,
  offersAtStore,
  type PublishedLeaflet,
} from './published.ts';
import { browsingShopRoutes } from './readers/browsing-routes.ts';
import {
  comparedOfferSchema,
  type LinkState,
  leafletSchema,
  offerSchema,
  productSchema,
  stateSchema,
} from './shop-schema.ts';
import { offerState, type ShopScope, toShopProduct, viewOffers } from './shop-view.ts';
import { lastWeekPrices } from './shopping/last-week.ts';

const storeParams = z.object({ entityId: z.string().max(32), storeId: z.string().max(64) });
const language = z.string().min(2).max(12).optional();

type ShopOfferView = z.infer<typeof offerSchema>;

export interface LeafletShopDoors {
  readonly db: Database;
  readonly now: () => Date;
  readonly publicUrl: string;
}

/** What the shop and the chat's links read: leaflets, offers and products as one store sells them now. */
export function leafletShopRoutes(app: Http, doors: LeafletShopDoors): void {
  const { db, now } = doors;
  browsingShopRoutes(app, { db, now });
  onOfferRoutes(app, { db, now });
  shortLinkShopRoutes(app, doors);

  async function scopeOf(
    params: { entityId: string; storeId: string },
    asked: string | undefined,
  ): Promise<ShopScope & { entityId: EntityId; date: string }> {
    const entityId = await requirePublicEntity(db, params.entityId);
    const store = await findStore(db, entityId, params.storeId);
    if (!store) throw new Problem(404, 'unknown_store', 'There is no such store.');
    const entity = await requireEntity(db, entityId);
    const at = now();
    return {
      entity,
      store,
      entityId,
      now: at,
      date: localDate(at, store.timeZone),
      language: asked ?? entity.languages[0] ?? 'en',
    };
  }

  app.get(
    '/api/shop/:entityId/stores/:storeId/leaflets',
    {
      schema: {
        params: storeParams,
        response: { 200: z.object({ leaflets: z.array(leafletSchema) }), 404: problemSchema },
      },
    },
    async (request) => {
      const scope = await scopeOf(request.params, undefined);
      const leaflets = await liveLeaflets(db, {
        ...request.params,
        entityId: scope.entityId,
        date: scope.date,
        asOf: scope.now,
      });
      return { leaflets: leaflets.map(viewLeaflet) };
    },
  );

  app.get(
    '/api/shop/:entityId/stores/:storeId/leaflets/:leafletId',
    {
      schema: {
        params: storeParams.extend({ leafletId: z.string().max(64) }),
        querystring: z.object({ language }),
        response: {
          200: z.object({ state: stateSchema, leaflet: leafletSchema, offers: z.array(comparedOfferSchema) }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const scope = await scopeOf(request.params, request.query.language);
      const { leafletId } = request.params;
      const here = { entityId: scope.entityId, storeId: scope.store.storeId, asOf: scope.now };
      const leaflet = isUuid(leafletId) ? await findLeafletAtStore(db, here, leafletId) : undefined;
      if (!leaflet) throw new Problem(404, 'unknown_leaflet', 'There is no such leaflet.');
      const state: LinkState = leaflet.here ? offerState(leaflet, scope.store, scope.now) : 'elsewhere';
      const offers = state === 'live' ? await offersAtStore(db, here, leaflet) : [];
      const holding = offers.filter(
        ({ validFrom, validThrough }) => validFrom <= scope.date && validThrough >= scope.date,
      );
      const lastWeek = await lastWeekPrices(db, scope, holding);
      const views = (await viewOffers(db, scope, holding)) as ShopOfferView[];
      return {
        state,
        leaflet: viewLeaflet(leaflet),
        offers: views.map((offer) => ({ ...offer, lastWeekMinor: lastWeek.get(offer.offerId) ?? null })),
      };
    },
  );

  app.get(
    '/api/shop/:entityId/stores/:storeId/offers/:offerId',
    {
      schema: {
        params: storeParams.extend({ offerId: z.string().max(64) }),
        querystring: z.object({ language }),
        response: { 200: z.object({ state: stateSchema, offer: offerSchema }), 404: problemSchema },
      },
    },
    async (request) => {
      const scope = await scopeOf(request.params, request.query.language);
      const here = { entityId: scope.entityId, storeId: scope.store.storeId, asOf: scope.now };
      const offer = isUuid(request.params.offerId)
        ? await findOfferAtStore(db, here, request.params.offerId)
        : undefined;
      const leaflet = offer && (await findLeafletAtStore(db, here, offer.leafletId));
      if (!offer || !leaflet) throw new Problem(404, 'unknown_offer', 'There is no such offer.');
      const withdrawnAt =
        leaflet.withdrawnAt ?? offer.withdrawnAt ?? (leaflet.version > offer.version ? leaflet.publishedAt : null);
      const state: LinkState =
        leaflet.here && !offer.leftOut
          ? offerState({ ...offer, withdrawnAt, visibleFrom: leaflet.visibleFrom }, scope.store, scope.now)
          : 'elsewhere';
      const [view] = await viewOffers(db, scope, [offer]);
      return { state, offer: view as ShopOfferView };
    },
  );

  app.get(
    '/api/shop/:entityId/stores/:storeId/products',
    {
      schema: {
        params: storeParams,
        querystring: z.object({ q: z.string().max(200).default(''), language }),
        response: {
          200: z.object({
            products: z.array(productSchema.extend({ offers: z.array(offerSchema) })),
            corrected: z.string().optional(),
            complete: z.boolean(),
          }),
        },
      },
    },
    async (request) => {
      const scope = await scopeOf(request.params, request.query.language);
      const at = {
        entityId: scope.entityId,
        storeId: scope.store.storeId,
        at: scope.now,
        language: scope.entity.languages[0] ?? 'fr',
      };
      const found = await searchProducts(db, at, request.query.q, 24);
      const ids = found.products.map(({ productId }) => productId);
      const live = await liveOffers(
        db,
        { entityId: scope.entityId, storeId: scope.store.storeId, date: scope.date, asOf: scope.now },
        ids,
      );
      const views = (await viewOffers(db, scope, live)) as ShopOfferView[];
      const products = found.products.map((product) => ({
        ...toShopProduct(product, scope.entity.country),
        offers: views.filter((offer) =>
          live.find(({ offerId }) => offerId === offer.offerId)?.productIds.includes(product.productId),
        ),
      }));
      return {
        products,
        complete: found.complete,
        ...(found.corrected !== undefined && { corrected: found.corrected }),
      };
    },
  );
}

function viewLeaflet(leaflet: PublishedLeaflet): z.infer<typeof leafletSchema> {
  const { leafletId, version, title, language: spoken, validFrom, validThrough, pages } = leaflet;
  return { leafletId, version, title, language: spoken, validFrom, validThrough, pages: [...pages] };
}

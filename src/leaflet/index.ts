export { startLeafletClock } from './channels/leaflet-clock.ts';
export { type StoresAlike, storesAlike } from './channels/on-offer.ts';
export { editOffers } from './edit-offers.ts';
export { type LeafletFiles, leafletFiles, type PageWidth } from './files.ts';
export { type LeafletReading, leafletReading } from './jobs.ts';
export {
  type Box,
  type DraftOffer,
  needsLook,
  type OfferDraft,
  type PublishedOffer,
  toPromotionOffer,
  withoutRepeats,
} from './offer.model.ts';
export { publishLeaflet, withdrawOffer } from './publish-leaflet.ts';
export {
  liveLeaflets,
  liveOffers,
  type OfferScope,
  type PublishedLeaflet,
  type PublishedPage,
} from './published.ts';
export type { ReadingDoors } from './read-leaflet.ts';
export {
  creatorOf,
  findLeaflet,
  insertLeaflet,
  insertPages,
  type Leaflet,
  listLeaflets,
  listOffers,
  replacePageOffers,
  updateLeaflet,
} from './repository.ts';
export { type LeafletDoors, leafletRoutes } from './routes.ts';
export { secondReader } from './second-reader/second-reader.ts';
export { leafletShopRoutes } from './shop-routes.ts';
export { offerSchema } from './shop-schema.ts';
export {
  type ShopOffer,
  type ShopProduct,
  type ShopScope,
  viewOffers,
  wordingLocale,
} from './shop-view.ts';
export { findOfferViews, type OfferView } from './shopping/offer-views.ts';

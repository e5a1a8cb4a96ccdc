export { type LeafletFiles, leafletFiles, type PageWidth, pageWidths } from './files.ts';
export { type Box, type DraftOffer, type OfferDraft, type PublishedOffer, toPromotionOffer } from './offer.model.ts';
export { planPublication, publishLeaflet, withdrawOffer } from './publish-leaflet.ts';
export {
  findPublishedLeaflet,
  findPublishedOffer,
  liveLeaflets,
  liveOffers,
  type OfferScope,
  offersOfVersion,
  type PublishedLeaflet,
  type PublishedPage,
} from './published.ts';
export {
  insertLeaflet,
  insertPages,
  type Leaflet,
  replacePageOffers,
  setLeafletState,
  setPageState,
} from './repository.ts';
export { type LeafletDoors, leafletRoutes } from './routes.ts';

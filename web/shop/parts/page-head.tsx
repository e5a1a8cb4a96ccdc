import type { LeafletInfo, ShopOffer } from '../api.ts';
import { amount, day, storePath, type Visit } from '../context.ts';
import { leafletData, scriptJson, storeData } from './structured-data.ts';

export interface SharedPicture {
  readonly src: string;
  readonly width?: number;
  readonly height?: number;
  readonly alt: string;
}

export interface ShareTagsProps {
  readonly visit: Visit;
  /** The page's own address, without the server. */
  readonly path: string;
  /** Search engines keep this address in place of the page's own. */
  readonly canonical: string;
  readonly title: string;
  readonly text: string;
  readonly picture?: SharedPicture | undefined;
}

/** How a page looks when its address is shared: Open Graph, and the card of X. */
export function ShareTags({ visit, path, canonical, title, text, picture }: ShareTagsProps) {
  const { publicUrl, entity, locale } = visit;
  return (
    <>
      <link rel="canonical" href={publicUrl + canonical} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={entity.name} />
      <meta property="og:locale" content={locale.replace('-', '_')} />
      <meta property="og:url" content={publicUrl + path} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={text} />
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
      {picture && (
        <>
          <meta property="og:image" content={publicUrl + picture.src} />
          <meta property="og:image:type" content="image/jpeg" />
          <meta property="og:image:alt" content={picture.alt} />
          {picture.width && <meta property="og:image:width" content={String(picture.width)} />}
          {picture.height && <meta property="og:image:height" content={String(picture.height)} />}
        </>
      )}
    </>
  );
}

/** Where programs read what is on offer: at the visit's store, or anywhere in its country. */
export function FeedLinks({ visit }: { readonly visit: Visit }) {
  const { entity, store, say } = visit;
  const base = store ? storePath(visit, store.storeId) : `/${entity.entityId}`;
  const title = say('feed.title', { place: store?.name ?? entity.name });
  return (
    <>
      <link rel="alternate" type="application/rss+xml" title={title} href={`${base}/offers.xml`} />
      <link rel="alternate" type="application/feed+json" title={title} href={`${base}/offers.json`} />
    </>
  );
}

export interface LeafletHeadProps {
  readonly visit: Visit;
  readonly leaflet: LeafletInfo;
  readonly offers: readonly ShopOffer[];
  /** What a shared link points at in the leaflet. */
  readonly at: { readonly offerId?: string | undefined; readonly page?: number | undefined };
}

/** The head of a leaflet: shared, it shows the offer or the page that the link points at. */
export function LeafletHead({ visit, leaflet, offers, at }: LeafletHeadProps) {
  const base = storePath(visit, visit.store!.storeId);
  const canonical = `${base}/leaflets/${leaflet.leafletId}`;
  const offer = offers.find(({ offerId }) => offerId === at.offerId);
  const page = leaflet.pages.find((one) => one.page === at.page) ?? leaflet.pages[0];
  return (
    <>
      <ShareTags
        visit={visit}
        path={offer ? `${base}/offers/${offer.offerId}` : canonical}
        canonical={canonical}
        title={offer ? offerTitle(visit, offer) : `${leaflet.title} · ${visit.store!.name}`}
        text={validity(visit, offer ?? leaflet)}
        picture={offer ? offerPicture(visit, offer) : page && pagePicture(visit, leaflet, page)}
      />
      <FeedLinks visit={visit} />
    </>
  );
}

/** The leaflet as data for machines, at the end of the page. It is no script, so the content security policy lets it stand there. */
export function LeafletData({ visit, leaflet, offers }: Omit<LeafletHeadProps, 'at'>) {
  const data = [storeData(visit), leafletData(visit, leaflet, offers)];
  // biome-ignore lint/security/noDangerouslySetInnerHtml: as a child its quotes would be escaped; scriptJson leaves nothing that ends the element.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />;
}

function offerTitle(visit: Visit, { brand, name, priceMinor, wording }: ShopOffer): string {
  const price = priceMinor === null ? '' : amount(visit, priceMinor);
  return [[brand, name].filter(Boolean).join(' '), price, wording].filter(Boolean).join(' – ');
}

export function validity(
  visit: Visit,
  { validFrom, validThrough }: { validFrom: string; validThrough: string },
): string {
  return visit.say('leaflet.valid', { from: day(visit, validFrom), through: day(visit, validThrough) });
}

function offerPicture({ entity }: Visit, { offerId, name }: ShopOffer): SharedPicture {
  return { src: `/media/${entity.entityId}/offers/${offerId}.jpg`, alt: name };
}

const pictureWidth = 1250;

function pagePicture(visit: Visit, leaflet: LeafletInfo, page: LeafletInfo['pages'][number]): SharedPicture {
  return {
    src: `/media/${visit.entity.entityId}/leaflets/${leaflet.leafletId}/page-${page.page}-${pictureWidth}.jpg`,
    width: pictureWidth,
    height: Math.round((pictureWidth * page.heightPt) / page.widthPt),
    alt: visit.say('leaflet.page', { page: page.page, count: leaflet.pages.length }),
  };
}

import type { ShopOffer } from './api.ts';
import { amount, storePath, type Visit } from './context.ts';

/** An offer as a feed tells it. */
export interface FeedOffer extends ShopOffer {
  readonly publishedAt: string;
  /** A store that has it at this price. */
  readonly storeId: string;
  /** Other stores have it at a lower price. */
  readonly dearest: boolean;
}

export interface OnOffer {
  readonly offers: readonly FeedOffer[];
  readonly freshSeconds: number;
  readonly nextPage: number | null;
}

type Reader = Pick<Visit, 'entity' | 'store' | 'publicUrl' | 'locale' | 'language' | 'say'>;

interface FeedItem {
  /** Changes with every correction, so that readers show it anew. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly image: string;
  readonly published: string;
  readonly department: string;
  readonly offer: FeedOffer;
}

function toItem(reader: Reader, offer: FeedOffer): FeedItem {
  const { entity, publicUrl } = reader;
  const price = offer.priceMinor === null ? '' : amount(reader, offer.priceMinor);
  return {
    id: `${publicUrl}/${entity.entityId}/offers/${offer.offerId}/${offer.version}`,
    url: `${publicUrl}${storePath(reader, offer.storeId)}/offers/${offer.offerId}?via=feed`,
    title: [[offer.brand, offer.name].filter(Boolean).join(' '), price].filter(Boolean).join(' – '),
    text: itemText(reader, offer),
    image: `${publicUrl}/media/${entity.entityId}/offers/${offer.offerId}.jpg`,
    published: offer.publishedAt,
    department: offer.department,
    offer,
  };
}

function itemText(reader: Reader, offer: FeedOffer): string {
  const { say, locale } = reader;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  return [
    offer.quantityText,
    offer.wording,
    offer.loyaltyRequired && say('offer.loyalty'),
    offer.limitPerHousehold !== null && say('offer.limit', { count: offer.limitPerHousehold }),
    offer.lowestMinor !== null && say('offer.lowest', { price: amount(reader, offer.lowestMinor) }),
    offer.dearest && say('feed.dearest'),
    days.formatRange(noon(offer.validFrom), noon(offer.validThrough)),
  ]
    .filter(Boolean)
    .join(' · ');
}

interface FeedFrame {
  readonly title: string;
  readonly text: string;
  readonly home: string;
  readonly self: string;
  readonly next: string | undefined;
  readonly items: readonly FeedItem[];
}

function frameOf(reader: Reader, kind: 'xml' | 'json', page: number, on: OnOffer): FeedFrame {
  const { entity, store, publicUrl, say } = reader;
  const home = `${publicUrl}${store ? storePath(reader, store.storeId) : `/${entity.entityId}`}`;
  const pageOf = (n: number) => `${home}/offers.${kind}${n > 1 ? `?page=${n}` : ''}`;
  const alcohol = on.offers.some(({ products }) => products.some(({ webAge }) => webAge !== null));
  return {
    title: say('feed.title', { place: store?.name ?? entity.name }),
    text: [store ? say('legal.prices', { store: store.name }) : entity.name, alcohol && say('legal.alcohol')]
      .filter(Boolean)
      .join(' '),
    home,
    self: pageOf(page),
    next: on.nextPage === null ? undefined : pageOf(on.nextPage),
    items: on.offers.map((offer) => toItem(reader, offer)),
  };
}

/** What is on offer now as RSS 2.0, with pictures by Media RSS and further pages by RFC 5005. */
export function toRss(reader: Reader, page: number, on: OnOffer): string {
  const { title, text, home, self, next, items } = frameOf(reader, 'xml', page, on);
  const link = (rel: string, href: string) =>
    `<atom:link rel="${rel}" type="application/rss+xml" href="${escapeXml(href)}"/>`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>',
    `<title>${escapeXml(title)}</title><link>${escapeXml(home)}</link><description>${escapeXml(text)}</description>`,
    `<language>${reader.language}</language><ttl>${Math.max(1, Math.round(on.freshSeconds / 60))}</ttl>`,
    link('self', self) + (next ? link('next', next) : ''),
    ...items.map(rssItem),
    '</channel></rss>',
  ].join('\n');
}

function rssItem({ id, url, title, text, image, published, department }: FeedItem): string {
  return [
    `<item><title>${escapeXml(title)}</title><link>${escapeXml(url)}</link>`,
    `<guid isPermaLink="false">${escapeXml(id)}</guid><pubDate>${new Date(published).toUTCString()}</pubDate>`,
    department && `<category>${escapeXml(department)}</category>`,
    `<description>${escapeXml(text)}</description><media:content medium="image" type="image/jpeg" url="${escapeXml(image)}"/></item>`,
  ]
    .filter(Boolean)
    .join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that XML 1.0 can hold: control characters, lone surrogates and noncharacters are dropped, they have no escape there. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/[&<>"]/g, (sign) => entities[sign]!);
}

/** What is on offer now as JSON Feed 1.1; `_halles` holds the figures that its words are made of. */
export function toJsonFeed(reader: Reader, page: number, on: OnOffer): object {
  const { title, text, home, self, next, items } = frameOf(reader, 'json', page, on);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: text,
    language: reader.language,
    home_page_url: home,
    feed_url: self,
    ...(next && { next_url: next }),
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_text: item.text,
      image: item.image,
      date_published: item.published,
      ...(item.department && { tags: [item.department] }),
      _halles: figuresOf(reader, item.offer),
    })),
  };
}

function figuresOf({ entity }: Reader, offer: FeedOffer): object {
  return {
    offer_id: offer.offerId,
    leaflet_id: offer.leafletId,
    page: offer.page,
    price_minor: offer.priceMinor,
    regular_minor: offer.regularMinor,
    currency: entity.currency,
    mechanic: offer.mechanicType,
    loyalty_required: offer.loyaltyRequired,
    valid_from: offer.validFrom,
    valid_through: offer.validThrough,
    product_ids: offer.products.map(({ productId }) => productId),
  };
}

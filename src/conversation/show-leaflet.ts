import {
  liveLeaflets,
  liveOffers,
  type PublishedLeaflet,
  type PublishedOffer,
  type ShopOffer,
  type ShopProduct,
  viewOffers,
} from '../leaflet/index.ts';
import { messageLimits, type ProductSection } from '../meta/index.ts';
import { localDate, type Store } from '../organisation/index.ts';
import { choiceId } from './input.model.ts';
import { inMetaCatalog } from './repository.ts';
import { type OfferDepartment, type OfferedProduct, showOfferCards } from './show-offer-cards.ts';
import { sayWhatToDo } from './small-talk.ts';
import { calendarDay, canDo, fitLines, price, reply, say, storeAddress, type Turn } from './turn.ts';

/** A department of the leaflet with the products that can be put into the cart here. */
interface Department {
  readonly name: string;
  readonly productIds: readonly string[];
}

/** Shows this week's leaflet: its cover with the way to the web page, then its offers as cards, or its departments as product lists. */
export async function showLeaflet(turn: Turn, store: Store): Promise<void> {
  const [leaflet, ...others] = await leafletsAt(turn, store);
  if (!leaflet) return sayWhatToDo(turn, say(turn, 'leaflet.none', { store: store.name }));
  const seen = await offersAt(turn, store);
  const offered = byDepartment(turn, toOffered(seen));
  const cover = { others: others.length, offers: seen.map(({ offer }) => offer) };
  if (canDo(turn).cards) {
    showCover(turn, store, leaflet, { ...cover, inChat: offered.length > 0 });
    if (offered.length > 0) showOfferCards(turn, store, offered, { from: 0 });
    return;
  }
  const departments = await listedOf(turn, offered);
  showCover(turn, store, leaflet, { ...cover, inChat: departments.length > 0 });
  if (departments.length > 0) showProductLists(turn, departments);
}

function showProductLists(turn: Turn, departments: readonly Department[]): void {
  const sections = overview(withinSections(departments, say(turn, 'leaflet.other-department')));
  showProducts(turn, sections, say(turn, 'leaflet.products'));
  if (countOf(sections) < countOf(departments)) offerDepartments(turn, departments);
}

function countOf(lists: readonly { readonly productIds: readonly string[] }[]): number {
  return lists.reduce((sum, { productIds }) => sum + productIds.length, 0);
}

/** Shows the offers of one department: cards from the one numbered `from`, or at most 30 products. */
export async function showDepartment(turn: Turn, store: Store, index: number, from: number): Promise<void> {
  const offered = byDepartment(turn, toOffered(await offersAt(turn, store)));
  if (canDo(turn).cards)
    return offered[index]
      ? showOfferCards(turn, store, offered, { department: index, from })
      : showLeaflet(turn, store);
  const departments = await listedOf(turn, offered);
  const department = departments[index];
  if (!department) return showLeaflet(turn, store);
  const productIds = department.productIds.slice(0, messageLimits.products);
  showProducts(turn, [{ title: department.name, productIds }], say(turn, 'leaflet.products'));
}

/** Shows the cards of all offers from the one numbered `from`. */
export async function showOffers(turn: Turn, store: Store, from: number): Promise<void> {
  const offered = byDepartment(turn, toOffered(await offersAt(turn, store)));
  if (!canDo(turn).cards || offered.length === 0) return showLeaflet(turn, store);
  showOfferCards(turn, store, offered, { from });
}

/** What is on offer now of these products and can be put into a basket here. */
export async function offeredAt(turn: Turn, store: Store, productIds: readonly string[]): Promise<OfferedProduct[]> {
  const offers = await offersAt(turn, store, productIds);
  return toOffered(offers, Number.POSITIVE_INFINITY).filter(({ product }) => productIds.includes(product.productId));
}

function leafletsAt({ trx, entity, now }: Turn, store: Store): Promise<PublishedLeaflet[]> {
  return liveLeaflets(trx, scopeOf(entity.entityId, store, now));
}

/** An offer as it was published, and as the shopper sees it. */
interface SeenOffer {
  readonly published: PublishedOffer;
  readonly offer: ShopOffer;
}

async function offersAt(turn: Turn, store: Store, productIds?: readonly string[]): Promise<SeenOffer[]> {
  const { trx, entity, now, thread } = turn;
  const published = await liveOffers(trx, scopeOf(entity.entityId, store, now), productIds);
  const seen = await viewOffers(trx, { entity, store, language: thread.shopper.language, now }, published);
  return seen.map((offer, i) => ({ offer, published: published[i]! }));
}

function scopeOf(entityId: Store['entityId'], store: Store, now: Date) {
  return { entityId, storeId: store.storeId, date: localDate(now, store.timeZone), asOf: now };
}

/** The marker tells the leaflet's statistics where its readers come from; it names nobody. */
export function leafletUrl({ publicUrl, entity, address }: Turn, store: Store, leafletId: string): string {
  return `${publicUrl}/${entity.entityId}/${store.storeId}/leaflets/${leafletId}?via=${address.channel}`;
}

interface Cover {
  readonly others: number;
  readonly offers: readonly ShopOffer[];
  readonly inChat: boolean;
}

/** Cover and link are one message, because each message is billed. Without a catalog the best offers stand in its text. */
function showCover(turn: Turn, store: Store, leaflet: PublishedLeaflet, { others, offers, inChat }: Cover): void {
  const { publicUrl, entity } = turn;
  const intro = say(turn, 'leaflet.cover', {
    title: leaflet.title,
    store: store.name,
    address: storeAddress(store),
    from: calendarDay(turn, leaflet.validFrom),
    through: calendarDay(turn, leaflet.validThrough),
    others,
  });
  const best = offers.slice(0, 8).map((offer) => offerLine(turn, offer));
  const webOnly = offers.some(({ products }) => products.some((product) => !product.inChat && product.onWeb));
  const parts = [intro, ...(inChat ? [] : best), ...(webOnly ? [say(turn, 'leaflet.web-only')] : [])];
  reply(turn, {
    kind: 'link',
    picture: `${publicUrl}/media/${entity.entityId}/leaflets/${leaflet.leafletId}/page-1-828.jpg`,
    body: fitLines(parts, messageLimits.body).text,
    title: say(turn, 'leaflet.open'),
    url: leafletUrl(turn, store, leaflet.leafletId),
  });
}

function offerLine(turn: Turn, { name, priceMinor, wording }: ShopOffer): string {
  return `• ${[name, priceMinor === null ? '' : price(turn, priceMinor), wording].filter(Boolean).join(' — ')}`;
}

const mostOfAnOffer = 3;

/** The first products of each offer that can be had here. */
function toOffered(offers: readonly SeenOffer[], most = mostOfAnOffer): OfferedProduct[] {
  return offers.flatMap(({ published, offer }) =>
    offer.products
      .filter(isShown)
      .slice(0, most)
      .map((product) => ({ published, offer, product })),
  );
}

/** Departments by name. */
function byDepartment(turn: Turn, offered: readonly OfferedProduct[]): OfferDepartment[] {
  const other = say(turn, 'leaflet.other-department');
  return [...Map.groupBy(offered, ({ product }) => product.department || other)]
    .map(([name, own]) => ({ name, offered: own }))
    .sort((a, b) => a.name.localeCompare(b.name, turn.thread.shopper.language));
}

/** Only what Meta's catalog holds: Meta refuses a list with anything else. */
async function listedOf(
  { trx, entity, address }: Turn,
  departments: readonly OfferDepartment[],
): Promise<Department[]> {
  if (address.catalogId === null) return [];
  const idsOf = ({ offered }: OfferDepartment): string[] => [
    ...new Set(offered.map(({ product }) => product.productId)),
  ];
  const listed = await inMetaCatalog(trx, entity.entityId, address.catalogId, departments.flatMap(idsOf));
  return departments
    .map((department) => ({ name: department.name, productIds: idsOf(department).filter((id) => listed.has(id)) }))
    .filter(({ productIds }) => productIds.length > 0);
}

function isShown({ inChat, stock }: ShopProduct): boolean {
  return inChat && stock !== 'out';
}

/** A list has 10 sections: of more departments the smallest stand together in the last one, so that nothing on offer is left out. */
export function withinSections(departments: readonly Department[], otherName: string): readonly Department[] {
  if (departments.length <= messageLimits.sections) return departments;
  const biggest = [...departments]
    .sort((a, b) => b.productIds.length - a.productIds.length)
    .slice(0, messageLimits.sections - 1);
  const rest = departments.filter((department) => !biggest.includes(department));
  const productIds = [...new Set(rest.flatMap((department) => department.productIds))];
  return [...departments.filter((department) => biggest.includes(department)), { name: otherName, productIds }];
}

/** At most 10 departments and 30 products: the biggest departments, each with its share, what is left over going to the first. */
export function overview(departments: readonly Department[]): ProductSection[] {
  const biggest = [...departments]
    .sort((a, b) => b.productIds.length - a.productIds.length)
    .slice(0, messageLimits.sections);
  const shown = departments.filter((department) => biggest.includes(department));
  const share = Math.floor(messageLimits.products / Math.max(1, shown.length));
  let spare = messageLimits.products - shown.reduce((sum, one) => sum + Math.min(share, one.productIds.length), 0);
  return shown.map(({ name, productIds }) => {
    const count = Math.min(productIds.length, share + spare);
    spare -= Math.max(0, count - share);
    return { title: name, productIds: productIds.slice(0, count) };
  });
}

/** A product list of the address's catalog. */
export function showProducts(turn: Turn, sections: readonly ProductSection[], body: string, header?: string): void {
  const catalogId = turn.address.catalogId;
  if (catalogId === null) throw new Error('A product list needs a catalog.');
  reply(turn, { kind: 'products', header: header ?? say(turn, 'leaflet.header'), body, catalogId, sections });
}

function offerDepartments(turn: Turn, departments: readonly Department[]): void {
  const rows = departments
    .map(({ name, productIds }, index) => ({ name, index, count: productIds.length }))
    .sort((a, b) => b.count - a.count)
    .slice(0, messageLimits.rows)
    .sort((a, b) => a.index - b.index)
    .map(({ name, index, count }) => ({
      id: choiceId.department(index),
      title: name,
      description: say(turn, 'leaflet.product-count', { count }),
    }));
  reply(turn, {
    kind: 'list',
    body: say(turn, 'leaflet.departments'),
    button: say(turn, 'leaflet.departments-button'),
    take: say(turn, 'choose'),
    sections: [{ rows }],
  });
}

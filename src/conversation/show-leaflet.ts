import {
  liveLeaflets,
  liveOffers,
  type PublishedLeaflet,
  type ShopOffer,
  type ShopProduct,
  viewOffers,
} from '../leaflet/index.ts';
import { linkMessage, listMessage, messageLimits, type ProductSection, productListMessage } from '../meta/index.ts';
import { localDate, type Store } from '../organisation/index.ts';
import { choiceId } from './input.model.ts';
import { inMetaCatalog } from './repository.ts';
import { sayWhatToDo } from './small-talk.ts';
import { calendarDay, fitLines, price, reply, say, storeAddress, type Turn } from './turn.ts';

/** A department of the leaflet with the products that can be put into the cart here. */
interface Department {
  readonly name: string;
  readonly productIds: readonly string[];
}

/** Shows this week's leaflet: its cover with the way to the web page, then its departments as product lists. */
export async function showLeaflet(turn: Turn, store: Store): Promise<void> {
  const [leaflet, ...others] = await leafletsAt(turn, store);
  if (!leaflet) return sayWhatToDo(turn, say(turn, 'leaflet.none', { store: store.name }));
  const offers = await offersAt(turn, store);
  const departments = await departmentsOf(turn, offers);
  const total = departments.reduce((sum, { productIds }) => sum + productIds.length, 0);
  showCover(turn, store, leaflet, { others: others.length, offers, inChat: total > 0 });
  if (total === 0) return;
  const sections = overview(withinSections(departments, say(turn, 'leaflet.other-department')));
  showProducts(turn, sections, say(turn, 'leaflet.products'));
  const shown = sections.reduce((sum, { productIds }) => sum + productIds.length, 0);
  if (shown < total) offerDepartments(turn, departments);
}

/** Shows the products of one department, at most 30. */
export async function showDepartment(turn: Turn, store: Store, index: number): Promise<void> {
  const departments = await departmentsOf(turn, await offersAt(turn, store));
  const department = departments[index];
  if (!department) return showLeaflet(turn, store);
  const productIds = department.productIds.slice(0, messageLimits.products);
  showProducts(turn, [{ title: department.name, productIds }], say(turn, 'leaflet.products'));
}

function leafletsAt({ trx, entity, now }: Turn, store: Store): Promise<PublishedLeaflet[]> {
  return liveLeaflets(trx, scopeOf(entity.entityId, store, now));
}

async function offersAt(turn: Turn, store: Store): Promise<ShopOffer[]> {
  const { trx, entity, now, thread } = turn;
  const offers = await liveOffers(trx, scopeOf(entity.entityId, store, now));
  return viewOffers(trx, { entity, store, language: thread.shopper.language, now }, offers);
}

function scopeOf(entityId: Store['entityId'], store: Store, now: Date) {
  return { entityId, storeId: store.storeId, date: localDate(now, store.timeZone), asOf: now };
}

/** The marker tells the leaflet's statistics where its readers come from; it names nobody. */
export function leafletUrl({ publicUrl, entity }: Turn, store: Store, leafletId: string): string {
  return `${publicUrl}/${entity.entityId}/${store.storeId}/leaflets/${leafletId}?via=whatsapp`;
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
  reply(
    turn,
    linkMessage({
      header: { link: `${publicUrl}/media/${entity.entityId}/leaflets/${leaflet.leafletId}/page-1-828.jpg` },
      body: fitLines(parts, messageLimits.body).text,
      title: say(turn, 'leaflet.open'),
      url: leafletUrl(turn, store, leaflet.leafletId),
    }),
  );
}

function offerLine(turn: Turn, { name, priceMinor, wording }: ShopOffer): string {
  return `• ${[name, priceMinor === null ? '' : price(turn, priceMinor), wording].filter(Boolean).join(' — ')}`;
}

const mostOfAnOffer = 3;

/** Departments by name. Only what Meta's catalog holds and the store has: Meta refuses a list with anything else. */
async function departmentsOf(turn: Turn, offers: readonly ShopOffer[]): Promise<Department[]> {
  const { trx, entity, number } = turn;
  if (number.catalogId === null) return [];
  const products = offers.flatMap((offer) => offer.products.filter(isShown).slice(0, mostOfAnOffer));
  const ids = [...new Set(products.map(({ productId }) => productId))];
  const listed = await inMetaCatalog(trx, entity.entityId, number.catalogId, ids);
  const byName = new Map<string, Set<string>>();
  for (const { productId, department } of products.filter(({ productId }) => listed.has(productId))) {
    const name = department || say(turn, 'leaflet.other-department');
    byName.set(name, (byName.get(name) ?? new Set()).add(productId));
  }
  return [...byName]
    .map(([name, productIds]) => ({ name, productIds: [...productIds] }))
    .sort((a, b) => a.name.localeCompare(b.name, turn.thread.shopper.language));
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

/** A product list of the number's catalog. */
export function showProducts(turn: Turn, sections: readonly ProductSection[], body: string, header?: string): void {
  const catalogId = turn.number.catalogId;
  if (catalogId === null) throw new Error('A product list needs a catalog.');
  reply(turn, productListMessage({ header: header ?? say(turn, 'leaflet.header'), body, catalogId, sections }));
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
  reply(
    turn,
    listMessage({
      body: say(turn, 'leaflet.departments'),
      button: say(turn, 'leaflet.departments-button'),
      sections: [{ rows }],
    }),
  );
}

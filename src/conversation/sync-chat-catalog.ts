import {
  findPricedProducts,
  type PricedProduct,
  type PriceRange,
  pageOfProducts,
  policyOf,
  priceRanges,
} from '../catalog/index.ts';
import { departmentOf, liveOffers, type PublishedOffer, storesThatDiffer } from '../leaflet/index.ts';
import {
  type CatalogItem,
  type ChannelAddress,
  type DepartmentSet,
  type Graph,
  listChannelAddresses,
  switchOnCommerce,
  syncCatalog,
  syncProductSets,
} from '../meta/index.ts';
import { currencyDigits } from '../money/index.ts';
import { type Entity, findStore, listEntities, listStores, localDate, requireEntity } from '../organisation/index.ts';
import {
  type Database,
  type EntityId,
  type EventConsumer,
  inTransaction,
  type Jobs,
  type Logger,
} from '../platform/index.ts';
import { saveChatProducts } from './repository.ts';
import { sayIn } from './turn.ts';

export interface CatalogDoors {
  readonly db: Database;
  readonly graph: Graph;
  readonly jobs: Jobs;
  readonly log: Logger;
  readonly now: () => Date;
  readonly publicUrl: string;
}

const job = 'conversation.sync-catalog';

/** Up to so many products are all shown; of a larger range those on offer. */
const wholeRange = 5000;

/** Asks for a sync whenever what shoppers may put into a cart has changed. */
export function catalogChanges({ jobs, now }: Pick<CatalogDoors, 'jobs' | 'now'>): EventConsumer {
  return {
    name: 'conversation.catalog',
    types: [
      'leaflet.published',
      'leaflet.began',
      'leaflet.ended',
      'leaflet.withdrawn',
      'offer.withdrawn',
      'feed.imported',
    ],
    // A key for each event: one that comes while a sync runs must not be taken for the one that runs.
    handle: (_trx, { entityId, sequence }) =>
      jobs.enqueue(job, { entityId, askedAt: now().getTime() }, { key: `${entityId}:${sequence}` }),
  };
}

/** Works off asked syncs, one after the other, and asks for one of each entity now and every night. */
export async function catalogSyncJobs(doors: CatalogDoors): Promise<void> {
  const { db, jobs, now } = doors;
  const begun = new Map<string, number>();
  await jobs.work<{ entityId?: EntityId; askedAt?: number }>(job, async ({ entityId, askedAt = now().getTime() }) => {
    const entities = entityId ? [entityId] : (await listEntities(db)).map((entity) => entity.entityId);
    for (const one of entities) {
      // A sync that began after this one was asked for has done its work.
      if ((begun.get(one) ?? 0) > askedAt) continue;
      begun.set(one, now().getTime());
      await syncChatCatalog(doors, one);
    }
  });
  await jobs.schedule(job, '20 3 * * *');
  await jobs.enqueue(job, {}, { key: 'start' });
}

/** Brings Meta's catalog of each of the entity's numbers up to date, and notes what may now stand in a product list. */
export async function syncChatCatalog(
  { db, graph, log, now, publicUrl }: Omit<CatalogDoors, 'jobs'>,
  entityId: EntityId,
): Promise<void> {
  const addresses = (await listChannelAddresses(db, entityId)).filter(hasCatalog);
  if (addresses.length === 0) return;
  const entity = await requireEntity(db, entityId);
  const items = await itemsOf(db, entity, publicUrl, now());
  for (const catalogId of new Set(addresses.map((address) => address.catalogId))) {
    const result = await syncCatalog(db, graph, { entityId, catalogId, items }, now);
    const rejected = new Set(result.rejected.map(({ id }) => id));
    const listed = items.map(({ id }) => id).filter((id) => !rejected.has(id));
    await inTransaction(db, (trx) => saveChatProducts(trx, entityId, catalogId, listed));
    // A set goes by what its items say, so the items come first.
    const sets = await syncProductSets(graph, catalogId, departmentSets(entity, items, rejected));
    const { created, updated, deleted } = result;
    log.info(
      { entity: entityId, created, updated, deleted, rejected: rejected.size, sets },
      'the catalog was brought up to date',
    );
  }
  for (const { addressId } of addresses) await switchOnCommerce(graph, addressId);
}

function hasCatalog(address: ChannelAddress): address is ChannelAddress & { readonly catalogId: string } {
  return address.catalogId !== null;
}

/** One set for each department that has something on offer. */
function departmentSets(
  { languages }: Entity,
  items: readonly CatalogItem[],
  rejected: ReadonlySet<string>,
): DepartmentSet[] {
  const departments = new Set(
    items.flatMap(({ id, offerDepartment }) => (rejected.has(id) ? [] : (offerDepartment ?? []))),
  );
  const language = languages[0] ?? 'en';
  return [...departments].sort().map((department) => ({
    department,
    name: sayIn(language, 'catalog.set', { department }),
  }));
}

/**
 * What may be sold in the chat. A catalog has one price for all stores: the dearest store's, with a note, so that nobody is asked for more than
 * the chat said. The total is reckoned at the shopper's own store.
 */
async function itemsOf(db: Database, entity: Entity, publicUrl: string, now: Date): Promise<CatalogItem[]> {
  const { entityId } = entity;
  const offers = await offersRunning(db, entity, now);
  const onOffer = [...new Set(offers.flatMap(({ productIds }) => productIds))];
  const range = await pageOfProducts(db, entityId, now, '', wholeRange + 1);
  const products =
    range.length <= wholeRange
      ? range
      : [...(await findPricedProducts(db, { entityId, storeId: '', at: now }, onOffer)).values()];
  const offerOf = new Map(offers.flatMap((offer) => offer.productIds.map((id) => [id, offer] as const)));
  const sold = products.filter(({ policyClass }) => policyOf(policyClass, entity.country).inChat);
  const storeIds = (await listStores(db, entityId)).map(({ storeId }) => storeId);
  const ids = sold.map(({ productId }) => productId);
  const prices = await priceRanges(db, { entityId, storeIds, at: now }, ids);
  return sold.flatMap((product) => {
    const { productId } = product;
    return toItem(entity, publicUrl, product, offerOf.get(productId), prices.get(productId)) ?? [];
  });
}

/** The offers that hold at one of the stores now. */
async function offersRunning(db: Database, { entityId }: Entity, now: Date): Promise<PublishedOffer[]> {
  const running = new Map<string, PublishedOffer>();
  for (const storeId of await storesThatDiffer(db, entityId, now)) {
    const store = await findStore(db, entityId, storeId);
    const date = localDate(now, store?.timeZone ?? 'UTC');
    for (const offer of await liveOffers(db, { entityId, storeId, date, asOf: now })) running.set(offer.offerId, offer);
  }
  return [...running.values()];
}

/** A product without a picture of its own shows its offer as printed; with neither, Meta would refuse it. */
function toItem(
  { entityId, currency, languages }: Entity,
  publicUrl: string,
  product: PricedProduct,
  offer: PublishedOffer | undefined,
  prices: PriceRange | undefined,
): CatalogItem | undefined {
  const picture = offer && `${publicUrl}/media/${entityId}/offers/${offer.offerId}.jpg`;
  const imageLink = product.imageLink ? new URL(product.imageLink, publicUrl).href : picture;
  if (!imageLink) return undefined;
  const { productId, title, brand, gtin, productType, basis } = product;
  const { lowestMinor = product.priceMinor, highestMinor = product.priceMinor } = prices ?? {};
  const name = basis.unit === 'KGM' ? `${title} (1 kg)` : title;
  const note = lowestMinor < highestMinor && sayIn(languages[0] ?? 'en', 'catalog.dearest');
  const offerDepartment = offer && departmentOf(product);
  return {
    id: productId,
    title: name,
    description: [name, brand, note].filter(Boolean).join(' · '),
    price: `${decimalPrice(highestMinor, currencyDigits[currency])} ${currency}`,
    availability: product.available ? 'in stock' : 'out of stock',
    link: `${publicUrl}/${entityId}`,
    imageLink,
    ...(brand && { brand }),
    ...(gtin && { gtin }),
    ...(productType && { productType }),
    ...(offerDepartment && { offerDepartment }),
  };
}

function decimalPrice(minor: number, digits: number): string {
  return (minor / 10 ** digits).toFixed(digits);
}

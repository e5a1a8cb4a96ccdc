import { sql } from 'kysely';
import { savePrices } from '../catalog/index.ts';
import { type DraftOffer, insertLeaflet, insertPages, publishLeaflet, replacePageOffers } from '../leaflet/index.ts';
import { type Database, type EntityId, newId } from '../platform/index.ts';

const entityId = 'fr' as EntityId;
/** A Monday; the store in Lille is open from 8:30 to 20:30. */
export const monday = new Date('2026-11-23T09:00:00Z');

/** What the dialogue's tests sell in the French entity: four products with prices, and this week's leaflet. @returns the leaflet's id. */
export async function openShop(db: Database): Promise<string> {
  await sql`
    insert into product (entity_id, product_id, title, aisle, search, sale_unit, sale_scale, sale_increment, policy_class, deposit_minor, updated_at)
    values (${entityId}, 'milk', 'Lait demi-écrémé 1 L', '3 Crèmerie', to_tsvector('french', 'lait demi ecreme'), 'C62', 0, 1, 'none', 0, ${monday}),
      (${entityId}, 'pasta', 'Pâtes coquillettes 500 g', '5 Épicerie', to_tsvector('french', 'pates coquillettes'), 'C62', 0, 1, 'none', 0, ${monday}),
      (${entityId}, 'tomatoes', 'Tomates', '1 Fruits', to_tsvector('french', 'tomates'), 'KGM', 3, 100, 'none', 0, ${monday}),
      (${entityId}, 'beer', 'Bière 6 x 25 cl', '8 Boissons', to_tsvector('french', 'biere'), 'C62', 0, 1, 'alcohol', 60, ${monday})`.execute(
    db,
  );
  await sql`
    insert into lexicon (entity_id, word, frequency) values
      (${entityId}, 'lait', 1), (${entityId}, 'pates', 1), (${entityId}, 'tomates', 1), (${entityId}, 'biere', 1)`.execute(
    db,
  );
  const validFrom = new Date(monday.getTime() - 90 * 86_400_000);
  const price = (productId: string, priceMinor: number) => ({ productId, storeId: '', validFrom, priceMinor });
  await savePrices(db, entityId, [
    price('milk', 100),
    price('pasta', 150),
    price('tomatoes', 299),
    price('beer', 500),
    { productId: 'pasta', storeId: 'lille', validFrom, priceMinor: 140 },
  ]);
  return publishWeek(db);
}

/** A leaflet with milk at "2+1" and, for the week before only, tomatoes at a lower price. */
export async function publishWeek(db: Database): Promise<string> {
  const at = new Date(monday.getTime() - 3_600_000);
  const id = newId(at);
  const days = { validFrom: '2026-11-16', validThrough: '2026-11-30' };
  const rest = {
    title: 'La semaine',
    language: 'fr',
    state: 'review',
    storeIds: [],
    pageCount: 1,
    failure: null,
  } as const;
  await insertLeaflet(db, { entityId, leafletId: id, ...rest, ...days, createdAt: at }, null);
  await insertPages(db, entityId, id, [{ page: 1, widthPt: 600, heightPt: 800 }]);
  const offers: DraftOffer['draft'][] = [
    anOffer('Lait', ['milk'], { mechanic: { type: 'X_PLUS_Y_FREE', buy: 2, free: 1 } }),
    anOffer('Bière', ['beer'], { priceMinor: 450 }),
    anOffer('Pâtes', ['pasta'], { priceMinor: 120 }),
    anOffer('Tomates', ['tomatoes'], { priceMinor: 199, soldBy: 'kg', validThrough: '2026-11-22' }),
  ];
  await replacePageOffers(
    db,
    entityId,
    id,
    1,
    offers.map((draft) => ({ offerId: newId(at), draft })),
  );
  const published = await publishLeaflet(db, { entityId, personId: null, now: at }, id);
  if (!published.ok) throw new Error(`The leaflet was not published: ${JSON.stringify(published.refusal)}`);
  return id;
}

export function anOffer(
  name: string,
  productIds: readonly string[],
  over: Partial<DraftOffer['draft']>,
): DraftOffer['draft'] {
  const unknown = { brand: null, quantityText: null, mechanicText: null, validFrom: null, validThrough: null };
  const kind = { soldBy: 'item', mixAndMatch: false, loyaltyRequired: false, limitPerHousehold: null } as const;
  const read = { proposedIds: [], confidence: 1, reasons: [], checked: true };
  const printed = { page: 1, box: [0, 0, 100, 100] as const, name, priceMinor: null, regularMinor: null };
  return { ...unknown, ...kind, ...read, ...printed, mechanic: { type: 'PRICE' }, productIds, ...over };
}

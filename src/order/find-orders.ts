import type { EntityId, Page, Queryable } from '../platform/index.ts';
import { type OrderSummary, readOrder, readShopperOrders, readStoreOrders } from './order-repository.ts';
import { type OrderView, toOrderView } from './order-view.model.ts';

/** An order by its id; undefined when there is none. */
export async function findOrder(db: Queryable, entityId: EntityId, orderId: string): Promise<OrderView | undefined> {
  const order = await readOrder(db, { entityId, orderId });
  return order && toOrderView(order);
}

/** A shopper's orders, newest first, at most 50. */
export async function listShopperOrders(
  db: Queryable,
  entityId: EntityId,
  shopperId: string,
): Promise<readonly OrderView[]> {
  return (await readShopperOrders(db, entityId, shopperId)).map(toOrderView);
}

/** A store's orders of a day of collection (YYYY-MM-DD), by slot and number, a page at a time. */
export async function listStoreOrders(
  db: Queryable,
  entityId: EntityId,
  storeId: string,
  date: string,
  cursor?: string,
  limit = 50,
): Promise<Page<OrderSummary>> {
  return readStoreOrders(db, { entityId, storeId, date }, { cursor, limit });
}

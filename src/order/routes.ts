import type { Http } from '../platform/index.ts';
import { deskRoutes } from './desk-routes.ts';
import type { OrderDoors } from './doors.ts';
import { listRoutes } from './lists/list-routes.ts';
import { shopRoutes } from './shop-routes.ts';

/** The shopper's basket, order and lists on the web, and the store's desk. */
export function orderRoutes(app: Http, doors: OrderDoors): void {
  shopRoutes(app, doors);
  listRoutes(app, doors);
  deskRoutes(app, doors);
}

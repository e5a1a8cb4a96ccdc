import { catalogRoutes } from './catalog/index.ts';
import { type ConversationDoors, conversationRoutes } from './conversation/index.ts';
import { leafletRoutes, leafletShopRoutes } from './leaflet/index.ts';
import { type OrderDoors, orderRoutes } from './order/index.ts';
import { organisationRoutes } from './organisation/index.ts';
import { type Http, uploadRoutes } from './platform/index.ts';

/** The doors of every room that has routes. */
export interface RouteDoors {
  readonly organisation: Parameters<typeof organisationRoutes>[1];
  readonly uploads: Parameters<typeof uploadRoutes>[1];
  readonly catalog: Parameters<typeof catalogRoutes>[1];
  readonly leaflet: Parameters<typeof leafletRoutes>[1];
  readonly shop: Parameters<typeof leafletShopRoutes>[1];
  readonly order: OrderDoors;
  readonly conversation: ConversationDoors;
}

/** Hangs the routes that surfaces speak to on the server, in the order of the house. Their types are made from them. */
export function hangRoutes(http: Http, doors: RouteDoors): void {
  organisationRoutes(http, doors.organisation);
  uploadRoutes(http, doors.uploads);
  catalogRoutes(http, doors.catalog);
  leafletRoutes(http, doors.leaflet);
  leafletShopRoutes(http, doors.shop);
  orderRoutes(http, doors.order);
  conversationRoutes(http, doors.conversation);
}

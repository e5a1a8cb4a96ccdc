import type { NewEvent } from '../platform/index.ts';
import type { Order } from './order-repository.ts';

export type OrderEventType =
  | 'order.placed'
  | 'order.picking_started'
  | 'order.adjusted'
  | 'order.ready'
  | 'order.collected'
  | 'order.uncollected'
  | 'order.canceled';

/** A fact about an order, with what its readers need: ids and amounts, nothing of the person. */
export function orderEvent(
  type: OrderEventType,
  { orderId, storeId, shopperId, totalMinor, channel, number }: Order,
  more: Readonly<Record<string, unknown>> = {},
): NewEvent {
  return {
    type,
    subject: `order:${orderId}`,
    payload: { orderId, number, storeId, shopperId, totalMinor, channel, ...more },
  };
}

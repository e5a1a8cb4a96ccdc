export type { Adjustment, AdjustmentKind } from './adjustment.model.ts';
export {
  type Basket,
  type BasketLine,
  type BasketState,
  basketLimits,
  type Channel,
  type Hold,
  type LineRefusal,
} from './basket.model.ts';
export { findBasket } from './basket-repository.ts';
export type {
  AppliedOfferView,
  BasketLineView,
  BasketView,
  LineProblem,
  NearlyReachedView,
  StockState,
} from './basket-view.model.ts';
export { cancelOrder, type OrderToCancel, reopenOrder } from './cancel-order.ts';
export type { OrderDoors } from './doors.ts';
export {
  type BasketRefusal,
  createBasket,
  declareAge,
  type NewBasket,
  replaceBasketLines,
  setBasketLine,
  setBasketShopper,
  setBasketStore,
  setLoyalty,
} from './fill-basket.ts';
export { findOrder, listShopperOrders, listStoreOrders } from './find-orders.ts';
export { holdSlot, listSlots, type SlotRefusal } from './hold-slot.ts';
export { orderJobs } from './jobs.ts';
export type { OrderSummary } from './order-repository.ts';
export { canCancel, type OrderState } from './order-state.model.ts';
export type { OrderLineView, OrderView } from './order-view.model.ts';
export {
  giveGoodwill,
  markCollected,
  markMissing,
  markReady,
  type OrderRefusal,
  setPickedSteps,
  startPicking,
} from './pick-order.ts';
export { type OrderToPlace, type PlaceRefusal, placeOrder } from './place-order.ts';
export { orderRoutes } from './routes.ts';
export {
  eraseOrderOwner,
  exportOrders,
  type OrderData,
  type OrderOwner,
  type OrderUnderWay,
} from './shopper-data.ts';
export type { SlotSettings, SlotView } from './slot.model.ts';
export { saveSlotSettings } from './slot-repository.ts';
export { type ViewOptions, viewBasket } from './view-basket.ts';

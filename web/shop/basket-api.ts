import type { UnitPrice } from './api.ts';

/** The basket, slots and orders as Halles tells them. */
export interface BasketLineView {
  readonly productId: string;
  readonly title: string;
  readonly brand: string | null;
  readonly steps: number;
  readonly basis: { readonly unit: string; readonly scale: number; readonly increment: number };
  readonly unitPriceMinor: number;
  readonly regularMinor: number;
  readonly payableMinor: number;
  readonly depositMinor: number;
  readonly creditMinor: number;
  readonly applied: readonly { readonly offerId: string; readonly wording: string; readonly discountMinor: number }[];
  readonly unitPrice: UnitPrice | null;
  readonly lowestPriceMinor: number | null;
  readonly counted: boolean;
  readonly problems: readonly { readonly code: string; readonly age?: number }[];
}

export interface BasketView {
  readonly basketId: string;
  readonly storeId: string | null;
  readonly loyalty: boolean;
  readonly ageDeclared: boolean;
  readonly state: string;
  readonly hold: {
    readonly slotId: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly state: 'held' | 'booked' | 'expired' | 'released';
  } | null;
  readonly orderId: string | null;
  readonly lines: readonly BasketLineView[];
  readonly nearlyReached: readonly {
    readonly offerId: string;
    readonly wording: string;
    readonly productIds: readonly string[];
    readonly gainMinor: number;
  }[];
  readonly currency: string;
  readonly totalMinor: number;
  readonly creditMinor: number;
  readonly depositMinor: number;
  readonly savedMinor: number;
}

export interface SlotView {
  readonly slotId: string;
  readonly date: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly cutoffAt: string;
  readonly free: number;
}

export interface OrderView {
  readonly orderId: string;
  readonly basketId: string;
  readonly number: string;
  readonly storeId: string;
  readonly state: 'placed' | 'picking' | 'awaiting_shopper' | 'ready' | 'collected' | 'uncollected' | 'canceled';
  readonly slot: { readonly startsAt: string; readonly endsAt: string };
  readonly totalMinor: number;
  readonly creditMinor: number;
  readonly depositMinor: number;
  readonly lines: readonly {
    readonly lineId: string;
    readonly title: string;
    readonly originalSteps: number;
    readonly totalSteps: number;
    readonly basis: { readonly unit: string; readonly scale: number };
    readonly payableMinor: number;
  }[];
}

import type { Channel } from '../meta/index.ts';
import type { EntityId } from '../platform/index.ts';
import type { DialogueState } from './dialogue.model.ts';

/** Who buys, whichever channel they write from. */
export interface Shopper {
  readonly shopperId: string;
  readonly language: string;
  readonly storeId: string | null;
}

/** A contact's thread with an address, and the shopper behind it. */
export interface Thread {
  readonly entityId: EntityId;
  readonly threadId: string;
  readonly addressId: string;
  readonly contactId: string;
  readonly shopper: Shopper;
  readonly state: DialogueState;
  readonly version: number;
  readonly basketId: string | null;
  readonly lastInboundAt: Date;
}

/** Proof of what a shopper agreed to or took back. */
export interface Consent {
  readonly purpose: 'marketing';
  readonly channel: Channel;
  readonly granted: boolean;
  readonly textShown: string;
  readonly language: string;
  readonly source: 'button' | 'keyword' | 'preference';
  readonly at: Date;
}

/** A thread in the hands of a store's team. */
export interface HandOver {
  readonly handOverId: string;
  readonly threadId: string;
  readonly storeId: string | null;
  readonly reason: 'asked' | 'order';
  readonly openedAt: Date;
}

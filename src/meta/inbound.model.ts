/** What a shopper can send, in our own words. Ids stay texts: Meta's exceed what a number holds exactly. */
export type InboundContent =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'image' | 'audio' | 'video' | 'document' | 'sticker';
      /** Absent on Messenger, which gives an address that ends after a while instead. */
      readonly mediaId?: string;
      readonly mimeType?: string;
      readonly caption?: string;
      readonly fileName?: string;
    }
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly address?: string;
    }
  | { readonly type: 'contacts'; readonly count: number }
  /** An empty emoji takes the reaction back. */
  | { readonly type: 'reaction'; readonly wamid: string; readonly emoji: string }
  /** The quick reply of a template. */
  | { readonly type: 'button'; readonly payload: string; readonly text: string }
  | { readonly type: 'button_reply'; readonly id: string; readonly title: string }
  | { readonly type: 'list_reply'; readonly id: string; readonly title: string; readonly description?: string }
  | { readonly type: 'flow_reply'; readonly responseJson: string; readonly name?: string }
  | CartContent
  | { readonly type: 'system'; readonly event: string; readonly newWaId?: string }
  | { readonly type: 'preference'; readonly category: string; readonly value: string }
  /** Came in at the door: the first button of a chat, perhaps by a link with a `ref`. */
  | { readonly type: 'get_started'; readonly ref?: string }
  /** Came in by a link or an advertisement to a chat that was there already. */
  | { readonly type: 'referral'; readonly ref?: string }
  /** Anything else: a type of the future, or a known type without what it needs. `original` is Meta's word for it. */
  | { readonly type: 'unsupported'; readonly original: string };

/** The native cart of WhatsApp. Its prices are those the phone showed, so they are informative: the order is priced again. */
export interface CartContent {
  readonly type: 'order';
  readonly catalogId: string;
  readonly note: string;
  readonly lines: readonly CartLine[];
}

export interface CartLine {
  readonly productId: string;
  readonly quantity: number;
  /** A decimal in major units, as a text: "1.19". */
  readonly shownPrice?: string;
  readonly currency?: string;
}

/** Who wrote, as far as Meta says: a person with a username may have no phone number. */
export interface SeenPerson {
  readonly waId?: string;
  readonly bsuid?: string;
  /** Messenger: the id by which one Page knows a person. */
  readonly psid?: string;
  readonly profileName?: string;
  readonly username?: string;
}

/** The message answered, and the product that was looked at when writing. */
export interface InboundContext {
  readonly wamid?: string;
  readonly referredProduct?: { readonly catalogId: string; readonly productId: string };
}

/** The advertisement, post or link that led here. */
export interface Referral {
  readonly sourceUrl?: string;
  readonly sourceId?: string;
  readonly sourceType?: string;
  readonly headline?: string;
  readonly clickId?: string;
}

export interface InboundMessage {
  readonly accountId: string;
  readonly addressId: string;
  /** Absent in a message of an unknown shape: its digest takes its place. */
  readonly wamid?: string;
  readonly occurredAt: Date;
  readonly from: SeenPerson;
  readonly content: InboundContent;
  readonly context?: InboundContext;
  readonly referral?: Referral;
  readonly raw: unknown;
}

export interface MessageStatus {
  readonly accountId: string;
  readonly addressId: string;
  readonly wamid: string;
  readonly status: string;
  readonly occurredAt: Date;
  readonly errorCode?: number;
  readonly pricing?: unknown;
  /** Our own id, which we gave with the message (`biz_opaque_callback_data`). */
  readonly callbackData?: string;
  readonly raw: unknown;
}

/** All that a Page wrote to a person up to a moment was delivered, or read (Messenger). */
export interface Watermark {
  readonly addressId: string;
  readonly person: SeenPerson;
  readonly status: 'delivered' | 'read';
  readonly upTo: Date;
}

/** A change that is none of the above, kept as it came. */
export interface OtherChange {
  readonly reason: 'unused_field' | 'other_object';
  readonly field?: string;
  readonly accountId?: string;
  readonly addressId?: string;
  readonly raw: unknown;
}

export interface ParsedWebhook {
  readonly messages: readonly InboundMessage[];
  readonly statuses: readonly MessageStatus[];
  readonly watermarks: readonly Watermark[];
  readonly others: readonly OtherChange[];
}

/** Types that are no message of the shopper: they open no window and need no answer. */
export const silentTypes: readonly string[] = ['system', 'preference'];

/** Types that open no window. Meta: following a link is answered, but only the message after it counts. */
export const windowlessTypes: readonly string[] = [...silentTypes, 'referral'];

import type { Box, OfferDraft } from '../offer.model.ts';
import type { LocalText, RuleSource } from './rule-pack.ts';

/** Whether a breach keeps a leaflet from being published or is only told. */
export type Severity = 'blocks' | 'warns';

/** Where the breach is: an offer, a page, or the leaflet as a whole. */
export interface Place {
  readonly page: number | null;
  readonly box: Box | null;
  readonly offerId: string | null;
}

/** Names and numbers of a sentence; keys that end in `Minor` are amounts in minor units of the entity's currency. */
export type Values = Readonly<Record<string, string | number>>;

/** What of an offer a fix may change. */
export type OfferChange = Partial<
  Pick<OfferDraft, 'name' | 'mechanic' | 'mechanicText' | 'priceMinor' | 'regularMinor'>
>;

/** A change to the offer that would make it lawful, made by a person through the ordinary edit; no change deletes the offer. */
export interface Fix {
  readonly code: FixCode;
  readonly values: Values;
  /** The revision of the offer that the fix was reckoned for. */
  readonly revision: number;
  readonly change: OfferChange | null;
}

export const fixCodes = [
  'percent',
  'nth',
  'set',
  'extra',
  'credit_percent',
  'credit_amount',
  'amount',
  'bundle',
  'unit',
  'price',
  'word',
  'prior',
  'cut',
  'plain',
  'single',
  'remove',
] as const;
export type FixCode = (typeof fixCodes)[number];

export const messageCodes = [
  'depth',
  'word',
  'prior_too_high',
  'prior_depth',
  'prior_none',
  'prior_missing',
  'prior_words',
  'unit_price',
  'unit_price_unknown',
  'mention',
  'mention_unread',
  'banned',
  'single_price',
  'lot_contents',
  'below_cost_count',
  'below_cost_days',
  'below_cost_notice',
  'pack_refused',
] as const;
export type MessageCode = (typeof messageCodes)[number];

/** What a rule sees in a leaflet. */
export interface Observation {
  readonly place: Place;
  readonly message: MessageCode;
  readonly values: Values;
  readonly fix: Fix | null;
}

/** A breach, or what may be one, with the rule that says so. */
export interface Finding extends Observation {
  readonly ruleId: string;
  readonly title: LocalText;
  readonly severity: Severity;
  readonly certainty: 'checked' | 'to_be_checked';
  readonly source: RuleSource | null;
}

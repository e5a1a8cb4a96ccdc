import type { Draft } from '../data.ts';
import type { StudioText } from '../texts.ts';

const texts: Readonly<Record<string, StudioText>> = {
  product_unsure: 'reason.product_unsure',
  product_unknown: 'reason.product_unknown',
  feed_price_differs: 'reason.feed_price_differs',
  no_quantity: 'reason.no_quantity',
  no_name: 'reason.no_name',
  second_reader: 'reason.second_reader',
  across_fold: 'reason.across_fold',
  no_printed_price: 'reason.no_printed_price',
  tag_unreadable: 'reason.tag_unreadable',
};

const unknownTag = 'tag_unknown_product:';
const tagged = 'tagged';
const learned = 'learned';
const mechanicLearned = 'mechanic_learned';
const noDoubts: readonly string[] = [tagged, learned, mechanicLearned];

/** A sentence to say, and the id of a product that it may name. */
export interface Doubt {
  readonly text: StudioText;
  readonly id: string;
}

/** Why the reader was unsure; a code without a text of its own is a number that disagrees with another. */
export function doubtsOf({ reasons }: Draft): Doubt[] {
  return reasons.filter((code) => !noDoubts.includes(code)).map(doubt);
}

function doubt(code: string): Doubt {
  if (code.startsWith(unknownTag)) return { text: 'reason.tag_unknown_product', id: code.slice(unknownTag.length) };
  return { text: texts[code] ?? 'reason.disagrees', id: '' };
}

/** The products were named by tags in the PDF. */
export const isTagged = ({ reasons }: Draft): boolean => reasons.includes(tagged);

/** The products were found by what people chose before. */
export const isLearned = ({ reasons, productIds }: Draft): boolean =>
  reasons.includes(learned) && productIds.length > 0;

/** The mechanic was read as people read the same words before. */
export const hasLearnedMechanic = ({ reasons }: Draft): boolean => reasons.includes(mechanicLearned);

/** The draft without the word of tags and lessons, once a person chose other products than they did. */
export function withoutOverruledTags(draft: Draft, { productIds }: Draft): Draft {
  const same = draft.productIds.length === productIds.length && draft.productIds.every((id) => productIds.includes(id));
  return same ? draft : { ...draft, reasons: draft.reasons.filter((code) => code !== tagged && code !== learned) };
}

import type { Offer } from '../data.ts';

/** Which offers a bulk edit is about; what is left open does not narrow it. */
export interface BulkQuestion {
  readonly page: number | undefined;
  readonly words: string;
  /** Only these, unless undefined. */
  readonly marked: ReadonlySet<string> | undefined;
}

/** The offers on the page, among the marked ones, that have every word in their name, brand or departments; accents and case do not count. */
export function selectOffers(offers: readonly Offer[], { page, words, marked }: BulkQuestion): Offer[] {
  const asked = folded(words).split(/\s+/).filter(Boolean);
  return offers.filter(
    (offer) =>
      (page === undefined || offer.draft.page === page) &&
      (marked === undefined || marked.has(offer.offerId)) &&
      asked.every((word) => textOf(offer).includes(word)),
  );
}

function textOf({ draft, departments }: Offer): string {
  return folded([draft.brand, draft.name, draft.quantityText, ...departments].filter(Boolean).join(' '));
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

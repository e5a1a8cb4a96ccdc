import type { Offer } from '../data.ts';

export type QueueOrder = 'risk' | 'page';

/** The offers as they are looked at: by risk, what nobody checked first, the riskiest before; or page by page, as the server gives them. */
export function queueOf(offers: readonly Offer[], order: QueueOrder): readonly Offer[] {
  if (order === 'page') return offers;
  return offers.toSorted((a, b) => Number(a.draft.checked) - Number(b.draft.checked) || b.risk - a.risk);
}

/** The next offer that nobody checked, after the given one or else from the start; undefined when all others are checked. */
export function nextUnchecked(queue: readonly Offer[], offerId: string | undefined): Offer | undefined {
  const at = queue.findIndex((offer) => offer.offerId === offerId);
  const isOpen = (offer: Offer): boolean => !offer.draft.checked && offer.offerId !== offerId;
  return queue.slice(at + 1).find(isOpen) ?? queue.find(isOpen);
}

/** The offer so many places on, no further than the ends. */
export function neighbour(queue: readonly Offer[], offerId: string | undefined, by: number): Offer | undefined {
  const at = queue.findIndex((offer) => offer.offerId === offerId);
  return queue[Math.min(Math.max(at + by, 0), queue.length - 1)];
}

/** Whether an offer has to be looked at before it may be published. */
export function needsLook({ draft }: Pick<Offer, 'draft'>, sureEnough: number): boolean {
  return !draft.checked && draft.confidence < sureEnough;
}

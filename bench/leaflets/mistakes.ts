import type { Truth, TruthOffer } from './model.ts';
import { matchOffers, type ReadOffer, sameMechanic } from './score.ts';

/** A line for each offer of a leaflet that was lost, made up, or read wrongly. */
export function mistakes(truth: Truth, read: readonly ReadOffer[]): string[] {
  const matches = matchOffers(truth.offers, read);
  const found = new Set(matches.values());
  const wrong = truth.offers.flatMap((offer, at) => {
    const to = matches.get(at);
    const differences = to === undefined ? ['not found'] : differencesOf(offer, read[to]!);
    if (differences.length === 0) return [];
    const sure = to === undefined ? '' : ` (sure to ${Math.round(100 * (read[to]!.confidence ?? 0))} %)`;
    return `  ${offer.id} ${offer.brand} ${offer.name}: ${differences.join('; ')}${sure}`;
  });
  const extra = read.flatMap((offer, to) =>
    found.has(to)
      ? []
      : `  page ${offer.page} ${offer.bbox.map(Math.round).join(' ')}: no such offer (sure to ${Math.round(100 * (offer.confidence ?? 0))} %)`,
  );
  return [...wrong, ...extra];
}

function differencesOf(wanted: TruthOffer, given: ReadOffer): string[] {
  const ids = given.feed_ids ?? [];
  const isLinkRight = wanted.feed_ids.length > 0 ? ids.some((id) => wanted.feed_ids.includes(id)) : ids.length === 0;
  const unit = (price: ReadOffer['unit_price']): string => (price ? `${price.cents} ${price.per}` : 'none');
  return [
    given.price_cents === wanted.price_cents ? '' : `price ${given.price_cents} for ${wanted.price_cents}`,
    sameMechanic(wanted.mechanic, given.mechanic)
      ? ''
      : `mechanic ${JSON.stringify(given.mechanic)} for ${JSON.stringify(wanted.mechanic)} “${wanted.mechanic_text}”`,
    wanted.unit_price && unit(given.unit_price) !== unit(wanted.unit_price)
      ? `unit price ${unit(given.unit_price)} for ${unit(wanted.unit_price)}`
      : '',
    isLinkRight ? '' : `linked to ${ids.join(', ') || 'nothing'} for ${wanted.feed_ids.join(', ') || 'nothing'}`,
  ].filter(Boolean);
}

import { parseWording, type WordingLocale } from '../../promotion/index.ts';
import type { Box } from '../offer.model.ts';
import { areaOf, centerOf, heightOf, holds, sharedLength, widthOf } from './box.ts';
import type { TextBlock } from './lines.ts';
import type { OfferParts } from './offer-parts.ts';

const textOf = (block: TextBlock): string => block.lines.map((line) => line.text).join(' ');

/** Gives the words of a banner ("on this whole line: the 2nd at half price") to the offers that it counts for. */
export function spreadBanners(
  offers: readonly OfferParts[],
  blocks: readonly TextBlock[],
  frames: readonly Box[],
  locales: readonly WordingLocale[],
): OfferParts[] {
  const owned = new Set(offers.flatMap((offer) => [offer.product, ...(offer.cardBox ? offer.notes : [])]));
  const banners = blocks.filter((block) => !owned.has(block) && isGroupBanner(textOf(block), locales));
  const reached = new Map<OfferParts, string>();
  for (const banner of banners) {
    for (const offer of offersUnder(banner, offers, frames))
      if (!reached.has(offer)) reached.set(offer, textOf(banner));
  }
  return offers.map((offer) => ({
    ...offer,
    notes: offer.notes.filter((block) => !banners.includes(block)),
    bannerText: reached.get(offer) ?? null,
  }));
}

function isGroupBanner(text: string, locales: readonly WordingLocale[]): boolean {
  return locales.some((locale) => {
    const { groupBanner, mechanic } = parseWording(text, locale);
    return groupBanner === true && mechanic !== undefined;
  });
}

/** Those in the banner's own frame; or, where it only has a strip of its own, the row below it. */
function offersUnder(banner: TextBlock, offers: readonly OfferParts[], frames: readonly Box[]): readonly OfferParts[] {
  const around = frames
    .filter((frame) => holds(frame, centerOf(banner.box)))
    .toSorted((a, b) => areaOf(a) - areaOf(b))
    .map((frame) => ({ frame, inside: offers.filter((offer) => holds(frame, centerOf(offer.cardBox ?? offer.box))) }));
  const panel = around.find(({ inside }) => inside.length > 0);
  if (panel) return panel.inside;
  const strip = around[0]?.frame ?? banner.box;
  const below = offers
    .filter(({ box, cardBox }) => sharedLength(cardBox ?? box, strip, 0) > 0.5 * Math.min(widthOf(box), widthOf(strip)))
    .filter(({ box, cardBox }) => centerOf(cardBox ?? box)[1] > strip[3])
    .toSorted((a, b) => (a.cardBox ?? a.box)[1] - (b.cardBox ?? b.box)[1]);
  const first = below[0];
  if (!first) return [];
  const row = first.cardBox ?? first.box;
  return below.filter(
    ({ box, cardBox }) => sharedLength(cardBox ?? box, row, 1) > 0.5 * Math.min(heightOf(box), heightOf(row)),
  );
}

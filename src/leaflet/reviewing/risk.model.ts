import { depthOf } from '../law/depth.ts';
import { type DraftOffer, isSurelyWrong, type OfferDraft } from '../offer.model.ts';

/** What the risk of an offer is reckoned from, besides the offer itself. */
export interface LeafletToWeigh {
  readonly validFrom: string;
  readonly validThrough: string;
  readonly storeCount: number;
  /** Regular prices by product id, in minor units. */
  readonly productPrices: ReadonlyMap<string, number>;
}

/** Readers open the first page most; it weighs as much more. */
const coverWeight = 1.5;
/** However big or small an offer is printed, it weighs at most twice or half the usual one of its page. */
const mostProminent = 2;

/**
 * What each offer puts at risk, in minor units: how likely it is wrong times what a mistake costs. It orders the queue of review; it is no
 * forecast of a loss, as nobody knows yet how many will buy.
 *
 * - Likely wrong: 1 − confidence; 0 once a person checked it; 1 where it cannot be right (`isSurelyWrong`).
 * - What a mistake costs: the price of one item, since a wrong price, product or mechanic is charged on all of it; more for a deeper
 *   discount, which sells more and gives more away; more for an offer printed big or on the cover; for each store that must honour it.
 */
export function risksOf(offers: readonly DraftOffer[], leaflet: LeafletToWeigh): Map<string, number> {
  const usualMinor = median(offers.flatMap(({ draft }) => priceAtStake(draft, leaflet) ?? []));
  const usualAreas = usualAreaByPage(offers);
  return new Map(
    offers.map(({ offerId, draft }) => {
      const price = priceAtStake(draft, leaflet) ?? usualMinor;
      const prominence = prominenceOf(draft, usualAreas.get(draft.page) ?? 1);
      const stake = price * (1 + discountShare(draft, leaflet)) * prominence * Math.max(1, leaflet.storeCount);
      return [offerId, Math.round(likelyWrong(draft, leaflet) * stake)];
    }),
  );
}

/** 0 to 1: how likely the offer is wrong as it stands. */
export function likelyWrong(draft: OfferDraft, leaflet: Pick<LeafletToWeigh, 'validFrom' | 'validThrough'>): number {
  if (isSurelyWrong(draft, leaflet)) return 1;
  return draft.checked ? 0 : 1 - draft.confidence;
}

/** The price of one item: as printed, else the regular one, else the dearest linked or proposed product's. */
function priceAtStake(draft: OfferDraft, { productPrices }: LeafletToWeigh): number | undefined {
  const printed = draft.priceMinor ?? draft.regularMinor;
  if (printed !== null) return printed;
  const known = [...draft.productIds, ...draft.proposedIds].flatMap((id) => productPrices.get(id) ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
}

function discountShare(draft: OfferDraft, { productPrices }: LeafletToWeigh): number {
  const regularMinor = draft.regularMinor ?? productPrices.get(draft.productIds[0] ?? '') ?? null;
  const depth = depthOf(draft.mechanic, { priceMinor: draft.priceMinor, regularMinor });
  return depth && depth.of > 0 ? Math.min(1, depth.cut / depth.of) : 0;
}

/** Sides, not areas: an offer printed four times as large is not seen four times as often. */
function prominenceOf(draft: OfferDraft, usualArea: number): number {
  const size = Math.sqrt(areaOf(draft) / usualArea);
  return Math.min(mostProminent, Math.max(1 / mostProminent, size)) * (draft.page === 1 ? coverWeight : 1);
}

const areaOf = ({ box: [x0, y0, x1, y1] }: OfferDraft): number => Math.max(1, (x1 - x0) * (y1 - y0));

function usualAreaByPage(offers: readonly DraftOffer[]): Map<number, number> {
  const byPage = Map.groupBy(offers, ({ draft }) => draft.page);
  return new Map([...byPage].map(([page, those]) => [page, median(those.map(({ draft }) => areaOf(draft)))]));
}

/** The middle one; 1 where there is none, so that nothing is divided by nothing. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 1;
}

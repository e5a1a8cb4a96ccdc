import type { PublishedOffer } from '../leaflet/index.ts';
import { toPromotionOffer } from '../leaflet/index.ts';
import type { Currency, SaleBasis } from '../money/index.ts';
import { addDays, at } from '../organisation/index.ts';
import { priceBasket } from '../promotion/index.ts';

/** Stores of one time zone that show the same leaflets, and what a product costs at them. */
export interface ShelfPrices {
  readonly timeZone: string;
  readonly lowestMinor: number;
  readonly highestMinor: number;
  /** The product's offers that hold at these stores now. */
  readonly offers: readonly PublishedOffer[];
}

/** What one piece (one kilogram of weighed goods) costs for a time, at every store. */
export interface Sale {
  readonly priceMinor: number;
  readonly from: Date;
  /** The first instant at which it holds no longer. */
  readonly until: Date;
  /** Whether some store asks less. */
  readonly dearest: boolean;
}

/** What lowers the price of every piece by itself. */
const lowersEachPiece: ReadonlySet<string> = new Set(['PRICE', 'PRICE_CUT', 'PERCENT_OFF', 'AMOUNT_OFF']);

/** Whether any shopper gets the lower price for any number of pieces, as a catalog's sale price says. */
function isForEachPiece({ mechanic, loyaltyRequired, limitPerHousehold }: PublishedOffer): boolean {
  return lowersEachPiece.has(mechanic.type) && !loyaltyRequired && limitPerHousehold === null;
}

/**
 * The price that all of the stores honour, while all of them do: the dearest store's, from the latest beginning to the earliest end at their own
 * midnights. Undefined where a store has no such offer, or the dearest shelf asks no more.
 */
export function saleAt(shelves: readonly ShelfPrices[], basis: SaleBasis, currency: Currency): Sale | undefined {
  const own = shelves.map((shelf) => saleOf(shelf, basis, currency));
  const sales = own.filter((sale) => sale !== undefined);
  if (sales.length === 0 || sales.length < own.length) return undefined;
  const priceMinor = Math.max(...sales.map((sale) => sale.priceMinor));
  const from = new Date(Math.max(...sales.map((sale) => sale.from.getTime())));
  const until = new Date(Math.min(...sales.map((sale) => sale.until.getTime())));
  if (priceMinor >= Math.max(...shelves.map(({ highestMinor }) => highestMinor)) || from >= until) return undefined;
  const dearest = sales.some((sale) => sale.dearest || sale.priceMinor < priceMinor);
  return { priceMinor, from, until, dearest };
}

/** The cheapest of a shelf's offers, at its dearest store; of two alike the one that holds longer. */
function saleOf(shelf: ShelfPrices, basis: SaleBasis, currency: Currency): Sale | undefined {
  const { timeZone, lowestMinor, highestMinor } = shelf;
  const paid = (offer: PublishedOffer, regularMinor: number): number =>
    paidForOne(offer, regularMinor, basis, currency);
  const [best] = shelf.offers
    .filter(isForEachPiece)
    .map((offer) => ({ offer, priceMinor: paid(offer, highestMinor) }))
    .sort((a, b) => a.priceMinor - b.priceMinor || b.offer.validThrough.localeCompare(a.offer.validThrough));
  if (!best) return undefined;
  return {
    priceMinor: best.priceMinor,
    from: at(best.offer.validFrom, '00:00', timeZone),
    until: at(addDays(best.offer.validThrough, 1), '00:00', timeZone),
    dearest: paid(best.offer, lowestMinor) < best.priceMinor,
  };
}

/** What the till takes for one unit of the basis under an offer. */
function paidForOne(offer: PublishedOffer, regularMinor: number, basis: SaleBasis, currency: Currency): number {
  const productId = offer.productIds[0]!;
  const steps = 10 ** basis.scale;
  const line = { lineId: '1', productId, steps, basis, unitPriceMinor: regularMinor, depositMinor: 0 };
  return priceBasket({ currency, lines: [line], offers: [toPromotionOffer(offer)], loyalty: false }).totalMinor;
}

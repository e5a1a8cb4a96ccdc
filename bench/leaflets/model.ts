import type { Currency, NetQuantity, UnitPrice } from '../../src/money/index.ts';
import type { Mechanic } from '../../src/promotion/index.ts';

export const families = [
  'grid',
  'masonry',
  'hero',
  'borderless',
  'rotated',
  'spread',
  'dense',
  'catalog',
  'mosaic',
] as const;
export type Family = (typeof families)[number];

export const pageKinds = ['vector', 'outlined', 'ocr-layer', 'raster', 'scan'] as const;
/** What a page is made of: live text, prices as paths, picture with invisible text, picture, crooked and noisy picture. */
export type PageKind = (typeof pageKinds)[number];

export const localeCodes = ['fr', 'be', 'es', 'it', 'pl', 'ro', 'pt-BR', 'es-AR', 'zh-TW'] as const;
export type LocaleCode = (typeof localeCodes)[number];

/** What decides every stroke of a leaflet, but for how its pages are made. */
export interface LeafletKey {
  readonly family: Family;
  readonly locale: LocaleCode;
  readonly seed: number;
  /** A look that development never sees. */
  readonly heldOutTheme: boolean;
  /** Dense pages and double pages come alone whatever is asked. */
  readonly pageCount: 1 | 2;
}

/** Numbers from 0 to 1. */
export type Dice = () => number;

export type Shape =
  | 'bottle'
  | 'can'
  | 'jar'
  | 'box'
  | 'bag'
  | 'tub'
  | 'brick'
  | 'tray'
  | 'tube'
  | 'rolls'
  | 'fruit'
  | 'meat'
  | 'fish'
  | 'bread'
  | 'pan';

/** `count` of `size` `unit`, as printed: six times 1.5 L. */
export interface Pack {
  readonly count: number;
  readonly size: number;
  readonly unit: 'g' | 'kg' | 'ml' | 'cl' | 'L' | 'piece';
}

export type SoldBy = 'item' | 'kg' | '100g';

/** A product of the shelf a leaflet is drawn from. */
export interface ShelfProduct {
  readonly brand: string;
  readonly name: string;
  readonly pack: Pack;
  readonly soldBy: SoldBy;
  readonly shape: Shape;
  readonly priceMinor: number;
  /** Of one item; 0 without. */
  readonly depositMinor: number;
  readonly alcohol: boolean;
  readonly productType: string;
}

/** What an offer of a leaflet says, before anything is drawn. Amounts are minor units. */
export interface PlannedOffer {
  readonly products: readonly ShelfProduct[];
  readonly brand: string;
  readonly name: string;
  readonly quantityText: string;
  readonly inFeed: boolean;
  readonly mechanic: Mechanic;
  /** The biggest printed price. */
  readonly priceMinor: number;
  readonly priceLabel: string | null;
  readonly payQty: number;
  readonly payMinor: number;
  readonly creditMinor: number;
  /** Printed price of one item without the promotion. */
  readonly regularMinor: number | null;
  readonly struck: boolean;
  /** A second, smaller price tag: what one costs alone. */
  readonly aloneTag: string | null;
  readonly effectiveUnitMinor: number;
  /** Only where it is printed. */
  readonly unitPrice: UnitPrice | null;
  readonly badge: readonly string[];
  readonly badgeIsLoyalty: boolean;
  readonly lines: readonly string[];
  /** Words under the price: "LE KG". */
  readonly perText: string | null;
  readonly groupBanner: number | null;
  readonly loyaltyRequired: boolean;
  readonly isFromPrice: boolean;
  readonly limitPerHousehold: number | null;
  readonly depositMinor: number | null;
  readonly choiceOfVariants: boolean;
}

export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

export interface TruthOffer {
  readonly id: string;
  readonly page: number;
  readonly bbox: Box;
  readonly card_bbox: Box | null;
  readonly price_bbox: Box;
  readonly name_bbox: Box;
  readonly image_bbox: Box | null;
  readonly price_is_outlined: boolean;
  readonly brand: string;
  readonly name: string;
  readonly quantity_text: string;
  readonly pack: Pack;
  readonly sold_by: SoldBy;
  readonly category: string;
  readonly gtins: readonly string[];
  readonly feed_ids: readonly string[];
  readonly price_cents: number;
  readonly price_label: string | null;
  readonly pay_qty: number;
  readonly pay_cents: number;
  readonly loyalty_credit_cents: number;
  readonly regular_price_cents: number | null;
  readonly effective_unit_cents: number;
  readonly mechanic: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly mechanic_text: string;
  readonly mechanic_from_group_banner: boolean;
  readonly loyalty_required: boolean;
  readonly is_from_price: boolean;
  readonly unit_price: { readonly cents: number; readonly per: UnitPrice['per'] } | null;
  readonly limit_per_household: number | null;
  readonly deposit_cents: number | null;
  readonly alcohol: boolean;
  readonly choice_of_variants: boolean;
  readonly in_feed: boolean;
}

export interface NonOffer {
  readonly page: number;
  readonly kind: string;
  readonly bbox: Box;
  readonly text: string;
}

/** `leaflet-truth/1`: boxes in points from the top left, amounts in minor units of the currency. */
export interface Truth {
  readonly schema: 'leaflet-truth/1';
  readonly doc: string;
  readonly pdf: string;
  readonly feed: string;
  readonly country: string;
  readonly locale: string;
  readonly languages: readonly string[];
  readonly currency: Currency;
  readonly retailer: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly coordinates: string;
  readonly family: Family;
  readonly kind: PageKind;
  readonly pages: readonly { readonly page: number; readonly width: number; readonly height: number }[];
  readonly offers: readonly TruthOffer[];
  readonly non_offers: readonly NonOffer[];
}

const base = {
  g: ['g', 1],
  kg: ['g', 1000],
  ml: ['ml', 1],
  cl: ['ml', 10],
  L: ['ml', 1000],
  piece: ['piece', 1],
} as const;

/** What one item holds, in grams, millilitres or pieces. */
export function netQuantity({ count, size, unit }: Pack): NetQuantity {
  const [to, times] = base[unit];
  return { amount: Math.round(count * size * times * 1000) / 1000, unit: to };
}

export function pick<T>(roll: Dice, from: readonly T[]): T {
  return from[Math.floor(roll() * from.length)]!;
}

export function shuffled<T>(roll: Dice, from: readonly T[]): T[] {
  const mixed = [...from];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(roll() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}

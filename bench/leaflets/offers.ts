import { scaleHalfUp, unitPrice } from '../../src/money/index.ts';
import type { Mechanic } from '../../src/promotion/index.ts';
import { amountText, rounded } from './amounts.ts';
import type { LeafletLocale, MechanicWords, PlannedMechanic } from './locales/locale.ts';
import { foldOf } from './locales/tw.ts';
import { type Dice, netQuantity, type PlannedOffer, pick, type ShelfProduct } from './model.ts';

/** A banner over several offers that says their mechanic for them. */
export interface GroupMechanic {
  readonly banner: number;
  readonly text: string;
  readonly type: 'NTH_PERCENT' | 'X_PLUS_Y_FREE' | 'PERCENT_OFF';
  readonly percent: number;
  readonly set: readonly [buy: number, free: number];
}

/** Fills `{p}` and its like; `{z}` is what a percent leaves, as Taiwan says it. */
export function fill(template: string, places: Readonly<Record<string, string | number>>): string {
  const all = { ...places, ...(typeof places['p'] === 'number' && { z: foldOf(places['p']) }) } as typeof places;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(all[name] ?? ''));
}

/** What a mechanic makes of a regular price: what is printed big, what is paid, and which words go with it. */
interface Priced {
  readonly mechanic: Mechanic;
  readonly priceMinor: number;
  readonly label: string | null;
  readonly payQty: number;
  readonly payMinor: number;
  readonly creditMinor: number;
  readonly regularMinor: number | null;
  readonly badge: string;
  readonly lines: readonly string[];
  readonly struck?: boolean;
  readonly aloneTag?: string;
  readonly loyalty?: boolean;
  /** The unit price is that of the amount paid, credit or not. */
  readonly unitOf?: number;
}

interface Asked {
  readonly roll: Dice;
  readonly locale: LeafletLocale;
  readonly regular: number;
  readonly words: MechanicWords;
  readonly group?: GroupMechanic | undefined;
}

const setTypes: ReadonlySet<PlannedMechanic> = new Set([
  'NTH_PERCENT',
  'X_PLUS_Y_FREE',
  'BUNDLE_PRICE',
  'MULTI_BUY_UNIT',
  'EXTRA_QUANTITY',
]);

/** Which mechanic an offer gets: as often as the country prints it, no sets of weighed goods. */
function rollMechanic(roll: Dice, locale: LeafletLocale, product: ShelfProduct): PlannedMechanic {
  const open = (Object.entries(locale.mechanics) as [PlannedMechanic, MechanicWords][]).filter(
    ([type]) => product.soldBy === 'item' || !setTypes.has(type),
  );
  let at = roll() * open.reduce((sum, [, { weight }]) => sum + weight, 0);
  for (const [type, { weight }] of open) {
    at -= weight;
    if (at < 0) return type;
  }
  return 'PRICE';
}

const one = (payMinor: number): Pick<Priced, 'payQty' | 'payMinor' | 'creditMinor'> => ({
  payQty: 1,
  payMinor,
  creditMinor: 0,
});

const pricing: Readonly<Record<PlannedMechanic, (asked: Asked) => Priced>> = {
  PRICE: ({ roll, regular, words }) => ({
    mechanic: { type: 'PRICE' },
    priceMinor: regular,
    label: null,
    ...one(regular),
    regularMinor: null,
    badge: pick(roll, words.badges),
    lines: [],
  }),
  PRICE_CUT: ({ roll, locale, regular, words }) => {
    const price = rounded(regular * (0.65 + 0.25 * roll()), locale);
    const cut = price < regular ? price : Math.floor(regular * 0.8);
    return {
      mechanic: { type: 'PRICE_CUT' },
      priceMinor: cut,
      label: null,
      ...one(cut),
      regularMinor: regular,
      badge: pick(roll, words.badges),
      ...regularLine(roll, locale, regular),
    };
  },
  PERCENT_OFF: ({ roll, locale, regular, words, group }) => {
    const percent = group?.percent ?? pick(roll, words.percents!);
    const price = scaleHalfUp(regular, 100 - percent, 100);
    return {
      mechanic: { type: 'PERCENT_OFF', percent },
      priceMinor: price,
      label: null,
      ...one(price),
      regularMinor: regular,
      badge: fill(pick(roll, words.badges), { p: percent }),
      ...regularLine(roll, locale, regular),
    };
  },
  NTH_PERCENT: (asked) => {
    const { roll, regular, words, group } = asked;
    const percent = group?.percent ?? pick(roll, words.percents!);
    const total = scaleHalfUp(regular, 200 - percent, 100);
    const badge = fill(pick(roll, words.badges), { p: percent, n: 2 });
    return { mechanic: { type: 'NTH_PERCENT', nth: 2, percent }, badge, ...pricedSet(asked, 2, total) };
  },
  X_PLUS_Y_FREE: (asked) => {
    const { roll, regular, words, group } = asked;
    const [buy, free] = group?.set ?? pick(roll, words.sets!);
    const n = buy + free;
    const badge = fill(pick(roll, words.badges), { x: buy, y: free, n });
    return { mechanic: { type: 'X_PLUS_Y_FREE', buy, free }, badge, ...pricedSet(asked, n, buy * regular) };
  },
  BUNDLE_PRICE: ({ roll, locale, regular, words }) => {
    const [qty] = pick(roll, words.sets!);
    const cut = rounded(regular * qty * (0.7 + 0.15 * roll()), locale);
    const total = locale.currency === 'EUR' && roll() < 0.6 ? Math.max(100, Math.round(cut / 50) * 50) : cut;
    return {
      mechanic: { type: 'BUNDLE_PRICE', qty, totalMinor: total },
      priceMinor: total,
      label: fill(pick(roll, words.lot!), { n: qty }),
      payQty: qty,
      payMinor: total,
      creditMinor: 0,
      badge: '',
      ...alone(roll, locale, regular),
    };
  },
  MULTI_BUY_UNIT: ({ roll, locale, regular, words }) => {
    const [minQty] = pick(roll, words.sets!);
    const price = rounded(regular * (0.7 + 0.15 * roll()), locale);
    return {
      mechanic: { type: 'MULTI_BUY_UNIT', minQty, unitMinor: price },
      priceMinor: price,
      label: fill(pick(roll, words.unit!), { n: minQty }),
      payQty: minQty,
      payMinor: minQty * price,
      creditMinor: 0,
      badge: '',
      ...alone(roll, locale, regular),
    };
  },
  LOYALTY_CREDIT: ({ roll, locale, regular, words }) => {
    const percent = pick(roll, words.percents!);
    const credit = scaleHalfUp(regular, percent, 100);
    const net = words.net !== undefined && roll() < 0.4;
    const amount = (minor: number): string => amountText(minor, locale);
    const creditLine = fill(pick(roll, locale.text.creditLine), { a: amount(credit) });
    return {
      mechanic: { type: 'LOYALTY_CREDIT', percent },
      priceMinor: net ? regular - credit : regular,
      label: net ? pick(roll, words.net!) : null,
      payQty: 1,
      payMinor: regular,
      creditMinor: credit,
      regularMinor: regular,
      badge: fill(pick(roll, words.badges), { p: percent }),
      lines: net ? [`${fill(pick(roll, locale.text.paidLine), { a: amount(regular) })}. ${creditLine}`] : [creditLine],
      loyalty: true,
      unitOf: regular,
    };
  },
  LOYALTY_PRICE: ({ roll, locale, regular, words }) => {
    const price = rounded(regular * (0.65 + 0.2 * roll()), locale);
    return {
      mechanic: { type: 'LOYALTY_PRICE' },
      priceMinor: price,
      label: null,
      ...one(price),
      regularMinor: regular,
      badge: pick(roll, words.badges),
      lines: [fill(pick(roll, locale.text.withoutCard), { a: amountText(regular, locale) })],
      loyalty: true,
    };
  },
  EXTRA_QUANTITY: ({ roll, regular, words }) => {
    const percent = pick(roll, words.percents!);
    return {
      mechanic: { type: 'EXTRA_QUANTITY', percent },
      priceMinor: regular,
      label: null,
      ...one(regular),
      regularMinor: null,
      badge: fill(pick(roll, words.badges), { p: percent }),
      lines: [],
    };
  },
};

function regularLine(roll: Dice, locale: LeafletLocale, regular: number): Pick<Priced, 'lines' | 'struck'> {
  if (roll() < 0.5) return { lines: [], struck: true };
  return { lines: [fill(pick(roll, locale.text.regular), { a: amountText(regular, locale) })] };
}

/** What one costs alone: a line, or a tag of its own beside the big price. */
function alone(
  roll: Dice,
  locale: LeafletLocale,
  regular: number,
): Pick<Priced, 'lines' | 'aloneTag' | 'regularMinor'> {
  if (locale.text.aloneTag.length > 0 && roll() < 0.35) {
    return { lines: [], aloneTag: pick(roll, locale.text.aloneTag), regularMinor: regular };
  }
  return { lines: [fill(pick(roll, locale.text.alone), { a: amountText(regular, locale) })], regularMinor: regular };
}

type PricedSet = Omit<Priced, 'mechanic' | 'badge'>;

/** The big price of a set is that of the whole set, of one in it, or of one alone. */
function pricedSet({ roll, locale, regular, words }: Asked, qty: number, total: number): PricedSet {
  const unit = scaleHalfUp(total, 1, qty);
  const paid = { payQty: qty, payMinor: total, creditMinor: 0 };
  const choice = roll();
  if (choice < 0.15 && words.lot !== undefined) {
    const lot = fill(pick(roll, locale.text.lotLine), { n: qty, a: amountText(total, locale) });
    const each = fill(pick(roll, locale.text.unitLine), { a: amountText(unit, locale), n: qty });
    return {
      priceMinor: regular,
      label: null,
      ...paid,
      regularMinor: regular,
      lines: [`${lot} ${each}`],
      unitOf: unit,
    };
  }
  if (choice < 0.6 && words.lot !== undefined) {
    return {
      priceMinor: total,
      label: fill(pick(roll, words.lot), { n: qty }),
      ...paid,
      ...alone(roll, locale, regular),
    };
  }
  const label = fill(pick(roll, words.unit ?? words.lot!), { n: qty });
  return { priceMinor: words.unit ? unit : total, label, ...paid, ...alone(roll, locale, regular) };
}

export interface OfferAsked {
  readonly roll: Dice;
  readonly locale: LeafletLocale;
  readonly product: ShelfProduct;
  readonly inFeed: boolean;
  readonly group?: GroupMechanic | undefined;
}

/** One offer about a product: its mechanic, its prices, its words. */
export function planOffer({ roll, locale, product, inFeed, group }: OfferAsked): PlannedOffer {
  const type = group?.type ?? rollMechanic(roll, locale, product);
  const words = locale.mechanics[type]!;
  const priced = pricing[type]({ roll, locale, regular: product.priceMinor, words, group });
  const effective = scaleHalfUp(priced.payMinor - priced.creditMinor, 1, priced.payQty);
  const variants = variantsOf(roll, locale, product, inFeed);
  const unit = type === 'EXTRA_QUANTITY' ? null : printedUnitPrice(roll, locale, product, priced.unitOf ?? effective);
  const limit = priced.payQty > 1 && roll() < 0.15 ? 2 : null;
  const lines = [
    ...(variants.choice ? [pick(roll, locale.text.choice)] : []),
    ...priced.lines,
    ...(unit ? [unit.text] : []),
    ...(limit === null ? [] : [fill(pick(roll, locale.text.limit), { n: limit })]),
    ...(product.depositMinor > 0
      ? [fill(pick(roll, locale.text.deposit), { a: amountText(product.depositMinor, locale) })]
      : []),
    ...(product.soldBy !== 'item' && roll() < 0.5 ? [pick(roll, locale.text.origin)] : []),
    ...(roll() < 0.1 ? [pick(roll, locale.text.notes)] : []),
  ];
  return {
    products: variants.products,
    brand: product.brand,
    name: variants.name,
    quantityText: quantityText(roll, locale, product),
    inFeed,
    mechanic: priced.mechanic,
    priceMinor: priced.priceMinor,
    priceLabel: priced.label,
    payQty: priced.payQty,
    payMinor: priced.payMinor,
    creditMinor: priced.creditMinor,
    regularMinor: priced.regularMinor,
    struck: priced.struck ?? false,
    aloneTag: priced.aloneTag ?? null,
    effectiveUnitMinor: effective,
    unitPrice: unit?.price ?? null,
    badge: group || priced.badge === '' ? [] : priced.badge.split('|'),
    badgeIsLoyalty: priced.loyalty ?? false,
    lines,
    perText: perText(roll, locale, product, priced),
    groupBanner: group?.banner ?? null,
    loyaltyRequired: priced.loyalty ?? false,
    isFromPrice: false,
    limitPerHousehold: limit,
    depositMinor: product.depositMinor || null,
    choiceOfVariants: variants.choice,
  };
}

function perText(roll: Dice, locale: LeafletLocale, { soldBy }: ShelfProduct, { label }: Priced): string | null {
  if (soldBy === 'kg') return pick(roll, locale.text.perKg);
  if (soldBy === '100g') return pick(roll, locale.text.per100g);
  return label === null && locale.text.perItem.length > 0 && roll() < 0.12 ? pick(roll, locale.text.perItem) : null;
}

function quantityText(roll: Dice, locale: LeafletLocale, { soldBy, pack, shape }: ShelfProduct): string {
  if (soldBy !== 'item') return '';
  return locale.quantity(pack, shape, Math.floor(roll() * 4));
}

const flavored =
  /yaourt|cremerie|yogur|lacte|jogurt|nabia|iaurt|優格|biscui|galleta|biscott|ciast|biscoito|餅乾|confitur|mermelad|dżem|gem$|geleia|果醬/i;

/** "Au choix": two flavors of one product under one name. */
function variantsOf(
  roll: Dice,
  locale: LeafletLocale,
  product: ShelfProduct,
  inFeed: boolean,
): { products: ShelfProduct[]; name: string; choice: boolean } {
  const alone = { products: [product], name: product.name, choice: false };
  if (
    !inFeed ||
    product.soldBy !== 'item' ||
    !flavored.test(product.productType) ||
    /lait|leche|latte|mleko|lapte|leite|beurre|eau/i.test(product.name) ||
    roll() >= 0.3
  )
    return alone;
  const first = Math.floor(roll() * locale.flavors.length);
  const second = (first + 1 + Math.floor(roll() * (locale.flavors.length - 1))) % locale.flavors.length;
  const flavors = [locale.flavors[first]!, locale.flavors[second]!] as const;
  const gap = locale.code === 'zh-TW' ? '' : ' ';
  const named = (flavor: string): string => `${product.name}${gap}${flavor}`;
  return {
    products: flavors.map((flavor) => ({ ...product, name: named(flavor) })),
    name: named(`${flavors[0]}${gap}${locale.text.or}${gap}${flavors[1]}`),
    choice: true,
  };
}

function printedUnitPrice(roll: Dice, locale: LeafletLocale, { soldBy, pack }: ShelfProduct, minor: number) {
  if (soldBy === 'kg' || roll() < 0.08) return undefined;
  const price = unitPrice({ priceMinor: minor, quantity: netQuantity(pack) });
  const templates = locale.text.unitPrice[price.per];
  if (!templates) return undefined;
  return { price, text: fill(pick(roll, templates), { a: amountText(price.minor, locale) }) };
}

/** An offer on a range ("from 9.99"): it has no product of its own. */
export function planRange(roll: Dice, locale: LeafletLocale): PlannedOffer {
  const price = rounded((599 + 2000 * roll()) * rangeFactor[locale.currency], locale);
  const label = pick(roll, locale.from.labels);
  return {
    products: [],
    brand: '',
    name: pick(roll, locale.from.ranges),
    quantityText: '',
    inFeed: false,
    mechanic: { type: 'FROM_PRICE' },
    priceMinor: price,
    priceLabel: label,
    ...one(price),
    regularMinor: null,
    struck: false,
    aloneTag: null,
    effectiveUnitMinor: price,
    unitPrice: null,
    badge: [],
    badgeIsLoyalty: false,
    lines: [],
    perText: null,
    groupBanner: null,
    loyaltyRequired: false,
    isFromPrice: true,
    limitPerHousehold: null,
    depositMinor: null,
    choiceOfVariants: false,
  };
}

const rangeFactor = { EUR: 1, PLN: 4, RON: 5, BRL: 5, ARS: 800, TWD: 0.3 } as const;

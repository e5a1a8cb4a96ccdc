import type { Currency } from '../money/index.ts';
import { foldWording } from './fold.ts';
import type { WordingLocale } from './locale.ts';
import { wordingTables } from './locales/index.ts';
import type { Mechanic } from './model.ts';
import { type CompiledPattern, compilePattern } from './pattern.ts';
import { readBareAmount, readPrintedAmount } from './printed-amount.ts';
import type { Pattern, PriceLabelKind, QualifierName, WordingTable } from './wording-table.ts';

/** A day as printed, without a year. */
export interface PrintedDay {
  readonly day: number;
  readonly month: number;
}

/** What the words bound to the big price say it is. `qty` is the number of units it is about (1 for `creditDeducted`). */
export interface PriceLabel {
  readonly kind: PriceLabelKind;
  readonly qty: number;
  readonly text: string;
}

/** What is printed beside a mechanic. Amounts are minor units of the currency that was read in. */
export interface WordingQualifiers {
  /** "Vendu seul 2,59 €": the regular price of one. */
  aloneMinor?: number;
  /** "Soit l'unité 1,95 €": one unit under the offer (or one piece of a pack). */
  unitMinor?: number;
  /** "Soit le kg : 7,00 €". */
  unitPrice?: { minor: number; per: 'kg' | 'L' | 'piece' };
  /** "Au lieu de", "i.p.v.", "antes", "sans carte": the price before. Of `regularQty` units when a lot is named with it. */
  regularMinor?: number;
  regularQty?: number;
  /** "Les 2 : 6,71 €", "2 = 5,45 €". */
  lotTotal?: { qty: number; minor: number };
  /** "Soit 1,20 € sur la carte", beside a percentage. */
  creditMinor?: number;
  /** "Prix carte déduite : 4,12 €". */
  netMinor?: number;
  /** "Prix payé en caisse : 3,79 €". */
  paidMinor?: number;
  /** "-25 % dès 2" where no regular price is known: nobody can price it yet. */
  percentFrom?: { minQty: number; percent: number };
  mixAndMatch?: boolean;
  choiceOfVariants?: boolean;
  cheapestFree?: boolean;
  limitPerHousehold?: number;
  loyaltyRequired?: boolean;
  depositMinor?: number;
  validFrom?: PrintedDay;
  validThrough?: PrintedDay;
  fromPrice?: boolean;
  priceLabel?: PriceLabel;
}

export interface WordingReading {
  readonly mechanic?: Mechanic;
  readonly qualifiers: Readonly<WordingQualifiers>;
  /** The wording is about a row, a frame or a range rather than one product. */
  readonly groupBanner?: boolean;
  /** Folded words that no pattern claimed. */
  readonly rest: string;
}

/** The prices printed beside the wording, in minor units: "Les 2 pour" is only a mechanic together with its big price. */
export interface PricesBeside {
  readonly priceMinor?: number;
  readonly regularMinor?: number;
  /** Of these and of the amounts in the wording; absent: that of the locale's country. */
  readonly currency?: Currency;
}

/** Longer wording is body text, not a promotion. */
export const maxWordingLength = 2_000;

const precedence = [
  'THRESHOLD',
  'NTH_PERCENT',
  'X_PLUS_Y_FREE',
  'EXTRA_QUANTITY',
  'LOYALTY_CREDIT',
  'MULTI_BUY_UNIT',
  'BUNDLE_PRICE',
  'LOYALTY_PRICE',
  'COUPON',
  'POINTS',
  'GIFT',
  'PERCENT_OFF',
  'AMOUNT_OFF',
  'FROM_PRICE',
  'PRICE',
] as const;

/** Carry their own amounts, which no mechanic may take for its own. */
const beforeMechanics = [
  'alone',
  'regular',
  'withoutCard',
  'creditDeducted',
  'paid',
  'unitPrice',
  'deposit',
  'limit',
  'dates',
  'until',
  'groupBanner',
] as const satisfies readonly QualifierName[];

const afterMechanics = [
  'credit',
  'lotTotal',
  'piecePrice',
  'unit',
  'mixAndMatch',
  'choiceOfVariants',
  'cheapestFree',
  'loyaltyRequired',
] as const satisfies readonly QualifierName[];

/** Wording as it is consumed: what a pattern claimed is blanked, so that nothing is read twice. */
interface Reading {
  readonly table: WordingTable;
  readonly currency: Currency;
  readonly original: string;
  remaining: string;
  readonly qualifiers: WordingQualifiers;
  groupBanner: boolean;
}

type Captures = Readonly<Record<string, string | undefined>>;

/**
 * Reads the wording of one offer: its mechanic, what qualifies it, and the words left over. `mechanic` is absent where the words are not
 * a promotion, or need a price that `beside` does not give. Reads at most `maxWordingLength` characters.
 */
export function parseWording(text: string, locale: WordingLocale, beside: PricesBeside = {}): WordingReading {
  const original = text.slice(0, maxWordingLength).replace(/\s+/gu, ' ').trim();
  const table: WordingTable = wordingTables[locale];
  const currency = beside.currency ?? table.currency;
  const labelled = readLabelledText(original, table);
  if (labelled) return { mechanic: labelled, qualifiers: {}, rest: '' };

  const remaining = foldWording(original);
  const reading: Reading = { table, currency, original, remaining, qualifiers: {}, groupBanner: false };
  for (const name of beforeMechanics) readQualifier(reading, name);
  const fromPercent = readPercentFrom(reading, beside);
  for (const pattern of table.notPromotions) take(reading, pattern, () => true);
  const printed = fromPercent ?? readMechanic(reading);
  readLabels(reading);
  for (const name of afterMechanics) readQualifier(reading, name);
  const mechanic = printed ?? impliedMechanic(reading, beside);
  if (mechanic) qualifyBy(reading, mechanic);
  return {
    ...(mechanic && { mechanic }),
    qualifiers: reading.qualifiers,
    ...(reading.groupBanner && { groupBanner: true }),
    rest: reading.remaining.replace(/[\s.,;:|*()-]+/gu, ' ').trim(),
  };
}

/** Free-text mechanics are printed behind a label and read back verbatim. */
function readLabelledText(original: string, table: WordingTable): Mechanic | undefined {
  for (const type of ['GIFT', 'COUPON', 'POINTS', 'THRESHOLD'] as const) {
    const label = table.print[type].replace('{text}', '').trim();
    if (!original.toLowerCase().startsWith(label.toLowerCase())) continue;
    const text = original.slice(label.length).trim();
    if (text) return { type, text };
  }
  return undefined;
}

function readMechanic(reading: Reading): Mechanic | undefined {
  for (const type of precedence) {
    for (const pattern of reading.table.mechanics[type]) {
      const mechanic = take(reading, pattern, (captures) => buildMechanic(type, captures, reading));
      if (mechanic) return mechanic;
    }
  }
  return undefined;
}

type Builder = (captures: Captures, reading: Reading) => Mechanic | undefined;

const percentBuilder =
  (type: 'PERCENT_OFF' | 'EXTRA_QUANTITY'): Builder =>
  (captures, { table }) => {
    const percent = readReduction(captures, table);
    return percent === undefined ? undefined : { type, percent };
  };

const textBuilder =
  (type: 'GIFT' | 'COUPON' | 'POINTS' | 'THRESHOLD'): Builder =>
  (_, reading) => ({ type, text: reading.original });

const builders: Record<(typeof precedence)[number], Builder> = {
  PRICE: () => ({ type: 'PRICE' }),
  FROM_PRICE: () => ({ type: 'FROM_PRICE' }),
  LOYALTY_PRICE: () => ({ type: 'LOYALTY_PRICE' }),
  PERCENT_OFF: percentBuilder('PERCENT_OFF'),
  EXTRA_QUANTITY: percentBuilder('EXTRA_QUANTITY'),
  AMOUNT_OFF: ({ a }, { currency }) => {
    const amountMinor = readAmount(a, currency);
    return amountMinor ? { type: 'AMOUNT_OFF', amountMinor } : undefined;
  },
  NTH_PERCENT: (captures, { table }) => {
    const [position, percent] = [readNumber(captures['nth'], table), readReduction(captures, table)];
    return position && position > 1 && percent ? { type: 'NTH_PERCENT', nth: position, percent } : undefined;
  },
  X_PLUS_Y_FREE: (captures, { table }) => buildXPlusYFree(captures, table),
  LOYALTY_CREDIT: ({ p, a }, { currency }) => {
    const percent = readPercent(p);
    const amountMinor = readAmount(a, currency);
    if (percent !== undefined) return { type: 'LOYALTY_CREDIT', percent };
    return amountMinor ? { type: 'LOYALTY_CREDIT', amountMinor } : undefined;
  },
  MULTI_BUY_UNIT: ({ q, a }, { table, currency }) => {
    const [minQty, unitMinor] = [readNumber(q, table), readAmount(a, currency)];
    return minQty && minQty > 1 && unitMinor ? { type: 'MULTI_BUY_UNIT', minQty, unitMinor } : undefined;
  },
  BUNDLE_PRICE: ({ q, a, bare }, { table, currency }) => {
    const [qty, totalMinor] = [readNumber(q, table), readAmount(a, currency) ?? readBareAmount(bare ?? '0', currency)];
    return qty && qty > 1 && totalMinor ? { type: 'BUNDLE_PRICE', qty, totalMinor } : undefined;
  },
  GIFT: textBuilder('GIFT'),
  COUPON: textBuilder('COUPON'),
  POINTS: textBuilder('POINTS'),
  THRESHOLD: textBuilder('THRESHOLD'),
};

function buildMechanic(type: (typeof precedence)[number], captures: Captures, reading: Reading) {
  return builders[type](captures, reading);
}

/** `x` bought and `y` free; or the `nth` free; or `q` taken for the price of `x`. */
function buildXPlusYFree({ x, y, q, nth }: Captures, table: WordingTable): Mechanic | undefined {
  const [bought, free, taken, position] = [x, y, q, nth].map((digits) => readNumber(digits, table));
  const build = (buy: number, extra: number): Mechanic | undefined =>
    buy > 0 && extra > 0 && buy + extra < 100 ? { type: 'X_PLUS_Y_FREE', buy, free: extra } : undefined;
  if (position) return build(position - 1, 1);
  if (bought && free) return build(bought, free);
  return taken && bought ? build(bought, taken - bought) : undefined;
}

/** "-25 % dès 2" is a unit price from two on, once the regular price is known. */
function readPercentFrom(reading: Reading, beside: PricesBeside): Mechanic | undefined {
  for (const pattern of reading.table.percentFrom) {
    const found = take(reading, pattern, (captures) => {
      const [percent, minQty] = [readReduction(captures, reading.table), readNumber(captures['n'], reading.table)];
      return percent && minQty && minQty > 1 ? { percent, minQty } : undefined;
    });
    if (!found) continue;
    reading.qualifiers.percentFrom = found;
    const regular = beside.regularMinor ?? reading.qualifiers.aloneMinor ?? reading.qualifiers.regularMinor;
    if (regular === undefined) return undefined;
    const unitMinor = Math.floor((regular * (1000 - Math.round(found.percent * 10)) * 2 + 1000) / 2000);
    return { type: 'MULTI_BUY_UNIT', minQty: found.minQty, unitMinor };
  }
  return undefined;
}

/** What the words mean only together with the prices around them. */
function impliedMechanic(reading: Reading, beside: PricesBeside): Mechanic | undefined {
  const { qualifiers, table, remaining } = reading;
  const { priceLabel, percentFrom } = qualifiers;
  if (percentFrom) return undefined;
  const { priceMinor } = beside;
  if (priceMinor !== undefined && priceLabel?.kind === 'lot') {
    return { type: 'BUNDLE_PRICE', qty: priceLabel.qty, totalMinor: priceMinor };
  }
  if (priceMinor !== undefined && priceLabel?.kind === 'unit') {
    return { type: 'MULTI_BUY_UNIT', minQty: priceLabel.qty, unitMinor: priceMinor };
  }
  if (qualifiers.loyaltyRequired && qualifiers.regularMinor !== undefined) return { type: 'LOYALTY_PRICE' };
  const cut = table.priceCut.some((pattern) => remaining.search(compiled(pattern, reading).regex) >= 0);
  if (cut || qualifiers.regularMinor !== undefined || beside.regularMinor !== undefined) return { type: 'PRICE_CUT' };
  return undefined;
}

function qualifyBy({ qualifiers }: Reading, mechanic: Mechanic): void {
  if (mechanic.type === 'FROM_PRICE') qualifiers.fromPrice = true;
  if (mechanic.type === 'LOYALTY_PRICE' || mechanic.type === 'LOYALTY_CREDIT') qualifiers.loyaltyRequired = true;
  if (mechanic.type === 'BUNDLE_PRICE') qualifiers.lotTotal ??= { qty: mechanic.qty, minor: mechanic.totalMinor };
  const { lotTotal, regularMinor } = qualifiers;
  if (lotTotal && regularMinor !== undefined && regularMinor > lotTotal.minor) qualifiers.regularQty = lotTotal.qty;
}

function readLabels(reading: Reading): void {
  for (const kind of ['unit', 'lot', 'creditDeducted'] as const) {
    for (const pattern of reading.table.labels[kind]) {
      const label = take(reading, pattern, ({ q }, text) => {
        const qty = kind === 'creditDeducted' ? 1 : readNumber(q, reading.table);
        return qty ? { kind, qty, text } : undefined;
      });
      if (label) reading.qualifiers.priceLabel ??= label;
    }
  }
}

type QualifierSetter = (qualifiers: WordingQualifiers, captures: Captures, reading: Reading) => void;

const amountSetter =
  (field: 'aloneMinor' | 'unitMinor' | 'regularMinor' | 'creditMinor' | 'netMinor' | 'paidMinor' | 'depositMinor') =>
  (qualifiers: WordingQualifiers, { a }: Captures, { currency }: Reading): void => {
    const minor = readAmount(a, currency);
    if (minor !== undefined) qualifiers[field] ??= minor;
  };

const flagSetter =
  (field: 'mixAndMatch' | 'choiceOfVariants' | 'cheapestFree' | 'loyaltyRequired') =>
  (qualifiers: WordingQualifiers): void => {
    qualifiers[field] = true;
  };

const setters: Record<QualifierName, QualifierSetter> = {
  alone: amountSetter('aloneMinor'),
  unit: amountSetter('unitMinor'),
  regular: amountSetter('regularMinor'),
  credit: amountSetter('creditMinor'),
  paid: amountSetter('paidMinor'),
  deposit: amountSetter('depositMinor'),
  withoutCard: (qualifiers, captures, reading) => {
    amountSetter('regularMinor')(qualifiers, captures, reading);
    qualifiers.loyaltyRequired = true;
  },
  creditDeducted: (qualifiers, captures, reading) => {
    amountSetter('netMinor')(qualifiers, captures, reading);
    qualifiers.loyaltyRequired = true;
  },
  unitPrice: (qualifiers, { a, unit }, { table, currency }) => {
    const word = table.unitWords.find(([pattern]) =>
      new RegExp(`^(?:${pattern.replaceAll(' ', String.raw`\s*`)})$`, 'u').test(unit ?? ''),
    );
    // "每100公克13.5元" is 135 a kilogram: rounded once, at the end.
    const minor = a === undefined ? undefined : readPrintedAmount(a, currency);
    if (word && minor !== undefined) qualifiers.unitPrice ??= { minor: Math.round(minor * word[2]), per: word[1] };
  },
  piecePrice: (qualifiers, { a }, { currency }) => {
    const minor = readAmount(a, currency);
    if (minor !== undefined) qualifiers.unitPrice ??= { minor, per: 'piece' };
  },
  lotTotal: (qualifiers, { q, a }, { table, currency }) => {
    const [qty, minor] = [readNumber(q, table), readAmount(a, currency)];
    if (qty && qty > 1 && minor !== undefined) qualifiers.lotTotal ??= { qty, minor };
  },
  limit: (qualifiers, { n }, { table }) => {
    const limit = readNumber(n, table);
    if (limit) qualifiers.limitPerHousehold ??= limit;
  },
  dates: (qualifiers, captures, { table }) => {
    const through = readDay(captures['day2'], captures['month2'], table);
    const from = readDay(captures['day'], captures['month'] ?? captures['month2'], table);
    if (from) qualifiers.validFrom ??= from;
    if (through) qualifiers.validThrough ??= through;
  },
  until: (qualifiers, captures, { table }) => {
    const through = readDay(captures['day2'], captures['month2'], table);
    if (through) qualifiers.validThrough ??= through;
  },
  mixAndMatch: flagSetter('mixAndMatch'),
  choiceOfVariants: flagSetter('choiceOfVariants'),
  cheapestFree: flagSetter('cheapestFree'),
  loyaltyRequired: flagSetter('loyaltyRequired'),
  groupBanner: (_, __, reading) => {
    reading.groupBanner = true;
  },
};

function readQualifier(reading: Reading, name: QualifierName): void {
  for (const pattern of reading.table.qualifiers[name]) {
    take(reading, pattern, (captures) => {
      setters[name](reading.qualifiers, captures, reading);
      return true;
    });
  }
}

const cache = new Map<string, Map<Pattern, CompiledPattern>>();

function compiled(pattern: Pattern, { table, currency }: Pick<Reading, 'table' | 'currency'>): CompiledPattern {
  const key = `${table.intlTag} ${currency}`;
  const known = cache.get(key) ?? new Map<Pattern, CompiledPattern>();
  cache.set(key, known);
  const made = known.get(pattern) ?? compilePattern(pattern, table, currency);
  known.set(pattern, made);
  return made;
}

/** Blanks every occurrence that `use` accepts and gives back what it made of the first. */
function take<T>(
  reading: Reading,
  pattern: Pattern,
  use: (captures: Captures, text: string) => T | undefined,
): T | undefined {
  const { regex, given } = compiled(pattern, reading);
  const found: T[] = [];
  for (const match of [...reading.remaining.matchAll(regex)]) {
    const made = use({ ...match.groups, ...given }, match[0].trim());
    if (made === undefined) continue;
    found.push(made);
    reading.remaining = blank(reading.remaining, match);
  }
  return found[0];
}

function blank(text: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length;
  return `${text.slice(0, match.index)}${'|'.repeat(match[0].length)}${text.slice(end)}`;
}

function readAmount(text: string | undefined, currency: Currency): number | undefined {
  const minor = text === undefined ? undefined : readPrintedAmount(text, currency);
  return minor === undefined ? undefined : Math.round(minor);
}

/** A percentage taken off, or told by what remains. */
function readReduction({ p, kept }: Captures, table: WordingTable): number | undefined {
  if (kept === undefined) return readPercent(p);
  const tenths = /\d/.test(kept) ? Number(kept) : Number(Array.from(kept, (word) => table.numbers[word]).join(''));
  // 5折 and 8.5折 are tenths, 85折 hundredths.
  const remains = tenths < 10 ? tenths * 10 : tenths;
  return readPercent(String(Math.round((100 - remains) * 10) / 10));
}

function readPercent(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = Number(text.replace(',', '.'));
  return percent > 0 && percent <= 100 ? percent : undefined;
}

function readNumber(text: string | undefined, table: WordingTable): number | undefined {
  if (text === undefined) return undefined;
  const digits = text.match(/\d+/);
  if (digits) return Number(digits[0]);
  const word = table.wordsTouch ? Object.keys(table.numbers).find((name) => text.includes(name)) : undefined;
  return table.numbers[text] ?? table.ordinals[text] ?? (word === undefined ? undefined : table.numbers[word]);
}

function readDay(day: string | undefined, month: string | undefined, table: WordingTable): PrintedDay | undefined {
  if (day === undefined || month === undefined) return undefined;
  const named = table.months.findIndex((start) => month.startsWith(start)) + 1;
  const read = { day: Number(day), month: /\d/.test(month) ? Number(month) : named };
  return read.day >= 1 && read.day <= 31 && read.month >= 1 && read.month <= 12 ? read : undefined;
}

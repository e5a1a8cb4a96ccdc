import { type Currency, currencyDigits, type NetQuantity, unitPrice } from '../../money/index.ts';
import {
  type ArithmeticCheck,
  checkArithmetic,
  effectiveUnit,
  type Mechanic,
  type PriceLabel,
  parseWording,
  printPrice,
  type WordingLocale,
  type WordingQualifiers,
} from '../../promotion/index.ts';
import type { Box } from '../offer.model.ts';
import { distanceOf, unionOf } from './box.ts';
import { isLabel } from './label.ts';
import type { TextBlock, TextLine } from './lines.ts';
import type { OfferParts } from './offer-parts.ts';
import type { PriceToken } from './price-token.ts';
import { mendedPrice } from './proving/mended-price.ts';
import { type ReadQuantity, readQuantity, saysPack, tellsKilo } from './read-quantity.ts';

/** What an offer says, before it is matched to products. Amounts are minor units. */
export interface ReadText {
  readonly name: string;
  readonly nameBox: Box;
  readonly brandLine: string | null;
  readonly quantityText: string | null;
  readonly quantity: ReadQuantity | null;
  readonly priceMinor: number;
  readonly regularMinor: number | null;
  readonly mechanic: Mechanic;
  readonly mechanicText: string | null;
  readonly priceLabel: PriceLabel | null;
  readonly unitPrice: { readonly minor: number; readonly per: 'kg' | 'L' | 'piece' } | null;
  readonly qualifiers: WordingQualifiers;
  readonly checks: readonly ArithmeticCheck[];
  /** Everything after the name, for words such as the variants to choose from. */
  readonly detail: string;
}

/** Reads the words and prices of an offer. Of several locales the one that understands most is believed. */
export function readText(
  parts: OfferParts,
  locales: readonly WordingLocale[],
  currency: Currency,
  { isPictured = false, isOutlined = false }: { readonly isPictured?: boolean; readonly isOutlined?: boolean } = {},
): ReadText {
  const { heading, details } = splitProduct(parts.product, locales, isPictured);
  const noteLines = parts.notes.flatMap((block) => block.lines);
  const found =
    findQuantityLine(details) ??
    findQuantityLine(heading.slice(1)) ??
    findQuantityLine(noteLines.filter((line) => !tellsKilo(line.text)));
  const quantityLine = found?.line;
  const nameLines = heading.filter((line) => line !== quantityLine);
  const quantity = found?.quantity ?? null;
  const detail = details.map((line) => (line === quantityLine ? `${line.text} .` : line.text)).join(' ');
  const wordingAt = (minor: number): Wording =>
    readWording({ ...parts, price: { ...parts.price, minor } }, detail, {
      locales,
      currency,
      net: quantity?.net ?? null,
    });
  // Beside an outlined price everything else is text.
  const priceMinor = isOutlined
    ? mendedPrice(parts.price.minor, (minor) => wordingAt(minor).checks)
    : parts.price.minor;
  return {
    ...namesOf(nameLines.length > 0 ? nameLines : heading),
    quantityText: found?.text ?? null,
    quantity: quantity ?? soldByLabel(parts),
    priceMinor,
    detail,
    ...wordingAt(priceMinor),
  };
}

/**
 * Name and brand stand above in bolder or bigger type; quantity, origin and unit price follow in the running type. Where all is set alike,
 * the name ends where the first quantity, price or label stands.
 */
function splitProduct(
  block: TextBlock,
  locales: readonly WordingLocale[],
  isPictured: boolean,
): { heading: TextLine[]; details: TextLine[] } {
  const { lines } = block;
  const measured = (line: TextLine): boolean =>
    amountInText.test(line.text) || (readQuantity(line.text) !== undefined && !isLabel(line.text, locales));
  const firstDetail = lines.findIndex((line, i) => i > 0 && (measured(line) || isLabel(line.text, locales)));
  const runningType = lines.findLast(measured) ?? lines.at(-1)!;
  const byType = lines.findIndex((line) => sameWeight(line, runningType));
  const setApart = byType > 0 && lines.slice(0, byType).every((line) => line.bold || line.size > runningType.size);
  // On a picture sizes and weights waver by a pixel: a name below its brand may look like the running type.
  const isBrandAlone =
    isPictured &&
    (firstDetail < 0 || firstDetail > byType) &&
    lines.slice(0, byType).every(({ text }) => isUpper(text));
  const end = setApart && !isBrandAlone ? byType : firstDetail > 0 ? firstDetail : Math.min(lines.length, 2);
  return { heading: lines.slice(0, end), details: lines.slice(end) };
}

/** "4,99", and whole units with their sign where cents are left out. */
const amountInText = /\d[.,]\d\d(?!\d)|[€$]\s?\d|\d\s?元/u;

const sameWeight = (a: TextLine, b: TextLine): boolean =>
  a.bold === b.bold && Math.abs(a.size - b.size) < 0.04 * b.size;

/** A brand is set in capitals or in its own size above the name. */
function namesOf(lines: readonly TextLine[]): { name: string; nameBox: Box; brandLine: string | null } {
  const first = lines[0]!;
  const brandEnd = lines.findIndex((line) => !(sameWeight(line, first) && isUpper(line.text) === isUpper(first.text)));
  const branded = brandEnd > 0 && (isUpper(first.text) || first.size > lines[brandEnd]!.size * 1.04);
  const brand = branded ? lines.slice(0, brandEnd) : [];
  const name = branded ? lines.slice(brandEnd) : lines;
  return {
    name: joined(name),
    nameBox: unionOf(name.map((line) => line.box)),
    brandLine: brand.length > 0 ? joined(brand) : null,
  };
}

const isUpper = (text: string): boolean => /\p{Lu}|\d/u.test(text) && text === text.toUpperCase();

const joined = (lines: readonly TextLine[]): string =>
  lines
    .map((line) => line.text)
    .join(' ')
    .replace(/-\s(?=\p{Ll})/gu, '')
    .trim();

interface QuantityLine {
  readonly line: TextLine;
  readonly text: string;
  readonly quantity: ReadQuantity;
}

const phrasesOf = (text: string): string[] => [text, ...text.split(/\s[-–·|•]\s|[.;]\s/u)];

const signedAmount = /\d[.,]\d\d\s?(?:€|£|\$|zł|lei)|[€$]\s?\d|\d\s?(?:zł|lei|元)(?!\p{L}{2})/iu;

/** The first line that says how much; it may run over its end: "Pack 6 botellas de 1,5 / L". Lines with prices say other things. */
function findQuantityLine(lines: readonly TextLine[]): QuantityLine | undefined {
  for (const [i, line] of lines.entries()) {
    for (const text of [...runningOn(lines.slice(i, i + 3)), ...phrasesOf(line.text)]) {
      const quantity = signedAmount.test(text) ? undefined : readQuantity(text);
      if (quantity) return { line, text, quantity };
    }
  }
  return undefined;
}

/** A line with those that end what it begins: a number without its unit, or how many of what follows. */
function runningOn(lines: readonly TextLine[]): string[] {
  const [first = '', second, third] = lines.map(({ text }) => text);
  if (second === undefined) return [];
  const two = `${first} ${second}`;
  if (/[\d,xX]$/.test(first) || beginsPack(first, two)) return [two];
  return third !== undefined && beginsPack(two, `${two} ${third}`) ? [`${two} ${third}`] : [];
}

/** "2 confezioni da" begins what "2 confezioni da 250 g" says. */
function beginsPack(begun: string, whole: string): boolean {
  const unit = readQuantity(begun)?.net?.unit ?? 'piece';
  return /^\d{1,3}(?:\s|$)/.test(begun) && unit === 'piece' && saysPack(whole);
}

const kilo: ReadQuantity = { net: null, soldBy: 'kg' };

/** "LE KG" beside the price. */
function soldByLabel(parts: OfferParts): ReadQuantity | null {
  for (const block of parts.notes) {
    const text = block.lines.map((line) => line.text).join(' ');
    const read = tellsKilo(text) ? kilo : readQuantity(text);
    if (read && read.soldBy !== 'item') return read;
  }
  return null;
}

type Wording = Pick<
  ReadText,
  'regularMinor' | 'mechanic' | 'mechanicText' | 'priceLabel' | 'unitPrice' | 'qualifiers' | 'checks'
>;

/** What the words of an offer are read with. */
interface OfferSense {
  readonly currency: Currency;
  readonly net: NetQuantity | null;
}

function readWording(
  parts: OfferParts,
  detail: string,
  { locales, ...sense }: OfferSense & { readonly locales: readonly WordingLocale[] },
): Wording {
  const read = locales.map((locale) => readInLocale(parts, detail, { ...sense, locale }));
  return read.reduce((best, wording) => (understanding(wording) > understanding(best) ? wording : best));
}

const understanding = ({ mechanic, qualifiers }: Wording): number =>
  (mechanic.type === 'PRICE' ? 0 : mechanic.type === 'PRICE_CUT' ? 1 : 3) + Object.keys(qualifiers).length * 0.5;

interface LocaleSense extends OfferSense {
  readonly locale: WordingLocale;
}

function readInLocale(parts: OfferParts, detail: string, sense: LocaleSense): Wording {
  const { locale, currency, net } = sense;
  const struck = parts.otherPrices.filter((price) => price.struck && price.minor > parts.price.minor);
  const struckMinor = struck[0]?.minor;
  const { notes, printed } = notesWithPrices(parts, sense);
  const mechanicWords = [parts.bannerText ?? '', ...notes].filter(Boolean).join(' . ');
  const beside = {
    currency,
    priceMinor: parts.price.minor,
    ...(struckMinor !== undefined && { regularMinor: struckMinor }),
  };
  const fromDetail = parseWording(detail, locale, { currency });
  const regularBeside =
    struckMinor ??
    fromDetail.qualifiers.aloneMinor ??
    singleRegular(fromDetail.qualifiers) ??
    priceOfOne(detail, currency);
  const fromNotes = parseWording(mechanicWords, locale, {
    ...beside,
    ...(regularBeside !== undefined && { regularMinor: regularBeside }),
  });
  const together = parseWording(`${mechanicWords} . ${detail}`, locale, beside);
  const qualifiers: WordingQualifiers = { ...together.qualifiers, ...fromDetail.qualifiers, ...fromNotes.qualifiers };
  const told =
    qualifiers.aloneMinor ??
    singleRegular(qualifiers) ??
    qualifiers.paidMinor ??
    priceOfOne(detail, currency) ??
    printed;
  const regularMinor =
    struckMinor ?? (told !== undefined && isUnitPriceOf(parts.price.minor, net, told) ? null : told) ?? null;
  const mechanic = chooseMechanic(fromNotes.mechanic, together.mechanic, regularMinor, parts.price.minor);
  const priceLabel = fromNotes.qualifiers.priceLabel ?? null;
  const offer = {
    mechanic,
    priceMinor: parts.price.minor,
    ...(regularMinor !== null && { regularMinor }),
    ...(priceLabel && { priceLabel }),
  };
  const printedUnitPrice = chooseUnitPrice(`${detail} . ${notes.join(' . ')}`, sense, offer);
  const checked = { ...qualifiers, ...(printedUnitPrice && { unitPrice: printedUnitPrice }) };
  return {
    regularMinor: regularMinor ?? regularOf(mechanic, parts.price.minor, priceLabel),
    mechanic,
    mechanicText: mechanicWords || null,
    priceLabel,
    unitPrice: printedUnitPrice,
    qualifiers: checked,
    checks: checkArithmetic({ ...offer, qualifiers: checked, ...(net && { quantity: net }) }),
  };
}

/** Whether an amount beside a price is what a kilogram, liter or piece costs at it, whatever the words around it say. */
function isUnitPriceOf(priceMinor: number, net: NetQuantity | null, amountMinor: number): boolean {
  if (!net) return false;
  const expected = unitPrice({ priceMinor, quantity: net }).minor;
  return amountMinor !== priceMinor && Math.abs(amountMinor - expected) <= Math.max(1, 0.003 * expected);
}

/** On a loyalty credit the price paid is the regular price, unless the card is already deducted. */
function regularOf(mechanic: Mechanic, priceMinor: number, label: PriceLabel | null): number | null {
  return mechanic.type === 'LOYALTY_CREDIT' && label?.kind !== 'creditDeducted' ? priceMinor : null;
}

/** "1 = 4,39 €", "1 unidad: 4,89 €", where a lot is on offer. */
function priceOfOne(detail: string, currency: Currency): number | undefined {
  if (currencyDigits[currency] === 0) return undefined;
  const match = /(?<![\d.,])1\s*(?:=|\p{L}{2,8}\.?\s*[:=]?)\s*(?:€|R?\$)?\s*(\d{1,4})[.,](\d\d)(?!\d)/u.exec(detail);
  return match ? Number(match[1]) * 100 + Number(match[2]) : undefined;
}

const singleRegular = ({ regularMinor, regularQty }: WordingQualifiers): number | undefined =>
  regularQty === undefined || regularQty === 1 ? regularMinor : undefined;

function chooseMechanic(
  fromNotes: Mechanic | undefined,
  together: Mechanic | undefined,
  regularMinor: number | null,
  priceMinor: number,
): Mechanic {
  const weak = (mechanic: Mechanic | undefined): boolean =>
    !mechanic || mechanic.type === 'PRICE' || mechanic.type === 'PRICE_CUT';
  const told = weak(fromNotes) && !weak(together) ? together : (fromNotes ?? together);
  if (told && !weak(told)) return told;
  return regularMinor !== null && regularMinor > priceMinor ? { type: 'PRICE_CUT' } : { type: 'PRICE' };
}

/** Notes as text; a secondary price is written behind the words that stand beside it. */
function notesWithPrices(
  parts: OfferParts,
  { locale, currency }: LocaleSense,
): { notes: string[]; printed: number | undefined } {
  const secondary = parts.otherPrices.filter((price) => !price.struck);
  const owners = new Map<TextLine, PriceToken>();
  const lines = parts.notes.flatMap((block) => block.lines);
  let printed: number | undefined;
  for (const price of secondary) {
    const owner = lines
      .filter((line) => !owners.has(line))
      .toSorted((a, b) => besideness(a, price) - besideness(b, price))[0];
    if (owner && distanceOf(owner.box, price.box) < price.size) owners.set(owner, price);
    if (price.minor > parts.price.minor && price.size < parts.price.size) printed ??= price.minor;
  }
  const notes = parts.notes.map((block) =>
    block.lines
      .map(
        (line) => line.text + (owners.has(line) ? ` ${printPrice(owners.get(line)!.minor, locale, currency)} .` : ''),
      )
      .join(' '),
  );
  return { notes, printed };
}

/** Words on the left of a price, on its baseline, are the closest. */
function besideness(line: TextLine, price: PriceToken): number {
  const across = Math.abs(line.box[2] - price.box[0]);
  const down = Math.abs(line.box[3] - price.box[3]);
  return Math.min(across + 2 * down, 1.5 * distanceOf(line.box, price.box) + price.size * 0.5);
}

/** Several unit prices may be printed (of one, of the offer): the one that agrees with the offer's arithmetic, else the last. */
function chooseUnitPrice(
  detail: string,
  sense: LocaleSense,
  offer: { mechanic: Mechanic; priceMinor: number; regularMinor?: number; priceLabel?: PriceLabel },
): ReadText['unitPrice'] {
  const { net } = sense;
  const printed = [...unitPricesIn(detail, sense), ...pricePerPiece(detail, sense)];
  const effective = effectiveUnit(offer) ?? offer.priceMinor;
  const expected = net && (net.unit === 'piece' ? effective / net.amount : (effective * 1000) / net.amount);
  if (!expected) return printed.at(-1) ?? null;
  const off = (minor: number): number => Math.abs(minor - expected) / expected;
  const closest = printed.toSorted((a, b) => off(a.minor) - off(b.minor))[0];
  return closest && off(closest.minor) < 0.02 ? closest : (printed.at(-1) ?? null);
}

/** "Soit l'unité : 0,38 €" under a pack of many is the price of a piece. */
function pricePerPiece(detail: string, { locale, currency, net }: LocaleSense): NonNullable<ReadText['unitPrice']>[] {
  const { unitMinor } = parseWording(detail, locale, { currency }).qualifiers;
  return net?.unit === 'piece' && net.amount > 1 && unitMinor !== undefined ? [{ minor: unitMinor, per: 'piece' }] : [];
}

const amountEnd = /(?<=(?:\d[.,]\d\d\s?(?:€|zł|lei)?|\$\s?[\d.,]*\d|\d\s?元)[.\s])/giu;

function unitPricesIn(text: string, { locale, currency }: LocaleSense): NonNullable<ReadText['unitPrice']>[] {
  const found: NonNullable<ReadText['unitPrice']>[] = [];
  // A pattern reads the first unit price only; cutting the text before each amount lets every one be first.
  const starts = [0, ...[...text.matchAll(amountEnd)].map((match) => match.index)];
  for (const start of starts.slice(0, 12)) {
    const unitPrice = parseWording(text.slice(start), locale, { currency }).qualifiers.unitPrice;
    if (unitPrice && !found.some((known) => known.minor === unitPrice.minor && known.per === unitPrice.per))
      found.push(unitPrice);
  }
  return found;
}

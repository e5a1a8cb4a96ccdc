import type { Evidence } from '../../src/leaflet/reading/evidence.ts';
import type { Judged } from './fit.ts';
import type { Box, Truth, TruthOffer } from './model.ts';

/** An offer as `digitise` gives it, under the names of the published JSON format. */
export interface ReadOffer {
  readonly page: number;
  readonly bbox: Box;
  readonly price_cents?: number | null;
  readonly mechanic?: Readonly<Record<string, unknown>> | null;
  readonly unit_price?: { readonly cents: number; readonly per: string } | null;
  readonly feed_ids?: readonly string[];
  readonly gtins?: readonly string[];
  readonly confidence?: number;
  readonly evidence?: Evidence;
}

/** Sums over leaflets; rates are made of them at the end, so that every offer counts the same. */
export interface Tally {
  offers: number;
  read: number;
  matched: number;
  price: number;
  mechanicType: number;
  mechanic: number;
  unitPrices: number;
  unitPrice: number;
  inFeed: number;
  linked: number;
  linksMade: number;
  falseLinks: number;
  shoppable: number;
  pages: number;
  ms: number;
  /** One entry a read offer; right is one that is shoppable. */
  readonly judged: Judged[];
}

export function emptyTally(): Tally {
  return {
    offers: 0,
    read: 0,
    matched: 0,
    price: 0,
    mechanicType: 0,
    mechanic: 0,
    unitPrices: 0,
    unitPrice: 0,
    inFeed: 0,
    linked: 0,
    linksMade: 0,
    falseLinks: 0,
    shoppable: 0,
    pages: 0,
    ms: 0,
    judged: [],
  };
}

const leastOverlap = 0.5;

const area = ([x0, y0, x1, y1]: Box): number => Math.max(0, x1 - x0) * Math.max(0, y1 - y0);

function overlap(a: Box, b: Box | null): number {
  if (!b) return 0;
  const both = area([Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]);
  return both / (area(a) + area(b) - both || 1);
}

/** Which read offer is which offer of the truth: one to one, the best overlap first. Keys and values are indexes. */
export function matchOffers(truth: readonly TruthOffer[], read: readonly ReadOffer[]): Map<number, number> {
  const pairs: { at: number; to: number; value: number }[] = [];
  for (const [at, wanted] of truth.entries()) {
    for (const [to, given] of read.entries()) {
      if (given.page !== wanted.page) continue;
      const value = Math.max(overlap(given.bbox, wanted.bbox), overlap(given.bbox, wanted.card_bbox));
      if (value >= leastOverlap) pairs.push({ at, to, value });
    }
  }
  const matches = new Map<number, number>();
  const taken = new Set<number>();
  for (const { at, to } of pairs.sort((a, b) => b.value - a.value)) {
    if (matches.has(at) || taken.has(to)) continue;
    matches.set(at, to);
    taken.add(to);
  }
  return matches;
}

/** Same type, and every parameter of the truth. */
export function sameMechanic(wanted: TruthOffer['mechanic'], given: ReadOffer['mechanic']): boolean {
  return Object.entries(wanted).every(([name, value]) => (given?.[name] ?? null) === value);
}

/** Adds what the reader found on one leaflet. The rules are those of the truth schema's own scorer. */
export function addScore(tally: Tally, truth: Truth, read: readonly ReadOffer[], ms = 0): void {
  const matches = matchOffers(truth.offers, read);
  const correct = new Set<number>();
  tally.offers += truth.offers.length;
  tally.read += read.length;
  tally.matched += matches.size;
  tally.pages += truth.pages.length;
  tally.ms += ms;
  for (const [at, wanted] of truth.offers.entries()) {
    const to = matches.get(at);
    if (addOffer(tally, wanted, to === undefined ? undefined : read[to]) && to !== undefined) correct.add(to);
  }
  for (const [to, { confidence = 0, evidence = {} }] of read.entries())
    tally.judged.push({ confidence, evidence, correct: correct.has(to) });
}

/** Whether the offer could be sold as it was read. */
function addOffer(tally: Tally, wanted: TruthOffer, given: ReadOffer | undefined): boolean {
  const price = given?.price_cents === wanted.price_cents;
  const mechanic = given !== undefined && sameMechanic(wanted.mechanic, given.mechanic);
  const [ids, gtins] = [given?.feed_ids ?? [], given?.gtins ?? []];
  const tried = ids.length > 0 || gtins.length > 0;
  const hit = ids.some((id) => wanted.feed_ids.includes(id)) || gtins.some((gtin) => wanted.gtins.includes(gtin));
  const inFeed = wanted.feed_ids.length > 0;
  const shoppable = price && mechanic && (inFeed ? hit : !tried);
  tally.price += Number(price);
  tally.mechanicType += Number(given?.mechanic?.['type'] === wanted.mechanic.type);
  tally.mechanic += Number(mechanic);
  tally.inFeed += Number(inFeed);
  tally.linked += Number(inFeed && hit);
  tally.linksMade += Number(tried);
  tally.falseLinks += Number(tried && !hit);
  tally.shoppable += Number(shoppable);
  if (wanted.unit_price) {
    const { cents, per } = wanted.unit_price;
    tally.unitPrices++;
    tally.unitPrice += Number(given?.unit_price?.cents === cents && given.unit_price.per === per);
  }
  return shoppable;
}

/** Shares from 0 to 1, but for `msPerPage`. `autoPublish` is `null` where too few offers are found to reach the coverage. */
export interface Scores {
  readonly f1: number;
  readonly price: number;
  readonly mechanicType: number;
  readonly mechanic: number;
  readonly unitPrice: number;
  readonly product: number;
  readonly falseLinks: number;
  readonly shoppable: number;
  readonly autoPublish: number | null;
  readonly msPerPage: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export function toScores(tally: Tally): Scores {
  const [precision, recall] = [share(tally.matched, tally.read), share(tally.matched, tally.offers)];
  return {
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    price: share(tally.price, tally.offers),
    mechanicType: share(tally.mechanicType, tally.offers),
    mechanic: share(tally.mechanic, tally.offers),
    unitPrice: share(tally.unitPrice, tally.unitPrices),
    product: share(tally.linked, tally.inFeed),
    falseLinks: share(tally.falseLinks, tally.linksMade),
    shoppable: share(tally.shoppable, tally.offers),
    autoPublish: autoPublishPrecision(tally),
    msPerPage: share(tally.ms, tally.pages),
  };
}

const leastCoverage = 0.6;

/** How many of the surest offers are right, when the surest are taken until they are 60 % of all offers of the truth; ties go together. */
export function autoPublishPrecision({
  judged,
  offers,
}: Pick<Tally, 'offers'> & { readonly judged: readonly Pick<Judged, 'confidence' | 'correct'>[] }): number | null {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence);
  const last = sorted[Math.ceil(leastCoverage * offers) - 1];
  if (!last) return null;
  const published = sorted.filter(({ confidence }) => confidence >= last.confidence);
  return published.filter(({ correct }) => correct).length / published.length;
}

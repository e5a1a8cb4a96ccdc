import { createHash } from 'node:crypto';
import { dice } from '../figure.ts';
import { type Arrangements, cardMarkup, rollArrangements } from './card.ts';
import { type LeafletFeed, makeFeed } from './feed.ts';
import { layPage, type PageLayout, type PageSize, rollPageSize } from './layouts.ts';
import { documentHead, pageMarkup } from './leaflet-page.ts';
import { locales } from './locales/index.ts';
import type { LeafletLocale, PriceFace } from './locales/locale.ts';
import { type Dice, type LeafletKey, type PlannedOffer, pick, type ShelfProduct, shuffled } from './model.ts';
import { fill, type GroupMechanic, planOffer, planRange } from './offers.ts';
import { drawPackshot, type Packshot } from './packshots.ts';
import { shelfOf } from './shelf.ts';
import { type FontUse, fontsOf, rollTheme, type Theme } from './theme.ts';

/** A leaflet before its pages are made: what it says, and its HTML. */
export interface LeafletPlan {
  readonly key: LeafletKey;
  readonly doc: string;
  readonly locale: LeafletLocale;
  readonly retailer: string;
  readonly size: PageSize;
  readonly pageCount: number;
  readonly fonts: readonly FontUse[];
  /** By the id of the offer in the HTML. */
  readonly offers: ReadonlyMap<string, PlannedOffer>;
  readonly groupTexts: ReadonlyMap<number, string>;
  readonly feed: LeafletFeed;
  readonly html: string;
}

/** The name of a leaflet says its key. */
export function docName({ family, locale, seed, heldOutTheme, pageCount }: LeafletKey): string {
  return `${locale}-${family}-${seed}${heldOutTheme ? 'h' : ''}${pageCount === 1 ? '-short' : ''}`;
}

/** One key, one leaflet: nothing but the key decides. */
export async function planLeaflet(key: LeafletKey): Promise<LeafletPlan> {
  const roll = dice(createHash('sha256').update(docName(key)).digest().readUInt32LE());
  const locale = locales[key.locale];
  const theme = rollTheme(roll, key.locale, key.heldOutTheme);
  const size = rollPageSize(key.family, roll);
  const pageCount = key.family === 'dense' || key.family === 'spread' ? 1 : key.pageCount;
  const layouts = layPages(roll, key, locale, size, pageCount);
  const groups = planGroups(roll, locale, layouts);
  const shelf = shelfOf(key.locale);
  const offers = planOffers({ roll, locale, layouts, groups, shelf });
  const feed = makeFeed(roll, locale, [...offers.values()], shelf);
  const face = pick(roll, locale.faces);
  const drawing = { roll, locale, theme, face, arrangements: rollArrangements(roll), offers };
  const sections: string[] = [];
  const groupTexts = new Map(groups.map(({ banner, text }) => [banner, text]));
  for (const [at, layout] of layouts.entries()) {
    sections.push(await drawSection({ ...drawing, number: at + 1, layout, groupTexts }));
  }
  const html = `${documentHead(theme, locale, size)}<body>${sections.join('')}</body></html>`;
  return {
    key,
    doc: docName(key),
    locale,
    retailer: pick(roll, locale.retailers),
    size,
    pageCount,
    fonts: fontsOf(theme, key.locale),
    offers,
    groupTexts,
    feed,
    html,
  };
}

function layPages(
  roll: Dice,
  { family }: LeafletKey,
  locale: LeafletLocale,
  size: PageSize,
  pageCount: number,
): PageLayout[] {
  const layouts: PageLayout[] = [];
  for (let page = 0; page < pageCount; page++) {
    const hasGroups = Object.keys(locale.group).length > 0 && roll() < 0.6;
    layouts.push(layPage(family, size, { roll, firstGroup: page + 1, hasGroups }));
  }
  return layouts;
}

function planGroups(roll: Dice, locale: LeafletLocale, layouts: readonly PageLayout[]): GroupMechanic[] {
  return layouts.flatMap(({ groups }) =>
    groups.map(({ group, frame }) => {
      const type = pick(roll, Object.keys(locale.group)) as GroupMechanic['type'];
      const words = locale.mechanics[type]!;
      const percent = words.percents ? pick(roll, words.percents) : 0;
      const set = words.sets ? pick(roll, words.sets) : ([0, 0] as const);
      const texts = locale.group[type]!;
      // A row and a frame are named differently where the country does so.
      const template = texts[frame ? texts.length - 1 : 0]!;
      return {
        banner: group,
        type,
        percent,
        set,
        text: fill(template, { p: percent, x: set[0], y: set[1], n: set[0] + set[1] }),
      };
    }),
  );
}

interface OffersAsked {
  readonly roll: Dice;
  readonly locale: LeafletLocale;
  readonly layouts: readonly PageLayout[];
  readonly groups: readonly GroupMechanic[];
  readonly shelf: readonly ShelfProduct[];
}

function planOffers({ roll, locale, layouts, groups, shelf }: OffersAsked): Map<string, PlannedOffer> {
  const deck = distinct(shuffled(roll, shelf));
  const offers = new Map<string, PlannedOffer>();
  for (const [at, { slots }] of layouts.entries()) {
    for (const [i, slot] of slots.entries()) {
      const group = groups.find(({ banner }) => banner === slot.group);
      const id = `p${at + 1}-o${String(i + 1).padStart(2, '0')}`;
      const isRange = !group && i > 0 && locale.from.ranges.length > 0 && roll() < 0.03;
      offers.set(id, isRange ? planRange(roll, locale) : planNext(roll, locale, deck, group));
    }
  }
  return offers;
}

/** A product is offered once: two sizes of it would be two answers to one question. */
function distinct(products: readonly ShelfProduct[]): ShelfProduct[] {
  const seen = new Set<string>();
  return products.filter(({ brand, name }) => {
    const called = `${brand} ${name}`.toLowerCase();
    const known = seen.has(called);
    seen.add(called);
    return !known;
  });
}

function planNext(roll: Dice, locale: LeafletLocale, deck: ShelfProduct[], group?: GroupMechanic): PlannedOffer {
  const at = group ? deck.findIndex(({ soldBy }) => soldBy === 'item') : 0;
  const [product] = deck.splice(Math.max(0, at), 1);
  if (!product) throw new Error(`The shelf of ${locale.code} has too few products for a leaflet.`);
  const inFeed = roll() >= (product.brand === '' ? 0.3 : 0.05);
  return planOffer({ roll, locale, product, inFeed, group });
}

interface SectionAsked {
  readonly roll: Dice;
  readonly number: number;
  readonly layout: PageLayout;
  readonly locale: LeafletLocale;
  readonly theme: Theme;
  readonly face: PriceFace;
  readonly arrangements: Arrangements;
  readonly offers: ReadonlyMap<string, PlannedOffer>;
  readonly groupTexts: ReadonlyMap<number, string>;
}

async function drawSection(asked: SectionAsked): Promise<string> {
  const { roll, number, layout, locale, theme, face, arrangements, offers, groupTexts } = asked;
  const cards: string[] = [];
  let hasAlcohol = false;
  for (const [i, slot] of layout.slots.entries()) {
    const id = `p${number}-o${String(i + 1).padStart(2, '0')}`;
    const offer = offers.get(id)!;
    hasAlcohol ||= offer.products.some(({ alcohol }) => alcohol);
    const packshots: Packshot[] = [];
    for (const product of shownProducts(offer)) packshots.push(await drawPackshot(product, roll));
    cards.push(cardMarkup({ id, offer, slot, theme, locale, face, packshots, roll }, arrangements));
  }
  return pageMarkup({ number, layout, locale, roll, cards, groupTexts, hasAlcohol });
}

const rangePicture: ShelfProduct = {
  brand: '',
  name: '',
  pack: { count: 1, size: 1, unit: 'piece' },
  soldBy: 'item',
  shape: 'pan',
  priceMinor: 0,
  depositMinor: 0,
  alcohol: false,
  productType: '',
};

const shownProducts = ({ products }: PlannedOffer): readonly ShelfProduct[] =>
  products.length > 0 ? products : [rangePicture];

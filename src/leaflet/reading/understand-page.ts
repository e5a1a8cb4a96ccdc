import type { Worker } from 'tesseract.js';
import type { WordingLocale } from '../../promotion/index.ts';
import type { PlacedWords } from '../law/page-words.ts';
import type { Box } from '../offer.model.ts';
import { areaOf, centerOf, holds } from './box.ts';
import { detectLocales, tellingWordsIn } from './detect-locales.ts';
import type { FoldParts } from './fold/join-across-fold.ts';
import type { DrawnPath, PageContent, PageMake } from './page-content.ts';
import type { OpenPdf } from './pdfium.ts';
import { placedWords } from './placed-words.ts';
import { isPicture, type OfferText, readOfferTexts } from './read-offers.ts';
import { collectGarbage, release } from './release.ts';
import { recognitionLanguage } from './seeing/languages.ts';
import { dismissRecogniser, recogniserFor } from './seeing/recognise.ts';
import { type Glance, glanceAtPage, lookAt, type SeenPage, seeOutlines, seePage } from './seeing/see-page.ts';
import { turnedBack } from './seeing/upright.ts';

const leastOutlines = 3;

/** Tells how a page was made from what is drawn on it. */
export function makeOf(content: PageContent): PageMake {
  const { width, height, images, runs } = content;
  const covering = images.some(({ box }) => areaOf(box) > 0.6 * width * height);
  const seen = runs.filter((run) => !run.invisible);
  if (covering && seen.length < 8) return runs.length > 8 ? 'picture_with_text' : 'picture';
  if (isGibberish(content)) return 'picture';
  return outlinesOf(content).length >= leastOutlines ? 'outlined' : 'text';
}

/** Less text may be in a language that nobody knows. */
const leastTelling = 20;

/** What no text has, but for fonts whose letters are only numbered. */
const noLetter = /[\p{Co}\ufffd]|(?!\s)\p{Cc}/u;

/** Whether a page's letters stand for others, as in fonts without a map to Unicode: many are none, or nothing is a word or a number. */
function isGibberish({ runs }: PageContent): boolean {
  const seen = runs.filter((run) => !run.invisible).map(({ text }) => text);
  if (seen.length < leastTelling) return false;
  const makesSense = (text: string): boolean => /\d/.test(text) || tellingWordsIn(text) > 0;
  return (
    seen.filter((text) => noLetter.test(text)).length > 0.2 * seen.length ||
    seen.filter(makesSense).length < 0.05 * seen.length
  );
}

/** Paths that may be letters: drawn as letters are, and no words upon them as upon a badge. */
export function outlinesOf({ paths, runs, width, height }: PageContent): DrawnPath[] {
  const centers = runs.filter((run) => !run.invisible).map((run) => centerOf(run.box));
  return paths.filter(
    ({ lettering, box }) =>
      lettering === true &&
      box[3] - box[1] < 0.2 * height &&
      box[2] - box[0] < 0.5 * width &&
      box[3] - box[1] > 3 &&
      !centers.some((center) => holds(innerOf(box), center)),
  );
}

/** Words stand in the middle of a badge, and at the edge of a price that leans. */
const innerOf = ([x0, y0, x1, y1]: Box): Box => {
  const [across, down] = [0.22 * (x1 - x0), 0.22 * (y1 - y0)];
  return [x0 + across, y0 + down, x1 - across, y1 - down];
};

/** Pixels across which a page is drawn to be recognised: 150 dpi is what most scans have, more only costs time. */
const leastPixels = 1000;
const mostPixels = 1800;
const dotsPerPoint = 2.5;
/** A spread of two pages may be wider. */
const mostPixelsOfSpread = 2600;

/** What a page holds and says: as drawn, as offers, and line by line. */
export interface UnderstoodPage {
  readonly content: PageContent;
  readonly offers: readonly OfferText[];
  readonly words: readonly PlacedWords[];
  /** What belongs to none of the offers, with what it takes to read it as one; absent where a page was looked at, since sight misses words. */
  readonly fold?: FoldParts;
}

/**
 * Reads the offers of a page however it was made. `locales` are told from its words where they are not given.
 * @throws when the page is damaged.
 */
export async function understandPage(
  pdf: OpenPdf,
  page: number,
  given: readonly WordingLocale[] | undefined,
  content = pdf.readPage(page),
): Promise<UnderstoodPage> {
  const make = makeOf(content);
  if (make === 'text') return understood({ content, make }, content, given ?? detectLocales(content));
  if (make === 'outlined') {
    const locales = given ?? detectLocales(content);
    const engine = await recogniserFor(recognitionLanguage(locales));
    const picture = pdf.renderPage(page, pixelsFor(content.width), { onlyPaths: true });
    const whole = await seeOutlines(engine, { content, picture, outlines: outlinesOf(content), locales });
    release(picture.rgba);
    return understood({ content, make }, whole, locales);
  }
  const hidden = content.runs.filter((run) => run.invisible);
  const sight = await lookAt(pdf.renderPage(page, pixelsOfPicture(content)));
  collectGarbage();
  const { width, height } = content;
  const reader: PictureReader = {
    see: async (locales) => seePage(await engineFor(locales), { page, width, height, sight, hidden, locales }),
    glance: async (locales) => glanceAtPage(await engineFor(locales), { page, width, height, sight, hidden, locales }),
  };
  const told = given ?? (hidden.length > 0 ? detectLocales(content) : undefined);
  const { seen, locales } = told
    ? { seen: await reader.see(told), locales: told }
    : await seeInItsLanguage(reader, toldBefore.get(pdf));
  toldBefore.set(pdf, locales);
  await dismissRecogniser();
  release(sight.crisp.rgba);
  const { offers, words } = understood({ content, make }, seen.content, locales);
  return {
    content,
    offers: offers.map((offer) => uprightAgain(offer, seen.skew, content)),
    words: words.map(({ text, box }) => ({ text, box: turnedBack(box, seen.skew, content.width, content.height) })),
  };
}

/** The languages of a file's last page that was seen: the next is likely to be in the same. */
const toldBefore = new WeakMap<OpenPdf, readonly WordingLocale[]>();
/** Less of a page is read in a script that it is not set in. */
const hardlyLegible = 0.3;

type Locales = readonly WordingLocale[];

/** Reads a picture in a language: all of it, or some rows. */
interface PictureReader {
  see(locales: Locales): Promise<SeenPage>;
  glance(locales: Locales): Promise<Glance>;
}

const engineFor = (locales: Locales): Promise<Worker> => recogniserFor(recognitionLanguage(locales));

/** Reads a page in the language that a glance, or the page before, tells, and again where all of its words turn out to be in another. */
async function seeInItsLanguage(
  reader: PictureReader,
  guess: Locales | undefined,
): Promise<{ readonly seen: SeenPage; readonly locales: Locales }> {
  const asked = guess ?? detectLocales((await glanceInScripts(reader)).content);
  const seen = await reader.see(asked);
  const other = guess && seen.legible < hardlyLegible ? await glanceInScripts(reader) : undefined;
  const locales = detectLocales(other && readsBetter(other, seen) ? other.content : seen.content);
  const isAsked = recognitionLanguage(locales) === recognitionLanguage(asked);
  return { seen: isAsked ? seen : await reader.see(locales), locales };
}

/** Some rows of a page, in another script where the first reads next to nothing. */
async function glanceInScripts({ glance }: PictureReader): Promise<Glance> {
  const latin = await glance(['fr']);
  if (latin.legible >= hardlyLegible) return latin;
  const other = await glance(['zh-TW']);
  return readsBetter(other, latin) ? other : latin;
}

const readsBetter = (one: Glance, other: Glance): boolean => one.legible > other.legible + 0.15;

function understood(
  { content, make }: { readonly content: PageContent; readonly make: PageMake },
  seen: PageContent,
  locales: readonly WordingLocale[],
): UnderstoodPage {
  const { offers, loose } = readOfferTexts(seen, locales, make);
  return {
    content,
    offers,
    words: placedWords(seen.runs),
    ...(!isPicture(make) && { fold: { loose, locales, make } }),
  };
}

const pixelsFor = (points: number): number =>
  Math.min(mostPixels, Math.max(leastPixels, Math.round(points * dotsPerPoint)));

/** As many pixels as the largest picture on the page has. */
function pixelsOfPicture({ width, height, images }: PageContent): number {
  const native = images.length > 0 ? Math.max(...images.map(({ pixelWidth }) => pixelWidth)) : width * dotsPerPoint;
  return Math.min(width > height ? mostPixelsOfSpread : mostPixels, Math.max(leastPixels, native));
}

/** Boxes as they lie on the page, which may have been scanned askew. */
function uprightAgain(offer: OfferText, skew: number, { width, height }: PageContent): OfferText {
  if (skew === 0) return offer;
  return {
    ...offer,
    box: turnedBack(offer.box, skew, width, height),
    cardBox: offer.cardBox && turnedBack(offer.cardBox, skew, width, height),
    priceBox: turnedBack(offer.priceBox, skew, width, height),
    imageBox: offer.imageBox && turnedBack(offer.imageBox, skew, width, height),
  };
}

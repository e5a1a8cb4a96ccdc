import { pageOfProducts } from '../catalog/index.ts';
import { requireEntity } from '../organisation/index.ts';
import { appendEvents, type Database, type EntityId, inTransaction, newId, type Trx } from '../platform/index.ts';
import { currencyOf, type WordingLocale, wordingLocaleOf, wordingLocales } from '../promotion/index.ts';
import { type LeafletFiles, type PageWidth, pageWidths } from './files.ts';
import { listLessons } from './learning/lesson-repository.ts';
import type { Box, OfferDraft } from './offer.model.ts';
import { facingPage } from './reading/fold/facing-pages.ts';
import { makeLessons } from './reading/lessons.ts';
import { matchPage } from './reading/matching/match-page.ts';
import { indexProducts, type MatchableProduct, type ProductIndex } from './reading/matching/product-index.ts';
import type { PageOutcome } from './reading/page-outcome.ts';
import { PdfRefused } from './reading/pdfium.ts';
import type { KnownProducts, ReadOffer } from './reading/read-offers.ts';
import type { ReadPage } from './reading/read-page.ts';
import { readPdf } from './reading/read-pdf.ts';
import {
  findLeaflet,
  insertPages,
  type LeafletPage,
  listPages,
  lockLeaflet,
  replacePageOffers,
  setLeafletState,
  setPageState,
  setPageWords,
} from './repository.ts';
import type { SecondReader } from './second-reader/second-reader.ts';

export interface ReadingDoors {
  readonly db: Database;
  readonly files: LeafletFiles;
  readonly now: () => Date;
  /** One for each leaflet; absent where no model is set. */
  readonly secondReader?: () => SecondReader;
}

/**
 * Reads the pages of a leaflet that wait to be read, page by page, each saved as it comes: a reading that was cut short goes on where it
 * was. Ends with the leaflet ready for review, or failed with the code that says why. Does nothing for a leaflet that is not being read.
 * @throws the signal's reason when it is aborted.
 */
export async function readLeaflet(
  doors: ReadingDoors,
  entityId: EntityId,
  leafletId: string,
  signal: AbortSignal,
): Promise<void> {
  const { db, files, now } = doors;
  const leaflet = await findLeaflet(db, entityId, leafletId);
  if (leaflet?.state !== 'reading') return;
  const index = await indexEntityProducts(db, entityId, now());
  const known = { index, lessons: makeLessons(await listLessons(db, entityId), index) };
  const { locales = [] } = await localesFor(db, entityId, leaflet.language);
  const second = doors.secondReader?.();
  const lookAgain = second && ((read: ReadPage) => second.look(read, { known, locales, signal }));
  const pages = await listPages(db, entityId, leafletId);
  const waiting = waitingPages(pages);
  try {
    if (pages.length === 0 || waiting.length > 0) {
      await readPdf(files.pdf(entityId, leafletId), {
        ...(pages.length > 0 && { pages: waiting }),
        ...(locales.length > 0 && { locales }),
        widths: pageWidths,
        signal,
        onOpened: (sizes) =>
          insertPages(
            db,
            entityId,
            leafletId,
            sizes.map((size, i) => ({ page: i + 1, ...size })),
          ),
        onPage: async (outcome) => {
          const again = outcome.state === 'read' ? await lookAgain?.(outcome) : undefined;
          await savePage(doors, entityId, leafletId, { ...outcome, ...again }, known);
        },
      });
    }
  } catch (error) {
    if (!(error instanceof PdfRefused)) throw error;
    await whileReading(db, entityId, leafletId, (trx) =>
      setLeafletState(trx, entityId, leafletId, 'failed', error.code),
    );
    return;
  }
  await finish(doors, entityId, leafletId);
}

/** The pages that are still to be read, with those that face them: an offer across the fold is read from both. */
function waitingPages(pages: readonly LeafletPage[]): number[] {
  const waiting = pages.filter(({ state }) => state === 'waiting').map(({ page }) => page);
  const facing = waiting
    .flatMap((page) => facingPage(page, pages) ?? [])
    .filter((page) => pages[page - 1]?.state === 'read');
  return [...new Set([...waiting, ...facing])];
}

/**
 * Belgium prints French and Dutch beside each other: every language of the entity that has a wording table is read. The first is one that is
 * priced in the entity's currency, since prices are read as its country prints them.
 */
async function localesFor(db: Database, entityId: EntityId, language: string): Promise<{ locales?: WordingLocale[] }> {
  const { languages, currency } = await requireEntity(db, entityId);
  const spoken = new Set([language, ...languages].flatMap((tag) => wordingLocaleOf(tag) ?? []));
  const isPriced = (locale: WordingLocale): boolean => currencyOf(locale) === currency;
  const first = [...spoken].find(isPriced) ?? wordingLocales.find(isPriced);
  return spoken.size > 0 ? { locales: [...new Set([...(first ? [first] : []), ...spoken])] } : {};
}

async function indexEntityProducts(db: Database, entityId: EntityId, at: Date): Promise<ProductIndex> {
  const products: MatchableProduct[] = [];
  for (let after = ''; ; ) {
    const page = await pageOfProducts(db, entityId, at, after, 5000);
    const last = page.at(-1);
    if (!last) return indexProducts(products);
    products.push(...page);
    after = last.productId;
  }
}

/** Pictures first, then the rows in one transaction: a page that counts as read has everything. */
async function savePage(
  { db, files }: ReadingDoors,
  entityId: EntityId,
  leafletId: string,
  outcome: PageOutcome & { readonly proposed?: ReadonlySet<Box> },
  { index, lessons }: KnownProducts,
): Promise<void> {
  const { page } = outcome;
  if (outcome.state === 'failed') {
    await whileReading(db, entityId, leafletId, (trx) =>
      setPageState(trx, entityId, leafletId, page, 'failed', outcome.failure),
    );
    return;
  }
  for (const [width, webp] of outcome.images)
    await files.savePageImage(entityId, leafletId, page, width as PageWidth, webp);
  const offers = matchPage(outcome, index, lessons)
    .map((offer) => (outcome.proposed?.has(offer.box) ? asProposed(offer) : offer))
    .map((offer) => ({ offerId: newId(), draft: toDraft(offer) }));
  await whileReading(db, entityId, leafletId, async (trx) => {
    await replacePageOffers(trx, entityId, leafletId, page, offers);
    await setPageState(trx, entityId, leafletId, page, 'read');
    await setPageWords(trx, entityId, leafletId, page, outcome.words);
  });
}

const mustBeSeen = 0.5;

/** A person looks at whatever a model had a hand in. */
const asProposed = (offer: ReadOffer): ReadOffer => ({
  ...offer,
  confidence: Math.min(mustBeSeen, offer.confidence),
  reasons: ['second_reader', ...offer.reasons],
});

/** Writes only while the leaflet is still being read: a reader that comes late touches nothing that was canceled or is being reviewed. */
async function whileReading(
  db: Database,
  entityId: EntityId,
  leafletId: string,
  write: (trx: Trx) => Promise<void>,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const leaflet = await lockLeaflet(trx, entityId, leafletId);
    if (leaflet?.state === 'reading') await write(trx);
  });
}

async function finish({ db, now }: ReadingDoors, entityId: EntityId, leafletId: string): Promise<void> {
  await whileReading(db, entityId, leafletId, async (trx) => {
    const pages = await listPages(trx, entityId, leafletId);
    const failed = pages.filter(({ state }) => state === 'failed').length;
    await setLeafletState(trx, entityId, leafletId, 'review');
    await appendEvents(trx, entityId, now(), [
      { type: 'leaflet.read', subject: `leaflet:${leafletId}`, payload: { leafletId, pages: pages.length, failed } },
    ]);
  });
}

/** What was read, as the draft that people review. */
export function toDraft(offer: ReadOffer): OfferDraft {
  const { qualifiers } = offer;
  return {
    page: offer.page,
    box: offer.box,
    name: offer.name.slice(0, 300),
    brand: offer.brand?.slice(0, 120) ?? null,
    quantityText: offer.quantityText?.slice(0, 200) ?? null,
    priceMinor: offer.priceMinor,
    regularMinor: offer.regularMinor,
    soldBy: offer.quantity?.soldBy ?? 'item',
    mechanic: offer.mechanic,
    mechanicText: offer.mechanicText?.slice(0, 500) ?? null,
    productIds: offer.products.map(({ productId }) => productId),
    proposedIds: offer.proposed.map(({ productId }) => productId),
    ...(offer.range !== null && { range: offer.range }),
    mixAndMatch: qualifiers.mixAndMatch ?? false,
    loyaltyRequired: qualifiers.loyaltyRequired ?? false,
    limitPerHousehold: qualifiers.limitPerHousehold ?? null,
    validFrom: null,
    validThrough: null,
    confidence: offer.confidence,
    reasons: offer.reasons.slice(0, 30),
    checked: false,
  };
}

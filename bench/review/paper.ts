import { readFile } from 'node:fs/promises';
import { PDFDocument } from 'pdf-lib';
import type { Mechanic } from '../../src/promotion/index.ts';
import { drawnPapers } from '../leaflets/drawn-papers.ts';
import type { Box, LeafletKey, ShelfProduct, TruthOffer } from '../leaflets/model.ts';
import { planLeaflet } from '../leaflets/plan.ts';
import type { ExamPaper } from '../leaflets/sets.ts';

/** What an offer of the leaflet really says. Amounts are minor units; boxes points from the top left. */
export interface TrueOffer {
  readonly page: number;
  readonly bbox: Box;
  readonly card_bbox: Box | null;
  readonly name: string;
  readonly priceMinor: number;
  readonly mechanic: Mechanic;
  /** The products of the feed that it sells; none where the feed has none of them. */
  readonly productIds: readonly string[];
}

/** A leaflet to be reviewed, with its feed and its truth. */
export interface ReviewPaper {
  readonly pdf: Uint8Array;
  readonly feedCsv: string;
  readonly pages: number;
  readonly offers: readonly TrueOffer[];
}

const families = ['grid', 'masonry', 'hero', 'borderless', 'rotated'] as const;

/** Two pages each, of looks that the reader's rules were not made for: five families, as often as it takes. */
function keysOf(pages: number): ExamPaper[] {
  return Array.from({ length: Math.ceil(pages / 2) }, (_, at) => {
    const [family, seed] = [families[at % families.length]!, 7001 + Math.floor(at / families.length)];
    return { family, locale: 'fr', seed, heldOutTheme: true, pageCount: 2, kind: 'vector' } as const;
  });
}

/** Draws a French leaflet of so many pages (an even number), in several layouts, bound together; its feed has every product of theirs once. */
export async function drawReviewPaper(pages: number): Promise<ReviewPaper> {
  const keys = keysOf(pages);
  const drawn = await drawnPapers(keys);
  const shelf = await mergeFeeds(keys, await Promise.all(drawn.map(({ feedPath }) => readFile(feedPath, 'utf8'))));
  const bound = await PDFDocument.create();
  const offers: TrueOffer[] = [];
  for (const [at, { pdfPath, truth }] of drawn.entries()) {
    const first = bound.getPageCount();
    const part = await PDFDocument.load(await readFile(pdfPath));
    for (const page of await bound.copyPages(part, part.getPageIndices())) bound.addPage(page);
    const products = (await planLeaflet(keys[at]!)).offers;
    offers.push(
      ...truth.offers.map((offer) => ({
        page: first + offer.page,
        bbox: offer.bbox,
        card_bbox: offer.card_bbox,
        name: [offer.brand, offer.name].filter(Boolean).join(' '),
        priceMinor: offer.price_cents,
        mechanic: toMechanic(offer.mechanic),
        productIds: (products.get(offer.id)?.products ?? []).flatMap((product) => shelf.idOf.get(keyOf(product)) ?? []),
      })),
    );
  }
  return { pdf: await bound.save(), feedCsv: shelf.csv, pages: bound.getPageCount(), offers };
}

interface Shelf {
  readonly csv: string;
  readonly idOf: ReadonlyMap<string, string>;
}

const keyOf = ({ brand, name, pack, soldBy }: ShelfProduct): string => JSON.stringify([brand, name, pack, soldBy]);

/** One row a product: the first feed that has it decides how it is written. */
async function mergeFeeds(keys: readonly LeafletKey[], feeds: readonly string[]): Promise<Shelf> {
  const idOf = new Map<string, string>();
  const rows = new Map<string, string>();
  const header = feeds[0]?.split('\n')[0] ?? '';
  for (const [at, key] of keys.entries()) {
    const lines = new Map(feeds[at]!.split('\n').map((line) => [line.split(',')[0]!, line]));
    for (const { id, product } of (await planLeaflet(key)).feed.byProduct.values()) {
      if (idOf.has(keyOf(product)) || rows.has(id)) continue;
      idOf.set(keyOf(product), id);
      rows.set(id, lines.get(id)!);
    }
  }
  return { csv: `${[header, ...rows.values()].join('\n')}\n`, idOf };
}

/** The truth writes amounts as cents; the studio's API as minor units. */
function toMechanic(mechanic: TruthOffer['mechanic']): Mechanic {
  const { total_cents: totalMinor, unit_cents: unitMinor, min_qty: minQty, ...rest } = mechanic;
  const renamed = { totalMinor, unitMinor, minQty };
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(renamed).filter(([, value]) => value !== undefined)),
  } as Mechanic;
}

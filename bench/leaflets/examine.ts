import { createReadStream } from 'node:fs';
import { type FeedRow, readFeed } from '../../src/catalog/index.ts';
import { digitise, indexFeed } from '../../src/leaflet/digitise.ts';
import { watchMemory } from '../memory.ts';
import { type DrawnPaper, drawnPapers } from './drawn-papers.ts';
import type { Truth } from './model.ts';
import { addScore, emptyTally, type ReadOffer, type Tally } from './score.ts';
import type { ExamPaper } from './sets.ts';

export interface Examined {
  /** By kind, by "family kind", by "locale kind". */
  readonly byKind: ReadonlyMap<string, Tally>;
  readonly byFamily: ReadonlyMap<string, Tally>;
  readonly byLocale: ReadonlyMap<string, Tally>;
  /** Of this process and the readers together. */
  readonly peakMegabytes: number;
  /** Leaflets that the reader refused, with its words. */
  readonly refused: readonly string[];
}

/** Has the reader read papers, as anyone would have it, and compares with the truth. */
export async function examine(
  papers: readonly ExamPaper[],
  onRead: (truth: Truth, offers: readonly ReadOffer[]) => void = () => undefined,
): Promise<Examined> {
  const [byKind, byFamily, byLocale] = [new Map<string, Tally>(), new Map<string, Tally>(), new Map<string, Tally>()];
  const refused: string[] = [];
  let peakKilobytes = 0;
  for (const drawn of await drawnPapers(papers)) {
    const { family, kind, locale } = drawn.paper;
    const { offers, ms, kilobytes, refusal } = await readPaper(drawn);
    peakKilobytes = Math.max(peakKilobytes, kilobytes);
    if (refusal !== undefined) refused.push(`${drawn.truth.doc}: ${refusal}`);
    for (const tally of [
      tallyOf(byKind, kind),
      tallyOf(byFamily, `${family} ${kind}`),
      tallyOf(byLocale, `${locale} ${kind}`),
    ]) {
      addScore(tally, drawn.truth, offers, ms);
    }
    onRead(drawn.truth, offers);
  }
  return { byKind, byFamily, byLocale, peakMegabytes: peakKilobytes / 1024, refused };
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? emptyTally();
  tallies.set(name, tally);
  return tally;
}

interface ReadPaper {
  readonly offers: readonly ReadOffer[];
  readonly ms: number;
  readonly kilobytes: number;
  readonly refusal?: string;
}

async function readPaper({ pdfPath, feedPath }: DrawnPaper): Promise<ReadPaper> {
  const rows: FeedRow[] = [];
  for await (const entry of readFeed(createReadStream(feedPath))) if ('row' in entry) rows.push(entry.row);
  const products = indexFeed(rows);
  const memory = watchMemory();
  const start = performance.now();
  try {
    const { offers } = await digitise({ pdfPath, products });
    return { offers: offers as unknown as ReadOffer[], ms: performance.now() - start, kilobytes: memory.stop() };
  } catch (error) {
    return { offers: [], ms: performance.now() - start, kilobytes: memory.stop(), refusal: (error as Error).message };
  }
}

import type { Worker } from 'tesseract.js';
import type { WordingLocale } from '../../../promotion/index.ts';
import type { Box } from '../../offer.model.ts';
import { centerOf, holds } from '../box.ts';
import type { DrawnPath, PageContent, PlacedImage, TextRun } from '../page-content.ts';
import type { RenderedPage } from '../pdfium.ts';
import { release } from '../release.ts';
import { lineIn, pathsOf, picturesOf, strikesOf } from './drawn-things.ts';
import { evenLight } from './even-light.ts';
import { faintRules } from './faint-rules.ts';
import { withHiddenText } from './hidden-text.ts';
import { type Blob, inkOf } from './ink.ts';
import { isOnPackaging } from './packaging.ts';
import { areaOf, heightOf, overlapOf, type PixelBox, type PixelSize, widthOf } from './pixel-box.ts';
import { isText, legibleShare, readRows, type SeenLine } from './read-rows.ts';
import { recogniseRows, type Sheet } from './recognise.ts';
import { type GlyphRow, isGlyph, rowsOf } from './rows.ts';
import { type Rgb, type Surface, surfacesOf } from './surfaces.ts';
import { tidiedIn } from './tidied.ts';
import { toRuns } from './typeset.ts';
import { grainOf, isScanned, sharpened, skewOf, smoothed, turned } from './upright.ts';

export interface PictureOfPage {
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly sight: UprightSight;
  /** Text that was laid under the picture to be searched. */
  readonly hidden: readonly TextRun[];
  readonly locales: readonly WordingLocale[];
}

export interface SeenPage {
  /** Of the page set upright. */
  readonly content: PageContent;
  /** Degrees clockwise by which the page leaned. */
  readonly skew: number;
  /** The share of its rows that could be read, 0 to 1: little in a script that the engine was not asked for. */
  readonly legible: number;
}

/** Some of the words of a page. */
export type Glance = Omit<SeenPage, 'skew'>;

interface Sight {
  readonly size: PixelSize;
  readonly surfaces: readonly Surface[];
  readonly blobs: readonly Blob[];
  readonly rows: readonly GlyphRow[];
}

/** `smooth` is the picture without its grain, by which surfaces are found, and is used up; letters are found in the picture itself. */
function look(picture: RenderedPage, smooth = picture): Sight {
  const parted = surfacesOf(smooth, smooth === picture ? 0 : grainOf(smooth));
  if (smooth !== picture) release(smooth.rgba);
  const { blobs, ground } = inkOf(picture, parted, { isSoft: smooth !== picture });
  release(parted.labels, ground);
  const found = rowsOf(blobs.filter((blob) => isGlyph(blob, picture)));
  const usual = usualHeightOf(found);
  const rows = found.filter((row) => isWorthReading(row, picture, usual));
  const { width, height } = picture;
  return { size: { width, height }, surfaces: parted.surfaces, blobs, rows };
}

/** What there is to be read on a page that was set upright, in any language. */
export interface UprightSight extends Sight {
  /** With crisp edges and all of its grain, which readers of letters prefer. It is the one picture that is kept. */
  readonly crisp: RenderedPage;
  readonly print: 'compressed' | 'scanned';
  /** Lines too faint to be found among the ink. */
  readonly rules: readonly PixelBox[];
  /** Degrees clockwise by which the page leaned. */
  readonly skew: number;
}

/**
 * Looks at the page upright, and uses the drawing up; what was scanned is evenly lit first. The second look is only taken where the first finds
 * it askew.
 */
export async function lookAt(drawn: RenderedPage): Promise<UprightSight> {
  const isScan = isScanned(drawn);
  const lookOnce = isScan ? lookThroughGrain : look;
  let page = isScan ? evenLight(drawn) : drawn;
  let sight = await lookOnce(page);
  const skew = skewOf(sight.rows);
  if (skew !== 0) {
    const askew = page;
    page = await turned(askew, -skew);
    release(askew.rgba);
    sight = await lookOnce(page);
  }
  if (!isScan) return { ...sight, skew, crisp: page, print: 'compressed', rules: [] };
  const rules = faintRules(page);
  const crisp = await sharpened(page);
  release(page.rgba);
  return { ...sight, skew, crisp, print: 'scanned', rules };
}

async function lookThroughGrain(page: RenderedPage): Promise<Sight> {
  const picture = await smoothed(page, 0);
  const sight = look(picture, await smoothed(picture, 3));
  release(picture.rgba);
  return sight;
}

const glancedRows = 50;

/** What some of the words of a page say, enough to tell the language that all of it is to be read in. */
export async function glanceAtPage(engine: Worker, { sight, ...size }: PictureOfPage): Promise<Glance> {
  const long = sight.rows.filter(({ glyphs }) => glyphs.length > 4);
  const every = Math.max(1, Math.ceil(long.length / glancedRows));
  const some = long.filter((_, at) => at % every === 0);
  const read = await recogniseRows(engine, sheetOf(sight), some);
  const { page, width, height } = size;
  const runs = toRuns(read, width / sight.size.width);
  return { legible: legibleShare(read), content: { page, width, height, runs, paths: [], images: [] } };
}

/** What a picture of a page shows, in the terms of a page that was typeset: runs, frames and pictures. */
export async function seePage(engine: Worker, seen: PictureOfPage): Promise<SeenPage> {
  const { sight } = seen;
  const { skew } = sight;
  const scale = seen.width / sight.size.width;
  const toBox = scaled(scale);
  const { lines: read, legible } = await readRows(engine, sheetOf(sight), sight.rows);
  const all = skew === 0 ? withHiddenText(read, seen.hidden, (line) => toBox(line.row.box)) : read;
  const told = tidiedLines(all.filter(isText), seen.locales);
  const kept = told.filter(
    (line) => !isOnPackaging(line, told, sight.surfaces, { page: sight.size, locales: seen.locales }),
  );
  const images = picturesOf(sight.surfaces, sight.blobs, kept, sight.size);
  const isInPicture = (box: PixelBox): boolean => images.some((image) => overlapOf(image, box) > 0.8 * areaOf(box));
  const drawn = sight.blobs.filter(({ box }) => !isInPicture(box));
  return {
    skew,
    legible,
    content: {
      page: seen.page,
      width: seen.width,
      height: seen.height,
      runs: toRuns(kept, scale),
      paths: [
        ...pathsOf(sight.surfaces, drawn, kept, sight.size, toBox),
        ...strikesOf(kept, toBox),
        ...sight.rules.map((box) => lineIn(toBox(box))),
      ],
      images: images.map(
        (box): PlacedImage => ({
          box: toBox(box),
          pixelWidth: widthOf(box),
          pixelHeight: heightOf(box),
        }),
      ),
    },
  };
}

const tidiedLines = (lines: readonly SeenLine[], locales: readonly WordingLocale[]): SeenLine[] =>
  lines.map((line) => (line.part ? line : { ...line, text: tidiedIn(line.text, locales) }));

const groundsOf = ({ surfaces }: Sight): Rgb[] => surfaces.map(({ color }) => color);

const sheetOf = (sight: UprightSight): Sheet => ({
  picture: sight.crisp,
  grounds: groundsOf(sight),
  print: sight.print,
});

const scaled =
  (scale: number) =>
  (box: PixelBox): Box => [box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale];

export interface OutlinedPage {
  readonly content: PageContent;
  /** The page without its text and pictures. */
  readonly picture: RenderedPage;
  readonly outlines: readonly DrawnPath[];
  readonly locales: readonly WordingLocale[];
}

/** The page with what was drawn as paths read as text. */
export async function seeOutlines(
  engine: Worker,
  { content, picture, outlines, locales }: OutlinedPage,
): Promise<PageContent> {
  const sight = look(picture);
  const scale = content.width / picture.width;
  const toBox = scaled(scale);
  const near = outlines.map(({ box }): Box => [box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2]);
  const isOutlined = (row: GlyphRow): boolean => near.some((box) => holds(box, centerOf(toBox(row.box))));
  const { lines } = await readRows(
    engine,
    { picture, grounds: groundsOf(sight), print: 'drawn' },
    sight.rows.filter(isOutlined),
  );
  const told = tidiedLines(lines.filter(isText), locales);
  const scaledLines = told.map((line) => toBox(line.row.box));
  const isLetter = ({ box }: DrawnPath): boolean => scaledLines.some((line) => holds(line, centerOf(box)));
  return {
    ...content,
    runs: [...content.runs, ...toRuns(told, scale)],
    paths: [...content.paths.filter((path) => !(outlines.includes(path) && isLetter(path))), ...strikesOf(told, toBox)],
  };
}
/** The height of most words. */
function usualHeightOf(rows: readonly GlyphRow[]): number {
  const words = rows.filter(({ glyphs }) => glyphs.length > 3).map(({ box }) => heightOf(box));
  return words.toSorted((a, b) => a - b)[Math.floor(words.length / 2)] ?? 0;
}

/** What stands alone is a speck, unless it is as tall as a big digit, or as wide as a word in heavy type. */
function isWorthReading({ box, glyphs }: GlyphRow, page: RenderedPage, usual: number): boolean {
  const [width, height] = [widthOf(box), heightOf(box)];
  if (height < 5 || height > 0.16 * page.height) return false;
  if (glyphs.length > 1) return true;
  if (width < 4 || height < 7 || width > 8 * height || height > 6 * width) return false;
  return height > 1.1 * usual || (width > 1.5 * height && height > 0.6 * usual);
}

import {
  PDFOperatorNames as Ops,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  type PDFPage,
  type PDFRef,
} from 'pdf-lib';
import sharp from 'sharp';
import type { PageSize } from './layouts.ts';
import type { MeasuredWord } from './measure-page.ts';
import type { Dice } from './model.ts';
import { pointsPerPixel } from './truth.ts';

/** A page of a picture: the JPEG, and words that lie invisibly over it. */
export interface PicturePage {
  readonly jpeg: Uint8Array;
  readonly words: readonly MeasuredWord[];
}

/** Makes a PDF whose pages are pictures. `size` is in CSS pixels. */
export async function pdfOfPictures(pages: readonly PicturePage[], size: PageSize): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const [width, height] = [size.width * pointsPerPixel, size.height * pointsPerPixel];
  const font = pages.some(({ words }) => words.length > 0) ? addGlyphlessFont(document) : undefined;
  for (const { jpeg, words } of pages) {
    const page = document.addPage([width, height]);
    page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width, height });
    if (font) writeInvisibly(page, font, words, height);
  }
  return document.save();
}

/** The font of OCR programs: any UTF-16 code is a blank glyph, half as wide as it is tall, that means its own code. */
function addGlyphlessFont(document: PDFDocument): PDFRef {
  const { context } = document;
  const unicode = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identify-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: 'GlyphLessFont',
    Flags: 5,
    FontBBox: [0, -200, 500, 800],
    ItalicAngle: 0,
    Ascent: 800,
    Descent: -200,
    CapHeight: 800,
    StemV: 80,
  });
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: 'GlyphLessFont',
    CIDSystemInfo: {
      Registry: PDFHexString.fromText('Adobe'),
      Ordering: PDFHexString.fromText('Identity'),
      Supplement: 0,
    },
    FontDescriptor: context.register(descriptor),
    DW: 500,
    CIDToGIDMap: 'Identity',
  });
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'GlyphLessFont',
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.stream(unicode)),
    }),
  );
}

function writeInvisibly(page: PDFPage, font: PDFRef, words: readonly MeasuredWord[], height: number): void {
  const name = PDFName.of('OCR');
  page.node.setFontDictionary(name, font);
  const number = (value: number): PDFNumber => PDFNumber.of(Math.round(value * 100) / 100);
  const operators = [PDFOperator.of(Ops.BeginText), PDFOperator.of(Ops.SetTextRenderingMode, [PDFNumber.of(3)])];
  for (const { text, box } of words) {
    const [x0, y0, x1, y1] = box.map((value) => value * pointsPerPixel) as [number, number, number, number];
    const size = Math.max(1, y1 - y0);
    const squeeze = (100 * Math.max(1, x1 - x0)) / (0.5 * size * text.length);
    const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join(
      '',
    );
    operators.push(
      PDFOperator.of(Ops.SetFontAndSize, [name, number(size)]),
      PDFOperator.of(Ops.SetTextHorizontalScaling, [number(squeeze)]),
      PDFOperator.of(Ops.SetTextMatrix, [1, 0, 0, 1, x0, height - y1 + 0.2 * size].map(number)),
      PDFOperator.of(Ops.ShowText, [PDFHexString.of(codes)]),
    );
  }
  page.pushOperators(...operators, PDFOperator.of(Ops.EndText));
}

const confused: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': '7',
  '3': '8',
  '5': '6',
  '6': '5',
  '7': '1',
  '8': '3',
  '9': '4',
  '€': 'E',
  é: 'e',
  è: 'e',
  à: 'a',
  l: '1',
  I: 'l',
  O: '0',
  c: 'e',
  ł: 'l',
  ș: 's',
  ñ: 'n',
};

/** Words as an OCR program leaves them: a little off their place, some letters wrong, big prices often. */
export function misreadWords(words: readonly MeasuredWord[], roll: Dice): MeasuredWord[] {
  return words.flatMap((word) => {
    if (roll() < (word.isPrice ? 0.06 : 0.01)) return [];
    const wrong = roll() < (word.isPrice ? 0.18 : 0.03);
    const off = (): number => (roll() - 0.5) * 1.1;
    const [x0, y0, x1, y1] = word.box;
    const text = wrong ? confuse(word.text, roll) : word.text;
    return [{ ...word, text, box: [x0 + off(), y0 + off(), x1 + off(), y1 + off()] as const }];
  });
}

function confuse(text: string, roll: Dice): string {
  const letters = [...text];
  const at = Math.floor(roll() * letters.length);
  letters[at] = confused[letters[at]!] ?? letters[at]!;
  return letters.join('');
}

export const toJpeg = (png: Uint8Array): Promise<Uint8Array> =>
  sharp(png).flatten({ background: '#fff' }).jpeg({ quality: 82 }).toBuffer();

/** How a sheet lay on the glass. */
export interface ScanFaults {
  /** Degrees, clockwise. */
  readonly skew: number;
  readonly blur: number;
  readonly noise: number;
  /** Where the light falls off to, and how much, from 0 to 1. */
  readonly shade: number;
  readonly shadeFrom: 'left' | 'right' | 'top';
  readonly quality: number;
}

export function rollScanFaults(roll: Dice): ScanFaults {
  return {
    skew: (roll() * 2 - 1) * 2.5,
    blur: 0.4 + 0.6 * roll(),
    noise: 8 + 14 * roll(),
    shade: 0.1 + 0.25 * roll(),
    shadeFrom: (['left', 'right', 'top'] as const)[Math.floor(roll() * 3)]!,
    quality: Math.round(58 + 20 * roll()),
  };
}

const glass = '#d9d6d0';

/** How much smaller a crooked page lies on its sheet, so that no corner is cut off. */
export function shrunk({ skew }: ScanFaults, width: number, height: number): number {
  const angle = (Math.abs(skew) * Math.PI) / 180;
  const [across, down] = [
    width * Math.cos(angle) + height * Math.sin(angle),
    width * Math.sin(angle) + height * Math.cos(angle),
  ];
  return Math.min(width / across, height / down) * 0.992;
}

/** The picture of a page as a scanner gives it: crooked, soft, grainy, unevenly lit. */
export async function scanned(png: Uint8Array, faults: ScanFaults, roll: Dice): Promise<Uint8Array> {
  const { width, height } = await sharp(png).metadata();
  const small = await sharp(png)
    .flatten({ background: '#fff' })
    .resize({ width: Math.round(width * shrunk(faults, width, height)) })
    .toBuffer();
  const turned = await sharp(small).rotate(faults.skew, { background: glass }).toBuffer();
  const lying = await sharp({ create: { width, height, channels: 3, background: glass } })
    .composite([{ input: turned }])
    .png()
    .toBuffer();
  const cropped = await sharp(lying).blur(faults.blur).toBuffer();
  return sharp(cropped)
    .composite([
      { input: shadeOf(faults, width, height), blend: 'multiply' },
      { ...grain(faults.noise, roll), tile: true, blend: 'overlay' },
    ])
    .jpeg({ quality: faults.quality })
    .toBuffer();
}

function shadeOf({ shade, shadeFrom }: ScanFaults, width: number, height: number): Buffer {
  const [x1, x2, y2] = { left: [1, 0, 0], right: [0, 1, 0], top: [0, 0, 1] }[shadeFrom] as [number, number, number];
  const dark = Math.round(255 * (1 - shade));
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x1="${x1}" x2="${x2}" y1="0" y2="${y2}"><stop offset=".3" stop-color="#fffdf6"/><stop offset="1" stop-color="rgb(${dark},${dark},${dark - 6})"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
  );
}

/** A tile of gray noise around the middle, from the dice, so that the same leaflet has the same grain. */
function grain(strength: number, roll: Dice) {
  const side = 256;
  const gray = Uint8Array.from(
    { length: side * side },
    () => 128 + strength * (roll() + roll() + roll() + roll() - 2) * 1.7,
  );
  const rgb = Buffer.alloc(side * side * 3);
  for (const [i, value] of gray.entries()) rgb.fill(value, 3 * i, 3 * i + 3);
  return { input: rgb, raw: { width: side, height: side, channels: 3 as const } };
}

import sharp from 'sharp';
import { outlineOf } from './glyphs.ts';
import type { Dice, Shape, ShelfProduct } from './model.ts';
import { pick } from './model.ts';
import type { FontUse } from './theme.ts';

/** A drawn product, its brand on it as a picture, never as text. */
export interface Packshot {
  readonly dataUrl: string;
  readonly width: number;
  readonly height: number;
}

const dyes = [
  '#c62828',
  '#1565c0',
  '#2e7d32',
  '#f9a825',
  '#6a1b9a',
  '#00838f',
  '#d84315',
  '#4e342e',
  '#ad1457',
  '#37474f',
];

/** Draws a product; the same product in the same leaflet looks the same. */
export async function drawPackshot(product: ShelfProduct, roll: Dice): Promise<Packshot> {
  const [width, height] = sizes[product.shape] ?? [90, 110];
  const color = pick(roll, dyes);
  const label = labelOf(product, width);
  const repeats = product.pack.count > 1 && product.pack.count <= 12 ? Math.min(3, product.pack.count) : 1;
  const body = drawings[product.shape](color, pick(roll, dyes));
  const total = width + (repeats - 1) * width * 0.55;
  const each = Array.from(
    { length: repeats },
    (_, i) => `<g transform="translate(${i * width * 0.55} 0)">${body}${label}</g>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total} ${height}" width="${total * 3}" height="${height * 3}">${shine}${each.join('')}</svg>`;
  const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer();
  return { dataUrl: `data:image/png;base64,${png.toString('base64')}`, width: total, height };
}

const shine =
  '<defs><linearGradient id="s" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#000" stop-opacity=".28"/><stop offset=".3" stop-color="#fff" stop-opacity=".35"/><stop offset=".75" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".3"/></linearGradient></defs>';

const sizes: Readonly<Partial<Record<Shape, readonly [number, number]>>> = {
  bottle: [46, 130],
  can: [62, 96],
  jar: [76, 96],
  box: [84, 112],
  bag: [88, 118],
  tub: [88, 76],
  brick: [60, 116],
  tray: [124, 78],
  tube: [58, 118],
  rolls: [110, 100],
  fruit: [112, 96],
  meat: [120, 84],
  fish: [136, 74],
  bread: [136, 64],
  pan: [130, 78],
};

const filled = (d: string, color: string): string => `<path d="${d}" fill="${color}"/><path d="${d}" fill="url(#s)"/>`;

const drawings: Readonly<Record<Shape, (color: string, second: string) => string>> = {
  bottle: (color, second) =>
    filled('M17 0h12v30c0 12 17 12 17 32v60q0 8-8 8H8q-8 0-8-8V62c0-20 17-20 17-32z', color) +
    `<rect x="16" y="0" width="14" height="10" rx="2" fill="${second}"/>`,
  can: (color) =>
    `${filled('M6 0h50l6 8v80l-6 8H6l-6-8V8z', color)}<ellipse cx="31" cy="5" rx="25" ry="4" fill="#ccc"/>`,
  jar: (color, second) =>
    filled('M6 18h64q6 4 6 12v56q0 10-10 10H10Q0 96 0 86V30q0-8 6-12z', color) +
    `<rect x="4" width="68" height="18" rx="4" fill="${second}"/>`,
  box: (color, second) =>
    `${filled('M0 8L12 0h72v104l-10 8H0z', color)}<path d="M0 84h74v14H0z" fill="${second}" opacity=".8"/>`,
  bag: (color, second) =>
    filled('M6 0h76l6 10-4 98 4 10H0l4-10L0 10z', color) +
    `<circle cx="44" cy="86" r="20" fill="${second}" opacity=".85"/>`,
  tub: (color, second) =>
    `${filled('M0 10h88l-10 58q-2 8-10 8H20q-8 0-10-8z', color)}<rect width="88" height="12" rx="4" fill="${second}"/>`,
  brick: (color, second) =>
    `${filled('M0 14L10 0h44l6 14v102H0z', color)}<path d="M0 84q30-20 60 0v32H0z" fill="${second}" opacity=".75"/>`,
  tray: (color, second) =>
    filled('M8 0h108q8 0 8 8v62q0 8-8 8H8q-8 0-8-8V8q0-8 8-8z', '#e9e4dc') +
    `<ellipse cx="62" cy="54" rx="46" ry="16" fill="${second}" opacity=".6"/><rect x="10" y="6" width="104" height="30" fill="${color}"/>`,
  tube: (color, second) =>
    filled('M10 16h38q10 8 10 22v70q0 10-10 10H10Q0 118 0 108V38q0-14 10-22z', color) +
    `<rect x="18" width="22" height="17" rx="3" fill="${second}"/>`,
  rolls: (color) =>
    `${[0, 37, 74]
      .flatMap((x) =>
        [4, 52].map(
          (y) =>
            `<rect x="${x}" y="${y}" width="36" height="44" rx="8" fill="#fafafa" stroke="#bbb"/><ellipse cx="${x + 18}" cy="${y + 6}" rx="9" ry="3" fill="#999"/>`,
        ),
      )
      .join('')}<rect y="34" width="110" height="30" fill="${color}" opacity=".9"/>`,
  fruit: (color, second) =>
    `<circle cx="34" cy="60" r="33" fill="${color}"/><circle cx="78" cy="62" r="33" fill="${color}"/><circle cx="56" cy="40" r="33" fill="${color}" stroke="#fff" stroke-width="1"/><circle cx="46" cy="30" r="9" fill="#fff" opacity=".4"/><path d="M56 8q14-14 26-4-10 12-26 4z" fill="${second}"/>`,
  meat: () =>
    filled('M4 46Q2 12 40 8 92-4 114 26q12 26-18 46-40 18-70 8Q6 74 4 46z', '#b23a48') +
    '<path d="M20 46q30-30 76-16" stroke="#f5d5d0" stroke-width="7" fill="none"/><circle cx="34" cy="58" r="9" fill="#fbeee6"/>',
  fish: (color) =>
    filled('M0 37Q40-8 96 26l40-24-10 35 10 35-40-24Q40 82 0 37z', color) +
    '<circle cx="20" cy="32" r="4" fill="#fff"/><circle cx="20" cy="32" r="2"/>',
  bread: () =>
    filled('M8 54Q-8 24 30 14 80-12 118 12q28 20 8 44Q70 74 8 54z', '#c98a3b') +
    '<path d="M34 20l8 26M62 12l8 28M92 12l6 26" stroke="#7a4a16" stroke-width="3"/>',
  pan: (color) =>
    `<ellipse cx="48" cy="40" rx="48" ry="36" fill="#333"/><ellipse cx="48" cy="37" rx="40" ry="28" fill="${color}"/><rect x="92" y="32" width="38" height="11" rx="5" fill="#222"/>`,
};

const labelFonts: readonly FontUse[] = [
  { family: 'Archivo Black', weight: 400, from: 'archivo-black' },
  { family: 'Noto Sans TC', weight: 900, from: 'noto-sans-tc' },
];
const plain: ReadonlySet<Shape> = new Set(['fruit', 'meat', 'fish', 'bread', 'pan']);

/** The brand on a white label, as paths. */
function labelOf({ shape, brand, name }: ShelfProduct, width: number): string {
  if (plain.has(shape)) return '';
  const words = brand || name.split(' ')[0]!;
  const y = { tray: 12, tub: 30, rolls: 36, bottle: 72, box: 30, brick: 40, can: 38 }[shape as string] ?? 42;
  const outline = outlineOf(words, labelFonts, 11);
  const room = width * 0.86;
  const scale = Math.min(1, (room - 4) / outline.width);
  const left = (width - outline.width * scale) / 2;
  return `<rect x="${(width - room) / 2}" y="${y}" width="${room}" height="18" rx="2" fill="#fff" opacity=".94"/><path transform="translate(${left} ${y + 13}) scale(${scale})" d="${outline.path}" fill="#222"/>`;
}

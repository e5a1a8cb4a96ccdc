import type { RenderedPage } from '../pdfium.ts';

const columns = 12;
const rows = 16;
/** Blocks darker than that share of the brightest hold no bare paper. */
const paperShare = 0.74;

/** Brings the picture, in place, to what it were if light had fallen evenly: paper is as bright everywhere as where it is brightest. */
export function evenLight(picture: RenderedPage): RenderedPage {
  const { width, height, rgba } = picture;
  const paper = brightBlocks(picture);
  const brightest = Math.max(...paper.map(({ light }) => light));
  const known = paper.filter(({ light }) => light > paperShare * brightest);
  if (known.length < 20) return picture;
  const bend = fitBend(known);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = lightAt(bend, x / width, y / height);
      const gain = Math.min(1.6, Math.max(0.9, 250 / Math.max(1, light)));
      const i = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        rgba[i + channel] = Math.min(255, Math.round(rgba[i + channel]! * gain));
      }
    }
  }
  return picture;
}

interface Block {
  /** Shares of the page. */
  readonly x: number;
  readonly y: number;
  readonly light: number;
}

/** How bright the brightest twentieth of each block is. */
function brightBlocks({ width, height, rgba }: RenderedPage): Block[] {
  const blocks: Block[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const counts = new Uint32Array(256);
      let all = 0;
      for (let y = Math.floor((row * height) / rows); y < Math.floor(((row + 1) * height) / rows); y += 3) {
        for (let x = Math.floor((column * width) / columns); x < Math.floor(((column + 1) * width) / columns); x += 3) {
          const i = (y * width + x) * 4;
          counts[Math.round((rgba[i]! + rgba[i + 1]! + rgba[i + 2]!) / 3)]!++;
          all++;
        }
      }
      blocks.push({ x: (column + 0.5) / columns, y: (row + 0.5) / rows, light: brightestShare(counts, 0.2 * all) });
    }
  }
  return blocks;
}

function brightestShare(counts: Uint32Array, wanted: number): number {
  let above = 0;
  for (let value = 255; value > 0; value--) {
    above += counts[value]!;
    if (above >= wanted) return value;
  }
  return 1;
}

type Bend = readonly [number, number, number, number, number, number];

const terms = (x: number, y: number): Bend => [1, x, y, x * x, x * y, y * y];
const lightAt = ([one, x1, y1, x2, xy, y2]: Bend, x: number, y: number): number =>
  one + x * x1 + y * y1 + x * x * x2 + x * y * xy + y * y * y2;

/** A surface of the second degree through the blocks, least squares by the normal equations. */
function fitBend(blocks: readonly Block[]): Bend {
  const size = 6;
  const system = Array.from({ length: size }, () => new Array<number>(size + 1).fill(0));
  for (const { x, y, light } of blocks) {
    const own = terms(x, y);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) system[i]![j]! += own[i]! * own[j]!;
      system[i]![size]! += own[i]! * light;
    }
  }
  for (let pivot = 0; pivot < size; pivot++) {
    const best = system
      .slice(pivot)
      .reduce((at, row, i) => (Math.abs(row[pivot]!) > Math.abs(system[at]![pivot]!) ? pivot + i : at), pivot);
    [system[pivot], system[best]] = [system[best]!, system[pivot]!];
    const head = system[pivot]!;
    for (let other = 0; other < size; other++) {
      if (other === pivot) continue;
      const factor = system[other]![pivot]! / (head[pivot]! || 1e-9);
      for (let j = pivot; j <= size; j++) system[other]![j]! -= factor * head[j]!;
    }
  }
  return system.map((row, i) => row[size]! / (row[i]! || 1e-9)) as unknown as Bend;
}

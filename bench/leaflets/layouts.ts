import { type Dice, type Family, pick } from './model.ts';

/** A place for an offer, in CSS pixels of the page. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly frame: 'card' | 'filled' | 'none';
  readonly group: number | null;
  /** Rotated bursts, in degrees at most. */
  readonly tilt: number;
}

export interface Strip {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface GroupStrip extends Strip {
  readonly group: number;
  /** What the banner speaks of, drawn as a frame around it; none for a row. */
  readonly frame?: Strip;
}

export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly headerHeight: number;
  readonly slots: readonly Slot[];
  readonly groups: readonly GroupStrip[];
  readonly decoys: readonly Strip[];
}

export interface LayoutAsked {
  readonly roll: Dice;
  /** Counts the group banners of the whole leaflet. */
  readonly firstGroup: number;
  readonly hasGroups: boolean;
}

const footer = 48;
const margin = 10;

/** Draws the places of a page; pages of one leaflet share its size. */
export function layPage(family: Family, size: PageSize, asked: LayoutAsked): PageLayout {
  const headerHeight = pick(asked.roll, [46, 58, 70]);
  const area: Strip = {
    x: margin,
    y: headerHeight + 8,
    w: size.width - 2 * margin,
    h: size.height - headerHeight - footer - 14,
  };
  const withBand = asked.roll() < 0.6;
  const band = withBand ? { x: area.x, y: area.y + area.h - 44, w: area.w, h: 44 } : undefined;
  const rest = band ? { ...area, h: area.h - 52 } : area;
  const page = drawers[family](rest, asked);
  return {
    ...size,
    headerHeight,
    slots: page.slots,
    groups: page.groups ?? [],
    decoys: [...(band ? [band] : []), ...(page.decoys ?? [])],
  };
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export function rollPageSize(family: Family, roll: Dice): PageSize {
  if (family === 'spread') return pick(roll, [size(1600, 1120), size(1588, 1123)]);
  return pick(roll, [size(800, 1120), size(794, 1123), size(840, 1080), size(760, 1140)]);
}

const size = (width: number, height: number): PageSize => ({ width, height });

interface Drawn {
  readonly slots: readonly Slot[];
  readonly groups?: readonly GroupStrip[];
  readonly decoys?: readonly Strip[];
}

const drawers: Readonly<Record<Family, (area: Strip, asked: LayoutAsked) => Drawn>> = {
  grid: (area, asked) => {
    const cols = pick(asked.roll, [3, 4, 4]);
    const rows = pick(asked.roll, [4, 5]);
    return grid(area, asked, {
      cols,
      rows,
      gap: pick(asked.roll, [4, 6, 10]),
      frame: 'card',
      groupRow: true,
      merges: 1,
    });
  },
  dense: (area, asked) => {
    const cols = pick(asked.roll, [5, 5, 6]);
    const rows = pick(asked.roll, [6, 6, 7]);
    return grid(area, asked, { cols, rows, gap: pick(asked.roll, [3, 5]), frame: 'card', groupRow: true, merges: 0 });
  },
  borderless: (area, asked) => {
    const cols = pick(asked.roll, [3, 4]);
    const rows = pick(asked.roll, [3, 4]);
    return grid(area, asked, {
      cols,
      rows,
      gap: pick(asked.roll, [22, 28]),
      frame: 'none',
      groupRow: asked.roll() < 0.5,
      merges: 1,
    });
  },
  rotated: (area, asked) => {
    const cols = pick(asked.roll, [3, 3, 4]);
    const frame = pick(asked.roll, ['card', 'none'] as const);
    const drawn = grid(area, asked, {
      cols,
      rows: 4,
      gap: frame === 'none' ? 20 : 7,
      frame,
      groupRow: false,
      merges: 1,
    });
    return { ...drawn, slots: drawn.slots.map((slot) => ({ ...slot, tilt: 14 })) };
  },
  hero: (area, asked) => (asked.roll() < 0.5 ? bigHero(area, asked) : cornerHero(area, asked)),
  masonry,
  spread,
  catalog,
  mosaic,
};

interface GridAsked {
  readonly cols: number;
  readonly rows: number;
  readonly gap: number;
  readonly frame: Slot['frame'];
  readonly groupRow: boolean;
  /** How many pairs of neighbors become one wide place. */
  readonly merges: number;
}

const stripHeight = 26;

function grid(area: Strip, { roll, firstGroup, hasGroups }: LayoutAsked, asked: GridAsked): Drawn {
  const { cols, rows, gap, frame } = asked;
  const groupRow = asked.groupRow && hasGroups ? Math.floor(roll() * rows) : -1;
  const taken = groupRow >= 0 ? stripHeight + gap : 0;
  const w = (area.w - gap * (cols - 1)) / cols;
  const h = (area.h - taken - gap * (rows - 1)) / rows;
  const merged = new Set(Array.from({ length: asked.merges }, () => Math.floor(roll() * rows)));
  const slots: Slot[] = [];
  for (let row = 0; row < rows; row++) {
    const y = area.y + row * (h + gap) + (groupRow >= 0 && row >= groupRow ? taken : 0);
    const wide = merged.has(row) && row !== groupRow ? Math.floor(roll() * (cols - 1)) : -1;
    for (let col = 0; col < cols; col++) {
      const span = col === wide ? 2 : 1;
      const x = area.x + col * (w + gap);
      slots.push({
        x,
        y,
        w: span * w + (span - 1) * gap,
        h,
        frame,
        group: row === groupRow ? firstGroup : null,
        tilt: 0,
      });
      col += span - 1;
    }
  }
  if (groupRow < 0) return { slots };
  const y = area.y + groupRow * (h + gap);
  return { slots, groups: [{ x: area.x, y, w: area.w, h: stripHeight, group: firstGroup }] };
}

function bigHero(area: Strip, asked: LayoutAsked): Drawn {
  const heroHeight = area.h * (0.34 + 0.1 * asked.roll());
  const hero: Slot = {
    ...area,
    h: heroHeight,
    frame: pick(asked.roll, ['none', 'filled'] as const),
    group: null,
    tilt: 0,
  };
  const below = { ...area, y: area.y + heroHeight + 8, h: area.h - heroHeight - 8 };
  const rest = grid(below, asked, {
    cols: pick(asked.roll, [3, 4]),
    rows: pick(asked.roll, [2, 3]),
    gap: 7,
    frame: 'card',
    groupRow: true,
    merges: 0,
  });
  return { ...rest, slots: [hero, ...rest.slots] };
}

/** Two by two cells of a grid are one offer; beside it may stand a frame that speaks for the offers in it. */
function cornerHero(area: Strip, asked: LayoutAsked): Drawn {
  const gap = 6;
  const [cols, rows] = [4, pick(asked.roll, [4, 5])];
  const w = (area.w - gap * (cols - 1)) / cols;
  const h = (area.h - gap * (rows - 1)) / rows;
  const [heroCol, heroRow] = [Math.floor(asked.roll() * 3), Math.floor(asked.roll() * 2)];
  const cell = (col: number, row: number, span = 1): Slot => ({
    x: area.x + col * (w + gap),
    y: area.y + row * (h + gap),
    w: span * w + (span - 1) * gap,
    h: span * h + (span - 1) * gap,
    frame: 'card',
    group: null,
    tilt: 0,
  });
  const inHero = (col: number, row: number): boolean =>
    col >= heroCol && col <= heroCol + 1 && row >= heroRow && row <= heroRow + 1;
  const slots = [cell(heroCol, heroRow, 2)];
  const frameCol = Math.floor(asked.roll() * 2);
  const group = asked.hasGroups ? asked.firstGroup : null;
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      if (inHero(col, row)) continue;
      const framed = group !== null && row === rows - 1 && (col === frameCol || col === frameCol + 1);
      slots.push(framed ? inFrame(cell(col, row), group) : cell(col, row));
    }
  }
  if (group === null) return { slots };
  const first = cell(frameCol, rows - 1);
  const frame = { x: first.x, y: first.y, w: 2 * w + gap, h };
  return { slots, groups: [{ ...frame, h: stripHeight, group, frame }] };
}

const inFrame = (slot: Slot, group: number): Slot => ({
  ...slot,
  x: slot.x + 5,
  w: slot.w - 10,
  y: slot.y + stripHeight + 3,
  h: slot.h - stripHeight - 8,
  frame: 'none',
  group,
});

function masonry(area: Strip, { roll }: LayoutAsked): Drawn {
  const cols = pick(roll, [3, 3, 4]);
  const gap = pick(roll, [6, 9]);
  const frame = pick(roll, ['card', 'filled'] as const);
  const w = (area.w - gap * (cols - 1)) / cols;
  const slots: Slot[] = [];
  for (let col = 0; col < cols; col++) {
    const heights = Array.from({ length: pick(roll, [4, 4, 5]) }, () => 0.75 + 0.6 * roll());
    const sum = heights.reduce((total, height) => total + height, 0);
    let y = area.y;
    for (const height of heights) {
      const h = ((area.h - gap * (heights.length - 1)) * height) / sum;
      slots.push({ x: area.x + col * (w + gap), y, w, h, frame, group: null, tilt: roll() < 0.3 ? 10 : 0 });
      y += h + gap;
    }
  }
  return { slots };
}

/** A double page: one offer lies across the fold. */
function spread(area: Strip, asked: LayoutAsked): Drawn {
  const { roll } = asked;
  const center = area.x + area.w / 2;
  const heroWidth = 420 + 120 * roll();
  const heroHeight = area.h * (0.38 + 0.1 * roll());
  const atTop = roll() < 0.6;
  const hero: Slot = {
    x: center - heroWidth / 2,
    y: atTop ? area.y : area.y + (area.h - heroHeight) / 2,
    w: heroWidth,
    h: heroHeight,
    frame: pick(roll, ['none', 'filled', 'card'] as const),
    group: null,
    tilt: roll() < 0.5 ? 8 : 0,
  };
  const sideWidth = (area.w - heroWidth) / 2 - 10;
  const gridAsked = { cols: pick(roll, [2, 3]), rows: 4, gap: 7, frame: 'card', merges: 0 } as const;
  const left = grid({ ...area, w: sideWidth }, asked, { ...gridAsked, groupRow: true });
  const right = grid({ ...area, x: hero.x + heroWidth + 10, w: sideWidth }, asked, { ...gridAsked, groupRow: false });
  const middle = { x: hero.x, w: heroWidth, y: hero.y + heroHeight + 8, h: area.y + area.h - hero.y - heroHeight - 8 };
  const rows = middle.h > 420 ? 2 : 1;
  const below = grid(middle, asked, { ...gridAsked, cols: 2, rows, groupRow: false });
  const decoys = atTop ? [] : [{ x: hero.x, y: area.y, w: heroWidth, h: Math.min(60, hero.y - area.y - 10) }];
  return { slots: [hero, ...left.slots, ...below.slots, ...right.slots], groups: left.groups ?? [], decoys };
}

/** Rows of a list, two abreast, without frames: picture, words, price beside each other. */
function catalog(area: Strip, { roll }: LayoutAsked): Drawn {
  const rows = pick(roll, [6, 7, 8]);
  const gap = 16;
  const [w, h] = [(area.w - 24) / 2, (area.h - gap * (rows - 1)) / rows];
  const slots: Slot[] = [];
  for (const col of [0, 1]) {
    for (let row = 0; row < rows; row++) {
      slots.push({
        x: area.x + col * (w + 24),
        y: area.y + row * (h + gap),
        w,
        h,
        frame: 'none',
        group: null,
        tilt: 0,
      });
    }
  }
  return { slots };
}

/** Tiles of many sizes, each on its own color, cut out of the page by halving. */
function mosaic(area: Strip, { roll }: LayoutAsked): Drawn {
  const tiles = cut(area, roll, 0);
  return { slots: tiles.map((tile) => ({ ...tile, frame: 'filled', group: null, tilt: roll() < 0.25 ? 9 : 0 })) };
}

function cut(tile: Strip, roll: Dice, depth: number): Strip[] {
  const smallest = 150;
  const [canCutX, canCutY] = [tile.w > 2 * smallest + 6, tile.h > 2 * smallest + 6];
  const isSmall = tile.w < 270 && tile.h < 290;
  if ((!canCutX && !canCutY) || isSmall || (depth >= 3 && roll() < 0.25 && tile.w < 420 && tile.h < 420)) return [tile];
  const at = 0.4 + 0.2 * roll();
  if (canCutX && (!canCutY || tile.w > tile.h)) {
    const w = tile.w * at - 3;
    const right = { ...tile, x: tile.x + w + 6, w: tile.w - w - 6 };
    return [...cut({ ...tile, w }, roll, depth + 1), ...cut(right, roll, depth + 1)];
  }
  const h = tile.h * at - 3;
  const below = { ...tile, y: tile.y + h + 6, h: tile.h - h - 6 };
  return [...cut({ ...tile, h }, roll, depth + 1), ...cut(below, roll, depth + 1)];
}

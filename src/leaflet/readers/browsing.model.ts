/** Where a reader came from: the marker that a link to the leaflet carries. */
export const browsingChannels = ['web', 'whatsapp', 'messenger', 'qr', 'feed', 'pdf'] as const;

export type BrowsingChannel = (typeof browsingChannels)[number];

/** A page came into sight, was looked at for some seconds, was tapped, or an offer of it went into the basket. */
export const browsingKinds = ['view', 'dwell', 'tap', 'add'] as const;

export type BrowsingKind = (typeof browsingKinds)[number];

/** One thing that a reader did, as their page tells it. */
export interface Deed {
  readonly kind: BrowsingKind;
  readonly page: number;
  readonly offerId?: string | undefined;
  /** Place of a tap in shares of the page from its top left, 0 to 1. */
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  /** Of a dwell. */
  readonly seconds?: number | undefined;
}

/** Equal deeds of one request, added up. */
export interface BrowsingTally {
  readonly kind: BrowsingKind;
  readonly page: number;
  readonly offerId: string | null;
  /** Of a tap: its place in the grid, row by row from the top left. */
  readonly spot: number | null;
  readonly times: number;
  readonly seconds: number;
}

/** The grid that taps are counted in: fine enough to tell two offers apart, too coarse to follow a finger. */
export const spotGrid = { columns: 20, rows: 28 } as const;

/** The place of a tap in the grid: (0, 0) is 0, (1, 1) is 559. */
export function spotOf(x: number, y: number): number {
  const cell = (share: number, of: number) => Math.min(of - 1, Math.max(0, Math.floor(share * of)));
  return cell(y, spotGrid.rows) * spotGrid.columns + cell(x, spotGrid.columns);
}

/** What was published: deeds on anything else are left out without a word, so that nobody learns from the answer what exists. */
export interface BrowsingGround {
  readonly pages: ReadonlySet<number>;
  /** The page of each offer. */
  readonly pageOfOffer: ReadonlyMap<string, number>;
}

/** Adds equal deeds up, in a fixed order, so that two requests that count the same never wait for each other. */
export function tallyDeeds(deeds: readonly Deed[], ground: BrowsingGround): BrowsingTally[] {
  const tallies = new Map<string, BrowsingTally>();
  for (const deed of deeds) {
    const one = tallyOf(deed, ground);
    if (!one) continue;
    const key = [one.page, one.kind, one.offerId, one.spot].join(' ');
    const present = tallies.get(key);
    tallies.set(key, present ? { ...present, times: present.times + 1, seconds: present.seconds + one.seconds } : one);
  }
  return [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
}

function tallyOf({ kind, page, offerId, x, y, seconds }: Deed, ground: BrowsingGround): BrowsingTally | undefined {
  if (!ground.pages.has(page)) return undefined;
  if (offerId !== undefined && ground.pageOfOffer.get(offerId) !== page) return undefined;
  const one = { kind, page, offerId: null, spot: null, times: 1, seconds: 0 };
  if (kind === 'view') return one;
  if (kind === 'dwell') return seconds ? { ...one, seconds } : undefined;
  if (kind === 'add') return offerId === undefined ? undefined : { ...one, offerId };
  if (x === undefined || y === undefined) return undefined;
  return { ...one, offerId: offerId ?? null, spot: spotOf(x, y) };
}

import type { Browsing } from './data.ts';

/** What the table's heads and rows are called in the reader's language. */
export interface BrowsingHeads {
  readonly part: string;
  readonly name: string;
  readonly views: string;
  readonly seconds: string;
  readonly taps: string;
  readonly adds: string;
  readonly page: string;
  readonly offer: string;
  readonly store: string;
  readonly channel: string;
  readonly day: string;
  readonly channelName: (channel: Browsing['channels'][number]['channel']) => string;
  readonly storeName: (storeId: string) => string;
}

type Cell = string | number;

/** The figures as they stand on the screen, one row each, for a spreadsheet (RFC 4180, with a byte order mark). */
export function browsingCsv(browsing: Browsing, heads: BrowsingHeads): string {
  const rows: (readonly Cell[])[] = [
    [heads.part, heads.name, heads.views, heads.seconds, heads.taps, heads.adds],
    ...browsing.pages.map((sum) => [heads.page, sum.page, ...figures(sum)]),
    ...browsing.offers.map(({ name, taps, adds }) => [heads.offer, name, '', '', taps, adds]),
    ...browsing.stores.map((sum) => [heads.store, heads.storeName(sum.storeId), ...figures(sum)]),
    ...browsing.channels.map((sum) => [heads.channel, heads.channelName(sum.channel), ...figures(sum)]),
    ...browsing.days.map((sum) => [heads.day, sum.day, ...figures(sum)]),
  ];
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

const figures = ({ views, seconds, taps, adds }: Browsing['all']): Cell[] => [views, seconds, taps, adds];

// A spreadsheet takes a cell that begins like a formula for one (OWASP, CSV injection).
function csvCell(cell: Cell): string {
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

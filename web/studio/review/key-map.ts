import type { StudioText } from '../texts.ts';

/** What a key does in the review. */
export type Deed =
  | 'confirm'
  | 'product1'
  | 'product2'
  | 'product3'
  | 'no-product'
  | 'price'
  | 'regular'
  | 'mechanic'
  | 'name'
  | 'search'
  | 'flag'
  | 'bulk'
  | 'undo'
  | 'redo'
  | 'next'
  | 'previous'
  | 'page-next'
  | 'page-previous'
  | 'add'
  | 'split'
  | 'mark'
  | 'merge'
  | 'remove'
  | 'help';

const groups = ['review', 'change', 'go', 'box'] as const;

interface KeyRow {
  readonly group: (typeof groups)[number];
  readonly text: StudioText;
  /** As they are shown: a letter as it is, a named key by its text. */
  readonly shown: readonly (string | { readonly text: StudioText })[];
  /** The key events, lower case, with what each does. */
  readonly keys: Readonly<Record<string, Deed>>;
}

/** All keys but the arrows and Escape. The handler and the help ask this table, so they cannot disagree. */
export const keyRows: readonly KeyRow[] = [
  {
    group: 'review',
    text: 'keys.confirm',
    shown: [{ text: 'key.Enter' }, 'C'],
    keys: { enter: 'confirm', c: 'confirm' },
  },
  {
    group: 'review',
    text: 'keys.product',
    shown: ['1', '2', '3'],
    keys: { '1': 'product1', '2': 'product2', '3': 'product3' },
  },
  { group: 'review', text: 'keys.flag', shown: ['F'], keys: { f: 'flag' } },
  { group: 'review', text: 'keys.undo', shown: ['U', { text: 'key.undo' }], keys: { u: 'undo', 'ctrl+z': 'undo' } },
  { group: 'review', text: 'keys.redo', shown: [{ text: 'key.redo' }], keys: { 'ctrl+shift+z': 'redo' } },
  { group: 'change', text: 'keys.price', shown: ['P'], keys: { p: 'price' } },
  { group: 'change', text: 'keys.regular', shown: ['R'], keys: { r: 'regular' } },
  { group: 'change', text: 'keys.mechanic', shown: ['T'], keys: { t: 'mechanic' } },
  { group: 'change', text: 'keys.name', shown: ['N'], keys: { n: 'name' } },
  { group: 'change', text: 'keys.search', shown: ['/'], keys: { '/': 'search' } },
  { group: 'change', text: 'keys.no-product', shown: ['0'], keys: { '0': 'no-product' } },
  { group: 'change', text: 'keys.bulk', shown: ['B'], keys: { b: 'bulk' } },
  { group: 'change', text: 'keys.remove', shown: [{ text: 'key.Delete' }], keys: { delete: 'remove' } },
  { group: 'go', text: 'keys.next', shown: ['J'], keys: { j: 'next' } },
  { group: 'go', text: 'keys.previous', shown: ['K'], keys: { k: 'previous' } },
  { group: 'go', text: 'keys.page-next', shown: [{ text: 'key.PageDown' }], keys: { pagedown: 'page-next' } },
  { group: 'go', text: 'keys.page-previous', shown: [{ text: 'key.PageUp' }], keys: { pageup: 'page-previous' } },
  { group: 'go', text: 'keys.help', shown: ['?'], keys: { '?': 'help' } },
  { group: 'box', text: 'keys.add', shown: ['A'], keys: { a: 'add' } },
  { group: 'box', text: 'keys.split', shown: ['S'], keys: { s: 'split' } },
  { group: 'box', text: 'keys.mark', shown: ['X'], keys: { x: 'mark' } },
  { group: 'box', text: 'keys.merge', shown: ['M'], keys: { m: 'merge' } },
];

/** The rows of the help, by group. */
export const keyGroups = groups.map((group) => ({ group, rows: keyRows.filter((row) => row.group === group) }));

const deeds = new Map(keyRows.flatMap(({ keys }) => Object.entries(keys)));

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What a pressed key does; undefined where it is the browser's own. */
export function deedOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Deed | undefined {
  if (altKey) return undefined;
  const plain = key.toLowerCase();
  return deeds.get(ctrlKey || metaKey ? `ctrl+${shiftKey ? 'shift+' : ''}${plain}` : plain);
}

/** How far an arrow moves the box of an offer, in points: six, or one with Alt. */
export function arrowOf({ key, altKey }: Pick<Pressed, 'key' | 'altKey'>): readonly [number, number] | undefined {
  const arrow = arrows[key];
  const by = altKey ? 1 : 6;
  return arrow && [arrow[0] * by, arrow[1] * by];
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

import type { EntityId } from '../../platform/index.ts';

/** One offer on a list. `changed` is the list's revision when the line last changed. */
export interface ListLine {
  readonly offerId: string;
  /** How many, 1 to 99. */
  readonly quantity: number;
  /** It lies in the trolley already. */
  readonly checked: boolean;
  readonly changed: number;
}

/** What a household means to buy at a store. Whoever has its link may read, change and delete it. */
export interface ShoppingList {
  readonly entityId: EntityId;
  readonly listId: string;
  readonly storeId: string;
  /** Grows by one with every change. */
  readonly revision: number;
  readonly expiresAt: Date;
  readonly lines: readonly ListLine[];
}

export const listLimits = { lines: 100, quantity: 99, daysUnchanged: 30 } as const;

export type ListChange =
  | { readonly kind: 'add'; readonly offerId: string }
  | { readonly kind: 'set'; readonly offerId: string; readonly quantity?: number; readonly checked?: boolean }
  /** `seen` is the revision of the list that the remover looked at. */
  | { readonly kind: 'remove'; readonly offerId: string; readonly seen: number };

export type ListRefusal =
  | { readonly code: 'list_full'; readonly most: number }
  /** Somebody removed the line meanwhile. */
  | { readonly code: 'line_gone' }
  /** Somebody changed the line after the remover looked: it stays. */
  | { readonly code: 'line_changed' };

/**
 * The lines after a change, or why it is refused. Two phones that change one line at once: quantity and check mark are apart, and of each the
 * later one counts; what is added twice is there once; a removal yields to a change that the remover had not seen. The same lines come back where
 * there is nothing to change.
 */
export function changeLines(
  list: Pick<ShoppingList, 'lines' | 'revision'>,
  change: ListChange,
): readonly ListLine[] | ListRefusal {
  const line = list.lines.find(({ offerId }) => offerId === change.offerId);
  const changed = list.revision + 1;
  if (change.kind === 'add') return line ? needAgain(list.lines, line, changed) : addLine(list.lines, change, changed);
  if (change.kind === 'set') return line ? setLine(list.lines, line, { ...change, changed }) : { code: 'line_gone' };
  if (!line) return list.lines;
  if (line.changed > change.seen) return { code: 'line_changed' };
  return list.lines.filter((other) => other !== line);
}

function addLine(
  lines: readonly ListLine[],
  { offerId }: { offerId: string },
  changed: number,
): readonly ListLine[] | ListRefusal {
  if (lines.length >= listLimits.lines) return { code: 'list_full', most: listLimits.lines };
  return [...lines, { offerId, quantity: 1, checked: false, changed }];
}

/** What was bought and is added once more is wanted again. */
function needAgain(lines: readonly ListLine[], line: ListLine, changed: number): readonly ListLine[] {
  return line.checked ? setLine(lines, line, { checked: false, changed }) : lines;
}

function setLine(
  lines: readonly ListLine[],
  line: ListLine,
  wanted: { quantity?: number; checked?: boolean; changed: number },
): readonly ListLine[] {
  const { quantity = line.quantity, checked = line.checked, changed } = wanted;
  if (quantity === line.quantity && checked === line.checked) return lines;
  return lines.map((other) => (other === line ? { offerId: line.offerId, quantity, checked, changed } : other));
}

/** A list lives until it has not been changed for 30 days. */
export function listExpiry(now: Date): Date {
  return new Date(now.getTime() + listLimits.daysUnchanged * 86_400_000);
}

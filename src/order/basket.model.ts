import type { SaleBasis } from '../money/index.ts';
import type { EntityId } from '../platform/index.ts';

export type Channel = 'web' | 'whatsapp' | 'messenger';

export interface BasketLine {
  readonly productId: string;
  readonly steps: number;
}

/** The place a basket has in a slot. It is alive when booked, or held and not expired. */
export interface Hold {
  readonly slotId: string;
  readonly storeId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Prices and offers are those that hold at this instant, whatever the day of the slot. */
  readonly promisedAt: Date;
  readonly expiresAt: Date;
  readonly state: 'held' | 'booked' | 'expired' | 'released';
}

export interface Basket {
  readonly entityId: EntityId;
  readonly basketId: string;
  /** Whoever knows it may read and change the basket. */
  readonly token: string;
  readonly channel: Channel;
  readonly storeId: string | null;
  readonly shopperId: string | null;
  readonly loyalty: boolean;
  readonly ageDeclaredAt: Date | null;
  readonly state: 'open' | 'ordered' | 'abandoned';
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lines: readonly BasketLine[];
  /** The latest hold, alive or not. */
  readonly hold: Hold | null;
}

/** What a shopper sees of it: an open basket with a live hold is held. */
export type BasketState = 'open' | 'held' | 'ordered' | 'abandoned';

export const basketLimits = { lines: 200, items: 999, itemsTogether: 10_000, days: 30 } as const;

export function basketExpiry(createdAt: Date): Date {
  return new Date(createdAt.getTime() + basketLimits.days * 86_400_000);
}

export function isHeld({ state, expiresAt }: Pick<Hold, 'state' | 'expiresAt'>, now: Date): boolean {
  return state === 'held' && now < expiresAt;
}

export function stateOf(basket: Basket, now: Date): BasketState {
  if (basket.state !== 'open') return basket.state;
  if (now >= basket.expiresAt) return 'abandoned';
  return basket.hold && isHeld(basket.hold, now) ? 'held' : 'open';
}

export function isCounted(basis: SaleBasis): boolean {
  return basis.unit === 'C62' && basis.scale === 0;
}

/** The most steps of a line: 999 items, or 99.999 kg. */
export function mostSteps(basis: SaleBasis): number {
  return isCounted(basis) ? basketLimits.items : 10 ** (basis.scale + 2) - 1;
}

export type LineRefusal =
  | { readonly code: 'unknown_product'; readonly productId: string }
  | { readonly code: 'bad_quantity'; readonly productId: string; readonly increment: number; readonly most: number }
  | { readonly code: 'too_many_lines'; readonly most: number }
  | { readonly code: 'too_many_items'; readonly most: number };

const byPieceBasis: SaleBasis = { unit: 'C62', scale: 0, increment: 1 };

/** Why a quantity cannot be ordered; undefined when it can. A product that is not known is taken by the piece. */
export function quantityRefusal(
  { productId, steps }: BasketLine,
  basis: SaleBasis = byPieceBasis,
): LineRefusal | undefined {
  const { increment } = basis;
  const most = mostSteps(basis);
  const fits = Number.isSafeInteger(steps) && steps >= 1 && steps <= most && steps % increment === 0;
  return fits ? undefined : { code: 'bad_quantity', productId, increment, most };
}

/** Whether text from outside can be a product's id at all: 1 to 100 characters that can be stored. */
export function isProductId(text: string): boolean {
  return text.length >= 1 && text.length <= 100 && !/[\p{Cc}\p{Cs}]/u.test(text);
}

/** Why lines cannot make a basket; undefined when they can. */
export function linesRefusal(
  lines: readonly BasketLine[],
  basisOf: (productId: string) => SaleBasis | undefined,
): LineRefusal | undefined {
  if (lines.length > basketLimits.lines) return { code: 'too_many_lines', most: basketLimits.lines };
  for (const line of lines) {
    const refusal = quantityRefusal(line, basisOf(line.productId));
    if (refusal) return refusal;
  }
  const counted = lines.filter(({ productId }) => isCounted(basisOf(productId) ?? byPieceBasis));
  const items = counted.reduce((sum, { steps }) => sum + steps, 0);
  return items > basketLimits.itemsTogether ? { code: 'too_many_items', most: basketLimits.itemsTogether } : undefined;
}

/** The lines with one of them set; 0 steps removes it. A new one comes last. */
export function withLine(lines: readonly BasketLine[], { productId, steps }: BasketLine): readonly BasketLine[] {
  if (steps === 0) return lines.filter((line) => line.productId !== productId);
  if (!lines.some((line) => line.productId === productId)) return [...lines, { productId, steps }];
  return lines.map((line) => (line.productId === productId ? { productId, steps } : line));
}

/** Lines of the same product become one, in the place of the first. */
export function mergeLines(lines: readonly BasketLine[]): readonly BasketLine[] {
  const merged = new Map<string, number>();
  for (const { productId, steps } of lines) merged.set(productId, (merged.get(productId) ?? 0) + steps);
  return [...merged].map(([productId, steps]) => ({ productId, steps }));
}

/** `productId:qty,…` of a permalink. A quantity is items, or steps for weighed goods; 1 when left out. Undefined when it cannot be read. */
export function basketFromItems(items: string): readonly BasketLine[] | undefined {
  const parts = items.split(',');
  if (items === '' || parts.length > basketLimits.lines) return undefined;
  const lines: BasketLine[] = [];
  for (const part of parts) {
    const match = /^(.{1,100}?)(?::(\d{1,5}))?$/.exec(part);
    if (!match || !isProductId(match[1]!)) return undefined;
    lines.push({ productId: match[1]!, steps: Number(match[2] ?? 1) });
  }
  return lines.some(({ steps }) => steps === 0) ? undefined : mergeLines(lines);
}

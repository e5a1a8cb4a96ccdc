/** Which state may follow which. Buttons, routes and jobs all ask this table, so they cannot disagree. */
const next = {
  placed: ['picking', 'canceled'],
  picking: ['awaiting_shopper', 'ready', 'canceled'],
  awaiting_shopper: ['picking', 'canceled'],
  ready: ['collected', 'uncollected'],
  uncollected: ['ready', 'canceled'],
  collected: [],
  canceled: [],
} as const satisfies Record<string, readonly string[]>;

export type OrderState = keyof typeof next;

export const orderStates = Object.keys(next) as [OrderState, ...OrderState[]];

export function canMove(from: OrderState, to: OrderState): boolean {
  return (next[from] as readonly OrderState[]).includes(to);
}

/** The states that may follow, for buttons. */
export function statesAfter(from: OrderState): readonly OrderState[] {
  return next[from];
}

/** A shopper cancels until somebody starts to pick; the store, as long as the table allows. */
export function canCancel(state: OrderState, by: 'shopper' | 'store'): boolean {
  return by === 'shopper' ? state === 'placed' : canMove(state, 'canceled');
}

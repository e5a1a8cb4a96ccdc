import type { Mechanic } from '../../src/promotion/index.ts';
import { matchOffers } from '../leaflets/score.ts';
import type { TrueOffer } from './paper.ts';

/** A draft offer as the studio shows it. */
export interface ShownOffer {
  readonly offerId: string;
  readonly draft: {
    readonly page: number;
    readonly box: readonly [number, number, number, number];
    readonly priceMinor: number | null;
    readonly mechanic: Mechanic;
    readonly productIds: readonly string[];
    readonly proposedIds: readonly string[];
  };
}

/** One thing that a reviewer does: a key of the studio, or words into the field that has the focus. */
export type Stroke =
  | { readonly key: string }
  | { readonly words: string }
  /** Search words are typed until the product comes first. */
  | { readonly search: string; readonly productIds: readonly string[] };

/** Which true offer each draft shows, by its id; a draft that shows none is left out. */
export function pairOffers(truth: readonly TrueOffer[], shown: readonly ShownOffer[]): Map<string, TrueOffer> {
  const read = shown.map(({ draft }) => ({ page: draft.page, bbox: draft.box }));
  const pairs = matchOffers(truth as never, read);
  return new Map([...pairs].map(([at, to]) => [shown[to]!.offerId, truth[at]!]));
}

/** What a reviewer who sees the page presses to have the draft right and go on; Delete where the page has no such offer. */
export function strokesFor({ draft }: ShownOffer, truth: TrueOffer | undefined): Stroke[] {
  if (!truth) return [{ key: 'Delete' }];
  const strokes: Stroke[] = [...productStrokes(draft, truth)];
  let isInField = strokes.some((stroke) => 'search' in stroke);
  const into = (key: string, words: string) => {
    if (isInField) strokes.push({ key: 'Escape' });
    strokes.push({ key }, { words });
    isInField = true;
  };
  if (draft.priceMinor !== truth.priceMinor) into('p', (truth.priceMinor / 100).toFixed(2).replace('.', ','));
  if (!isSameMechanic(truth.mechanic, draft.mechanic)) into('t', shorthandOf(truth.mechanic));
  strokes.push({ key: 'Enter' });
  return strokes;
}

function productStrokes(draft: ShownOffer['draft'], { productIds, name }: TrueOffer): Stroke[] {
  if (productIds.length === 0) return draft.productIds.length > 0 ? [{ key: '0' }] : [];
  if (draft.productIds.some((id) => productIds.includes(id))) return [];
  const proposal = draft.proposedIds.slice(0, 3).findIndex((id) => productIds.includes(id));
  return proposal >= 0 ? [{ key: String(proposal + 1) }] : [{ key: '/' }, { search: name, productIds }];
}

/** Same type, and every parameter of the truth. */
export function isSameMechanic(wanted: Mechanic, given: Mechanic): boolean {
  const values = given as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(wanted).every(([name, value]) => (values[name] ?? null) === value);
}

/** A mechanic as the studio's field for promotions in short takes it. */
export function shorthandOf(mechanic: Mechanic): string {
  const money = (minor: number): string => (minor / 100).toFixed(2).replace('.', ',');
  switch (mechanic.type) {
    case 'PERCENT_OFF':
      return `${mechanic.percent}%`;
    case 'AMOUNT_OFF':
      return money(mechanic.amountMinor);
    case 'NTH_PERCENT':
      return `${mechanic.nth}e ${mechanic.percent}`;
    case 'X_PLUS_Y_FREE':
      return `${mechanic.buy}+${mechanic.free}`;
    case 'BUNDLE_PRICE':
      return `${mechanic.qty}=${money(mechanic.totalMinor)}`;
    case 'MULTI_BUY_UNIT':
      return `${mechanic.minQty}x${money(mechanic.unitMinor)}`;
    case 'LOYALTY_CREDIT':
      return 'percent' in mechanic ? `carte ${mechanic.percent}` : `carte ${money(mechanic.amountMinor)}€`;
    case 'EXTRA_QUANTITY':
      return `+${mechanic.percent}%`;
    case 'LOYALTY_PRICE':
      return 'prix carte';
    case 'PRICE_CUT':
      return 'barré';
    case 'FROM_PRICE':
      return 'dès';
    default:
      return 'prix';
  }
}

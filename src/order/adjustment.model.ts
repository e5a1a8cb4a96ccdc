/** What may change after an order is placed (UCP order adjustments). */
export const adjustmentKinds = ['price_adjustment', 'removal', 'goodwill'] as const;
export type AdjustmentKind = (typeof adjustmentKinds)[number];

/** One change after placing: never edited, only followed by another. */
export interface Adjustment {
  /** 1, 2, 3 … within the order. */
  readonly position: number;
  readonly kind: AdjustmentKind;
  /** Null for goodwill, which is about the whole order. */
  readonly lineId: string | null;
  readonly stepsDelta: number;
  /** Signed change of the order's total, in minor units. */
  readonly totalDelta: number;
  readonly personId: string | null;
  /** Why, as a code of ours or in the employee's words. */
  readonly reason: string;
  readonly adjustedAt: Date;
}

/** Fewer items are a removal; another weight, or an item found after all, is a price adjustment. */
export function kindOfStepsChange(counted: boolean, totalSteps: number, stepsDelta: number): AdjustmentKind {
  return totalSteps === 0 || (counted && stepsDelta < 0) ? 'removal' : 'price_adjustment';
}

/** The total after the adjustments, from the total at placing. */
export function totalAfter(placedTotalMinor: number, adjustments: readonly Adjustment[]): number {
  return adjustments.reduce((total, { totalDelta }) => total + totalDelta, placedTotalMinor);
}

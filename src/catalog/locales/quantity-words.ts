/** The words of a language for what a package holds, folded, beside the signs that all share (kg, ml). */
export interface QuantityWords {
  /** Words for a measure by its sign: `{ litre: 'l' }`. */
  readonly measures: Readonly<Record<string, 'g' | 'kg' | 'ml' | 'l'>>;
  /** Words for a piece. */
  readonly pieces: readonly string[];
  /** Between a packaging and what it holds: "12 pots de 125 g". */
  readonly of: readonly string[];
}

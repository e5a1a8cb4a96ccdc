/** A safe integer within bounds, or a `RangeError` that names the field. */
export function requireWhole(value: number, field: string, min: number, max: number = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isSafeInteger(value) || value < min || value > max) {
    throw new RangeError(`${field} must be a whole number from ${min} to ${max}, got ${value}`);
  }
  return value;
}

/**
 * `amount × numerator ÷ denominator`, rounded half up once (negative amounts mirror positive ones). Exact for all safe integers; throws
 * `RangeError` when an operand or the result is not one.
 */
export function scaleHalfUp(amount: number, numerator: number, denominator: number): number {
  requireWhole(amount, 'amount', Number.MIN_SAFE_INTEGER);
  requireWhole(numerator, 'numerator', 0);
  requireWhole(denominator, 'denominator', 1);
  const product = BigInt(Math.abs(amount)) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const rounded = Number((product * 2n + divisor) / (divisor * 2n));
  const signed = amount < 0 && rounded !== 0 ? -rounded : rounded;
  return requireWhole(signed, 'rounded amount', Number.MIN_SAFE_INTEGER);
}

/**
 * Splits a total into whole parts in proportion to the weights, by largest remainder; equal remainders go to the earlier part. The parts
 * sum to the total. Without any weight the parts are equal as far as they go.
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
  requireWhole(totalMinor, 'totalMinor', Number.MIN_SAFE_INTEGER);
  if (weights.length === 0) throw new RangeError('weights must not be empty');
  for (const weight of weights) requireWhole(weight, 'weight', 0);
  const given = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  const whole = given.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const total = BigInt(Math.abs(totalMinor));
  const exact = given.map((weight) => total * BigInt(weight));
  const parts = exact.map((share) => share / whole);
  const left = Number(total - parts.reduce((sum, part) => sum + part, 0n));
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of byRemainder.slice(0, left)) parts[index]! += 1n;
  return parts.map((part) => (totalMinor < 0 && part !== 0n ? -Number(part) : Number(part)));
}

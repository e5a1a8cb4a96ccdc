/**
 * The amounts of money that a text names, as their figures alone: 899 for "R$ 8,99" and for "8.99". Amounts in whole units are as printed: 3499 for
 * "$ 3.499".
 */
export function amountsIn(text: string): ReadonlySet<number> {
  const printed = text.match(/\$ ?\d[\d.,]*|\d+[.,]\d\d(?!\d)|\d[\d.]*(?= ?(?:元|€))/gu) ?? [];
  return new Set(printed.map((amount) => Number(amount.replaceAll(/\D/g, ''))));
}

/** Whether amounts, as `amountsIn` tells them, hold a price; one in whole units is printed without cents. */
export const holdPrice = (amounts: ReadonlySet<number>, priceMinor: number): boolean =>
  amounts.has(priceMinor) || (priceMinor % 100 === 0 && amounts.has(priceMinor / 100));

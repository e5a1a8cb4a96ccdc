/** A GTIN-8, -12, -13 or -14 with a right check digit (GS1 general specifications, 7.9), or undefined. */
export function parseGtin(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return /^(\d{8}|\d{12,14})$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1))
    ? digits
    : undefined;
}

/** The check digit of the digits before it: weights 3 and 1 from the right. */
export function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

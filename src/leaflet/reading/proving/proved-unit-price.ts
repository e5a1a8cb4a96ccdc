import { type NetQuantity, unitPrice } from '../../../money/index.ts';
import { effectiveUnit } from '../../../promotion/index.ts';
import type { ReadText } from '../read-offer.ts';
import { amountsIn } from './amounts-in.ts';
import { checked } from './checked.ts';
import { mendedAmount } from './mended-price.ts';

type UnitPrice = NonNullable<ReadText['unitPrice']>;

/**
 * The text of a picture with the unit price that one of these contents makes of its price: an amount that was read with one digit wrong, or beside no
 * word that says what it is. As it was where none is to be found.
 */
export function withProvedUnitPrice(text: ReadText, contents: readonly NetQuantity[]): ReadText {
  for (const net of contents) {
    const found = unitPriceOf(text, net);
    if (found) return checked({ ...text, unitPrice: found, qualifiers: { ...text.qualifiers, unitPrice: found } }, net);
  }
  return text;
}

function unitPriceOf(text: ReadText, net: NetQuantity): UnitPrice | undefined {
  const { mechanic, priceMinor, regularMinor, priceLabel } = text;
  const offer = {
    mechanic,
    priceMinor,
    ...(regularMinor !== null && { regularMinor }),
    ...(priceLabel && { priceLabel }),
  };
  const expected = unitPrice({ priceMinor: effectiveUnit(offer) ?? priceMinor, quantity: net });
  const { unitPrice: read } = text;
  if (read?.per === expected.per) {
    const minor = mendedAmount(read.minor, expected.minor);
    if (minor === expected.minor) return { minor, per: expected.per };
  }
  // What costs as much as it does for a kilogram may be printed for other reasons.
  if (read || expected.minor === priceMinor || expected.minor === regularMinor) return undefined;
  const near = [...amountsIn(`${text.detail} . ${text.mechanicText ?? ''}`)].find(
    (amount) => Math.abs(amount - expected.minor) <= 1,
  );
  return near === undefined ? undefined : { minor: near, per: expected.per };
}

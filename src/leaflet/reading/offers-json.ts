import type { Mechanic } from '../../promotion/index.ts';
import type { ReadOffer } from './read-offers.ts';

const rounded = (box: readonly number[] | null): number[] | undefined =>
  box?.map((value) => Math.round(value * 100) / 100);

/** An offer under the names of the published JSON format: snake case, amounts in cents, boxes in points from the top left. */
export function toOfferJson(offer: ReadOffer): Record<string, unknown> {
  return {
    page: offer.page,
    bbox: rounded(offer.box),
    card_bbox: rounded(offer.cardBox) ?? null,
    price_bbox: rounded(offer.priceBox),
    name_bbox: rounded(offer.nameBox),
    image_bbox: rounded(offer.imageBox) ?? null,
    brand: offer.brand,
    name: offer.name,
    quantity_text: offer.quantityText,
    sold_by: offer.quantity?.soldBy ?? 'item',
    price_cents: offer.priceMinor,
    price_label: offer.priceLabel?.text ?? null,
    regular_price_cents: offer.regularMinor,
    mechanic: toMechanicJson(offer.mechanic),
    mechanic_text: offer.mechanicText,
    unit_price: offer.unitPrice && { cents: offer.unitPrice.minor, per: offer.unitPrice.per },
    loyalty_required: offer.qualifiers.loyaltyRequired ?? false,
    limit_per_household: offer.qualifiers.limitPerHousehold ?? null,
    deposit_cents: offer.qualifiers.depositMinor ?? null,
    choice_of_variants: offer.choiceOfVariants,
    feed_ids: offer.products.map((product) => product.productId),
    gtins: offer.products.flatMap((product) => product.gtin ?? []),
    range: offer.range,
    proposed_feed_ids: offer.proposed.map((product) => product.productId),
    confidence: offer.confidence,
    reasons: offer.reasons,
    evidence: offer.evidence,
  };
}

function toMechanicJson(mechanic: Mechanic): Record<string, unknown> {
  switch (mechanic.type) {
    case 'BUNDLE_PRICE':
      return { type: mechanic.type, qty: mechanic.qty, total_cents: mechanic.totalMinor };
    case 'MULTI_BUY_UNIT':
      return { type: mechanic.type, min_qty: mechanic.minQty, unit_cents: mechanic.unitMinor };
    case 'AMOUNT_OFF':
      return { type: mechanic.type, amount_cents: mechanic.amountMinor };
    case 'LOYALTY_CREDIT':
      return 'percent' in mechanic ? { ...mechanic } : { type: mechanic.type, amount_cents: mechanic.amountMinor };
    default:
      return { ...mechanic };
  }
}

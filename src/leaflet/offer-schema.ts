import { z } from 'zod';

/** The shapes of offers on the wire, with their bounds. */
const minor = z.number().int().min(0).max(100_000_000);
const percent = z.number().min(0.1).max(100);
// A set holds 99 items at most, as the till prices it.
const count = z.number().int().min(1).max(49);

export const mechanicSchema = z.union([
  z.object({ type: z.literal('PRICE') }),
  z.object({ type: z.literal('FROM_PRICE') }),
  z.object({ type: z.literal('PRICE_CUT') }),
  z.object({ type: z.literal('LOYALTY_PRICE') }),
  z.object({ type: z.literal('PERCENT_OFF'), percent }),
  z.object({ type: z.literal('AMOUNT_OFF'), amountMinor: minor }),
  z.object({ type: z.literal('NTH_PERCENT'), nth: z.number().int().min(2).max(20), percent }),
  z.object({ type: z.literal('X_PLUS_Y_FREE'), buy: count, free: count }),
  z.object({ type: z.literal('BUNDLE_PRICE'), qty: z.number().int().min(2).max(99), totalMinor: minor }),
  z.object({ type: z.literal('MULTI_BUY_UNIT'), minQty: z.number().int().min(2).max(99), unitMinor: minor }),
  z.union([
    z.object({ type: z.literal('LOYALTY_CREDIT'), percent }),
    z.object({ type: z.literal('LOYALTY_CREDIT'), amountMinor: minor }),
  ]),
  z.object({ type: z.literal('EXTRA_QUANTITY'), percent }),
  z.object({ type: z.enum(['GIFT', 'COUPON', 'POINTS', 'THRESHOLD']), text: z.string().min(1).max(500) }),
]);

const point = z.number().min(-1).max(20_000);
export const boxSchema = z
  .tuple([point, point, point, point])
  .refine(([x0, y0, x1, y1]) => x1 - x0 >= 4 && y1 - y0 >= 4, {
    message: 'A box is at least 4 points wide and high.',
  });
export const daySchema = z.iso.date();
const productIds = z.array(z.string().min(1).max(100)).max(100);

export const draftSchema = z.object({
  page: z.number().int().min(1).max(300),
  box: boxSchema,
  name: z.string().max(300),
  brand: z.string().max(120).nullable(),
  quantityText: z.string().max(200).nullable(),
  priceMinor: minor.nullable(),
  regularMinor: minor.nullable(),
  soldBy: z.enum(['item', 'kg', '100g']),
  mechanic: mechanicSchema,
  mechanicText: z.string().max(500).nullable(),
  productIds,
  proposedIds: productIds,
  range: z.string().trim().min(1).max(80).nullable().optional(),
  mixAndMatch: z.boolean(),
  loyaltyRequired: z.boolean(),
  limitPerHousehold: z.number().int().min(1).max(1000).nullable(),
  validFrom: daySchema.nullable(),
  validThrough: daySchema.nullable(),
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string().max(80)).max(30),
  checked: z.boolean(),
});

export const blockerSchema = z.object({
  code: z.enum([
    'still_reading',
    'no_offers',
    'already_over',
    'no_stores',
    'needs_look',
    'in_question',
    'no_price',
    'wrong_days',
    'never_on_sale',
    'unknown_product',
    'unlawful',
  ]),
  offerId: z.string().optional(),
  page: z.number().optional(),
  productId: z.string().optional(),
  ruleId: z.string().optional(),
});

import { z } from 'zod';

const unitPriceSchema = z.object({ minor: z.number(), per: z.enum(['kg', 'L', 'piece']) }).nullable();

/** A product as the shop's pages, feeds and scripts read it. */
export const productSchema = z.object({
  productId: z.string(),
  title: z.string(),
  brand: z.string().nullable(),
  gtin: z.string().nullable(),
  department: z.string(),
  priceMinor: z.number(),
  unitPrice: unitPriceSchema,
  byWeight: z.boolean(),
  increment: z.number(),
  depositMinor: z.number(),
  stock: z.enum(['in_stock', 'low', 'out', 'unknown']),
  inChat: z.boolean(),
  onWeb: z.boolean(),
  webAge: z.number().nullable(),
  imageLink: z.string().nullable(),
});

/** An offer as the shop's pages, feeds and scripts read it. */
export const offerSchema = z.object({
  offerId: z.string(),
  leafletId: z.string(),
  version: z.number(),
  page: z.number(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  name: z.string(),
  brand: z.string().nullable(),
  quantityText: z.string().nullable(),
  department: z.string(),
  priceMinor: z.number().nullable(),
  soldBy: z.enum(['item', 'kg', '100g']),
  regularMinor: z.number().nullable(),
  lowestMinor: z.number().nullable(),
  unitPrice: unitPriceSchema,
  mechanicType: z.string(),
  wording: z.string(),
  loyaltyRequired: z.boolean(),
  limitPerHousehold: z.number().nullable(),
  validFrom: z.string(),
  validThrough: z.string(),
  products: z.array(productSchema),
  range: z.string().nullable(),
});

/** An offer beside what one cost a week ago where it is cheaper now (`cheaperThanLastWeek`); null where it is not, or nobody can say. */
export const comparedOfferSchema = offerSchema.extend({ lastWeekMinor: z.number().nullable() });

/** A published leaflet as the shop's pages read it. */
export const leafletSchema = z.object({
  leafletId: z.string(),
  version: z.number(),
  title: z.string(),
  language: z.string(),
  validFrom: z.string(),
  validThrough: z.string(),
  pages: z.array(z.object({ page: z.number(), widthPt: z.number(), heightPt: z.number() })),
});

/** What a link to a leaflet or an offer leads to at a store now. */
export const stateSchema = z.enum(['live', 'over', 'upcoming', 'withdrawn', 'elsewhere']);

export type LinkState = z.infer<typeof stateSchema>;

export {
  type ArithmeticCheck,
  type ArithmeticCheckName,
  checkArithmetic,
  isReducedBy,
  type OfferToCheck,
} from './check-arithmetic.ts';
export { currencyOf, isWordingLocale, type WordingLocale, wordingLocaleOf, wordingLocales } from './locale.ts';
export * from './model.ts';
export { depthPercent, effectiveUnit, type Payable, type PrintedOffer, payable } from './payable.ts';
export { type BasketToPrice, basketBounds, priceBasket } from './pricing.ts';
export { type PrintedPrices, printMechanic, printPrice } from './print.ts';
export {
  maxWordingLength,
  type PriceLabel,
  type PricesBeside,
  type PrintedDay,
  parseWording,
  type WordingQualifiers,
  type WordingReading,
} from './wording.ts';

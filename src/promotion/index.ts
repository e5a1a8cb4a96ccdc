export { exactStepBound } from './assignment.ts';
export * from './model.ts';
export { type BasketToPrice, basketBounds, priceBasket } from './pricing.ts';
export { type PrintedPrices, printMechanic } from './print.ts';
export {
  maxWordingLength,
  type PriceLabel,
  type PricesBeside,
  type PrintedDay,
  parseWording,
  type WordingQualifiers,
  type WordingReading,
} from './wording.ts';

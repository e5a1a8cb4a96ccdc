export * from './money.ts';
export { addMoney, formatMoney, lineTotal, money, parsePrice } from './price.ts';
export { allocate, requireWhole, scaleHalfUp } from './rounding.ts';
export { type NetQuantity, type UnitPrice, unitPrice } from './unit-price.ts';

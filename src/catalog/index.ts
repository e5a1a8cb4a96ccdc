export { type Contradiction, tellDifferences } from './contradiction.ts';
export { type FeedEntry, FeedUnreadable, readFeed } from './feed.ts';
export type { FeedRow } from './feed-row.ts';
export { parseGtin } from './gtin.ts';
export { importFeed } from './import-feed.ts';
export { catalogJobs } from './jobs.ts';
export { classify, type PolicyClass, type ProductPolicy, policyOf } from './policy.ts';
export { type PriceRange, priceRanges } from './price-range.ts';
export { departmentOf, type PricedProduct, type Product, unitPriceOf } from './product.ts';
export { findQuantity, measureSource } from './quantity.ts';
export {
  findPricedProducts,
  findProducts,
  lowestPricesAtAny,
  lowestPricesBefore,
  pageOfProducts,
  type StorePrice,
  type StoreStock,
  savePrices,
  saveStock,
} from './repository.ts';
export { catalogRoutes } from './routes.ts';
export { type SearchAnswer, type SearchScope, searchProducts } from './search.ts';
export { foldText, wordsOf } from './text.ts';

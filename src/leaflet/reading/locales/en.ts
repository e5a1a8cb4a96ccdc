import type { ReadingTable } from './reading-table.ts';

export const en: ReadingTable = {
  tellingWords: 'the of and with for any buy get free half price off each bottle was now save only when you jar tin',
  unitArticles: ['per', 'the'],
  units: ['piece', 'pc'],
  counted: ['ct', 'pcs?', 'washes', 'rolls', 'capsules?', 'sachets?', 'pads', 'tabs'],
  packOf: ['of'],
  byKilo: ['(?:per\\s)?(?:kg|kilo)', 'per (?:kg|kilo)(?: .*)?'],
  byHundredGrams: ['per 100 g'],
  decoys: ['delivery', 'shipping', 'recipe', '(?:per|a|p) (?:person|portion)', 'voucher'],
  choice: ['to choose'],
  or: ['or'],
  variantArticles: [],
  ranges: ['the whole range of (.+)', 'all products (?:of|from|by) (.+)', 'on all (.+)'],
  dateWords: ['from', 'to', 'until', 'vom', 'bis'],
  littleWords: 'and the with for vol',
  packaging: 'brick can cans bottle bottles jar box bag packet tin',
};

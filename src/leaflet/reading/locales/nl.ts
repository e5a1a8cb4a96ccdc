import type { ReadingTable } from './reading-table.ts';

export const nl: ReadingTable = {
  tellingWords:
    'het een van met voor bij vanaf korting kaart stuk stuks fles zak pak doos aan leeggoed geldig tweede halve prijs aanbieding krat',
  printedWith: ['fr'],
  unitArticles: ['per', 'de', 'het', 'prijs', 'pro'],
  units: ['liter', 'stuk', 'st', 'pc'],
  counted: ['stuks?', 'st', 'pcs?', 'wasbeurten', 'rollen'],
  packOf: ['van'],
  byKilo: ['(?:(?:per|pro|de|het|verkauft pro)\\s)?(?:kg|kilo)', 'per (?:kg|kilo)(?: .*)?'],
  byHundredGrams: ['(?:per |pro )100 g'],
  decoys: [
    'bezorging',
    'levering',
    'leveringskosten',
    'recept',
    '(?:per|p) (?:pers|persoon|portie)',
    'waardebon',
    'te winnen',
    'wedstrijd',
    'minimumbestelling',
  ],
  choice: ['naar keuze', 'keuze uit'],
  or: ['of'],
  variantArticles: [],
  ranges: [
    '(?:het hele|het volledige|hele) (?:gamma|assortiment) (?:van )?(.+)',
    'alle producten (?:van )?(.+)',
    'op alle (.+)',
  ],
  dateWords: ['van', 'vanaf', 'tot', 't\\/m'],
  littleWords: 'met van het een voor',
  packaging: 'pak zak doos fles flessen blik krat bakje tube rol stuks',
};

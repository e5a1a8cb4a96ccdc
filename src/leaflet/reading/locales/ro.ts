import type { ReadingTable } from './reading-table.ts';

export const ro: ReadingTable = {
  tellingWords:
    'lei buc bucăți și preț prețul cu cardul reducere gratis la al lea produs produse vechi fără sticlă pachet cutie garanție sgr ofertă pe din diverse sortimente alegere borcan pungă doză',
  unitArticles: ['pe', 'pret', 'lei', 'lei/', 'pret/'],
  units: ['litru', 'buc', 'bucata', 'legatura', 'pachet'],
  counted: ['buc', 'bucati', 'role', 'capsule', 'spalari', 'tablete', 'plicuri', 'felii', 'oua', 'servetele'],
  packOf: ['de', 'a'],
  byKilo: ['(?:lei |pret |la |pe )+(?:kg|kilogram)'],
  byHundredGrams: ['(?:lei |pret |la |pe )+100 g'],
  byKiloBesidePrice: ['1 ?kg'],
  decoys: [
    'livrar\\p{L}+',
    'transport',
    'reteta',
    '(?:pe|\\/) (?:persoana|portie)',
    'portie',
    'castig\\p{L}+',
    'vouchere?',
    'concurs',
    'tombola',
    'comanda minima',
    'abonament',
    'cadou de',
  ],
  choice: ['la alegere'],
  or: ['sau'],
  variantArticles: ['de ', 'cu '],
  ranges: ['toata gama (?:de )?(.+)', 'intreaga gama (?:de )?(.+)', 'toate produsele (?:de )?(.+)'],
  dateWords: ['de', 'la', 'din', 'pana', 'perioada'],
  littleWords: 'din sau pentru fara',
  packaging: 'sticla cutie borcan punga doza pachet plasa caserola flacon bax tub bidon',
  slips: [
    [/(?<=\d[.,]\d\d ?)(?:le[ltj]|leii|[Il1]ei)(?!\p{L})/gu, 'lei'],
    [/(?<=\d[.,]\d\d ?)le(?:i|(?=W)) ?(?:W[I1l]|[I1l]{2})$/gu, 'lei/l'],
    [/LAAL/gu, 'LA AL'],
  ],
};

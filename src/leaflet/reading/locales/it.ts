import type { ReadingTable } from './reading-table.ts';

export const it: ReadingTable = {
  tellingWords:
    'il gli dei della e al prezzo sconto pezzo pezzi confezione bottiglia vaschetta barattolo flacone dal fino acquistando di da all etto offerte',
  unitArticles: ['il', 'lo', 'al', 'prezzo', "all'"],
  units: ['etto', 'litro', 'pezzo', 'pz'],
  counted: ['pezzi', 'pz', 'lavaggi', 'rotoli', 'fette', 'capsule', 'bustine', 'uova'],
  packOf: ['da', 'di'],
  byKilo: ['(?:(?:al|il|per)\\s)?(?:kg|kilo)', '(?:al|per) (?:kg|kilo)(?: .*)?'],
  byHundredGrams: ['(?:l |all |per )?etto'],
  decoys: [
    'consegna',
    'ricetta',
    '(?:per|a|p) (?:persona|porzione)',
    'buono (?:spesa|sconto)',
    'vinci',
    'concorso',
    'spesa minima',
    'abbonamento',
  ],
  choice: ['a scelta'],
  or: ['oppure', 'o'],
  variantArticles: ['al '],
  ranges: [
    'tutta la (?:linea|gamma) (?:di )?(.+)',
    'tutto il reparto (.+)',
    'tutti i prodotti (?:della |di )?(.+)',
    'su (?:tutti i|tutte le) (.+)',
  ],
  dateWords: ['al', 'dal'],
  littleWords: 'gli dei dal dalla alla allo della delle nel',
  packaging: 'confezione bottiglia bottiglie lattina vasetto vaschetta barattolo sacchetto flacone',
};

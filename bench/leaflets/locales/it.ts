import type { Pack, Shape } from '../model.ts';
import { type LeafletLocale, plainQuantity } from './locale.ts';

const nouns: Readonly<Partial<Record<Shape, readonly [string, string]>>> = {
  bottle: ['Bottiglia', 'bottiglie'],
  can: ['Lattina', 'lattine'],
  jar: ['Vasetto', 'vasetti'],
  bag: ['Sacchetto', 'sacchetti'],
  brick: ['Brick', 'brick'],
  tray: ['Vaschetta', 'vaschette'],
  tub: ['Vasetto', 'vasetti'],
  tube: ['Flacone', 'flaconi'],
  fruit: ['Rete', 'reti'],
};

function quantity(pack: Pack, shape: Shape): string {
  if (pack.unit === 'piece') return `Confezione da ${pack.size} ${shape === 'rolls' ? 'rotoli' : 'pezzi'}`;
  const [one, many] = nouns[shape] ?? ['Confezione', 'confezioni'];
  const single = plainQuantity({ ...pack, count: 1 }, ',');
  return pack.count === 1 ? `${one} da ${single}` : `${pack.count} ${many} da ${single}`;
}

export const it: LeafletLocale = {
  code: 'it',
  country: 'IT',
  htmlLang: 'it-IT',
  languages: ['it'],
  currency: 'EUR',
  retailers: ['Spesa Viva', 'Mercato di Nonna Ida', 'Iper Laguna'],
  faces: ['prefix', 'prefix', 'inline', 'prefixRaised'],
  sign: '€',
  decimal: ',',
  thousands: '.',
  amount: (figure) => `€ ${figure}`,
  mechanics: {
    PRICE: { weight: 8, badges: ['', '', 'SOTTOCOSTO', 'SUPER|OFFERTA', 'PREZZO|BOMBA'] },
    PRICE_CUT: { weight: 5, badges: ['', ''] },
    PERCENT_OFF: { weight: 7, percents: [20, 25, 30, 34, 40, 50], badges: ['SCONTO|{p}%', '-{p}%', 'SCONTO {p}%'] },
    X_PLUS_Y_FREE: {
      weight: 5,
      sets: [
        [1, 1],
        [2, 1],
      ],
      badges: ['{n}x{x}', '{x}+{y}|GRATIS', '{x}+{y} GRATIS'],
      lot: ['{n} PEZZI A', 'I {n} PEZZI'],
    },
    NTH_PERCENT: { weight: 3, percents: [50, 70], badges: ['IL 2° A -{p}%', '-{p}%|SUL 2° PEZZO'], lot: ['2 PEZZI A'] },
    BUNDLE_PRICE: {
      weight: 3,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      lot: ['{n} PEZZI A', '{n} PER'],
    },
    LOYALTY_PRICE: { weight: 4, badges: ['PREZZO|CARTA', 'CON CARTA', 'SOLO CON CARTA'] },
  },
  from: { labels: ['Da', 'A partire da'], ranges: ['Tutte le padelle', 'Piante da interno', 'Giocattoli in legno'] },
  text: {
    regular: ['anziché {a}', 'invece di {a}', 'Prezzo precedente {a}'],
    alone: ['1 pezzo {a}', 'Un pezzo {a}'],
    aloneTag: [],
    withoutCard: ['Senza carta {a}'],
    unitPrice: { kg: ['al kg {a}', '{a} al kg'], L: ['al litro {a}', '{a} al litro'], piece: ['al pezzo {a}'] },
    lotLine: ['{n} pezzi {a}'],
    unitLine: ['al pezzo {a}'],
    creditLine: ['{a} sulla carta'],
    paidLine: ['Paghi {a}'],
    limit: ['Max {n} pezzi per cliente', 'max {n} pz'],
    deposit: ['+ cauzione {a}'],
    choice: ['Gusti assortiti', 'a scelta'],
    origin: ['Origine Italia', 'Prima qualità', 'Al banco'],
    notes: ['Solo dal 4 al 6 dicembre', 'Pezzatura 400/600 g', '6 porzioni circa'],
    perKg: ['al kg'],
    per100g: ['all’etto'],
    perItem: ['al pezzo'],
    or: 'o',
  },
  flavors: ['fragola', 'vaniglia', 'limone', 'pesca', 'cioccolato fondente', 'nocciola', 'cocco'],
  quantity,
  pieceWords: ['rotoli', 'pezzi'],
  group: {
    PERCENT_OFF: ['SU TUTTA QUESTA RIGA: SCONTO {p}%', 'SU TUTTI I PRODOTTI DI QUESTO RIQUADRO: SCONTO {p}%'],
    X_PLUS_Y_FREE: ['SU TUTTA QUESTA RIGA: {n}x{x}', 'SU TUTTI I PRODOTTI DI QUESTO RIQUADRO: {n}x{x}'],
  },
  page: {
    titles: ['LA SPESA CONVIENE', 'SOTTOCOSTO D’INVERNO', 'SAPORI DI CASA', 'PULITO & BELLO'],
    dates: ['Dal 3 al 13 dicembre 2026', 'DAL 3/12 AL 13/12/2026'],
    legal: [
      'Offerte valide dal 3 al 13 dicembre 2026 fino ad esaurimento scorte. Pezzi disponibili sottocosto: 1.200. Spesa Viva S.p.A. – P.IVA 01234560963 – Cap. soc. € 2.000.000 i.v. Numero verde 800 123 456.',
      'Foto a scopo illustrativo. Prezzi comprensivi di IVA, salvo errori di stampa. REA MI-1854321. Tel. 02 345 67 89.',
    ],
    alcohol: 'BEVI RESPONSABILMENTE',
    ribbons: ['FRESCHI', 'BIO', 'NOVITÀ'],
    decoys: [
      'VINCI FINO A 500 € DI SPESA|Concorso dal 3/12 al 20/12. Montepremi € 12.500.',
      'CONSEGNA A CASA € 4,90|Gratis da 70 euro di spesa. Tel. 02 345 67 89.',
      'RICETTA: RISOTTO ALLA ZUCCA|4 persone – 35 min – circa € 1,60 a persona',
    ],
  },
};

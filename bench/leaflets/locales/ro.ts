import { type LeafletLocale, plainQuantity } from './locale.ts';

export const ro: LeafletLocale = {
  code: 'ro',
  country: 'RO',
  htmlLang: 'ro-RO',
  languages: ['ro'],
  currency: 'RON',
  retailers: ['Piața Veche', 'SuperDeal Ana', 'Hambarul'],
  faces: ['raised', 'under', 'raised', 'inline'],
  sign: 'lei',
  decimal: ',',
  thousands: '.',
  amount: (figure) => `${figure} lei`,
  mechanics: {
    PRICE: { weight: 8, badges: ['', '', 'PREȚ|MIC', 'SUPER PREȚ', 'NOU'] },
    PRICE_CUT: { weight: 6, badges: ['', ''] },
    PERCENT_OFF: { weight: 6, percents: [15, 20, 25, 30, 40], badges: ['-{p}%', 'REDUCERE|{p}%'] },
    NTH_PERCENT: {
      weight: 6,
      percents: [50, 60, 70],
      badges: ['-{p}%|LA AL 2-LEA', '-{p}% LA AL|2-LEA PRODUS'],
      lot: ['2 BUC. LA', '2 LA'],
      unit: ['PREȚ/BUC. LA 2 BUCĂȚI'],
    },
    X_PLUS_Y_FREE: {
      weight: 6,
      sets: [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
      badges: ['{x}+{y}|GRATIS', '{x}+{y} GRATIS'],
      lot: ['{n} BUC. LA', '{n} LA'],
    },
    BUNDLE_PRICE: {
      weight: 4,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      lot: ['{n} LA', '{n} BUC. LA'],
    },
    LOYALTY_PRICE: { weight: 4, badges: ['PREȚ CU CARDUL', 'CU CARDUL'] },
  },
  from: { labels: ['de la', 'DE LA'], ranges: ['Toată gama de tigăi', 'Plante de interior', 'Jucării din lemn'] },
  text: {
    regular: ['Preț vechi: {a}', 'Preț anterior {a}'],
    alone: ['1 buc.: {a}', 'Preț 1 bucată: {a}'],
    aloneTag: [],
    withoutCard: ['Preț fără card: {a}'],
    unitPrice: { kg: ['{a}/kg', '1 kg = {a}'], L: ['{a}/l', '1 l = {a}'], piece: ['{a}/buc.'] },
    lotLine: ['{n} buc.: {a}'],
    unitLine: ['{a}/buc.'],
    creditLine: ['{a} pe card'],
    paidLine: ['Plătești {a}'],
    limit: ['Maximum {n} seturi/client', 'În limita a {n} seturi/client'],
    deposit: ['+ garanție SGR {a}', 'garanție SGR {a}'],
    choice: ['diverse sortimente', 'la alegere'],
    origin: ['Origine România', 'Calitatea I', 'vrac'],
    notes: ['Doar în 4–6 decembrie', 'Calibru 65+', 'aprox. 6 porții'],
    perKg: ['/kg', 'lei/kg'],
    per100g: ['/100 g'],
    perItem: ['/buc.'],
    or: 'sau',
  },
  flavors: ['căpșuni', 'vanilie', 'lămâie', 'piersici', 'ciocolată neagră', 'alune', 'cocos'],
  quantity: (pack, shape) => {
    if (pack.unit === 'piece') return shape === 'rolls' ? `${pack.size} role` : `${pack.size} buc.`;
    return plainQuantity(pack, ',').replace(' L', ' l');
  },
  pieceWords: ['role', 'buc.'],
  group: {
    X_PLUS_Y_FREE: [
      'LA TOATE PRODUSELE DE PE ACEST RÂND: {x}+{y} GRATIS',
      'LA TOATE PRODUSELE DIN ACEST CHENAR: {x}+{y} GRATIS',
    ],
    PERCENT_OFF: ['LA TOATE PRODUSELE DE PE ACEST RÂND: -{p}%', 'LA TOATE PRODUSELE DIN ACEST CHENAR: -{p}%'],
  },
  page: {
    titles: ['PREȚURI MICI, ZI DE ZI', 'BUCATE DE SĂRBĂTORI', 'PROASPĂT ȘI BUN', 'CASĂ CURATĂ'],
    dates: ['Perioada 2–8 decembrie 2026', 'VALABIL 02.12 – 08.12.2026'],
    legal: [
      'Ofertă valabilă în perioada 2–8 decembrie 2026, în limita stocului disponibil. Prețurile includ TVA. Piața Veche SRL, Str. Lungă 14, Brașov. CUI RO 14567890, J08/1234/2002. Tel. 0268 123 456.',
      'Imaginile sunt cu titlu de prezentare. Pot exista erori de tipar. Call center 0800 123 456 (apel gratuit).',
    ],
    alcohol: 'CONSUMUL EXCESIV DE ALCOOL DĂUNEAZĂ GRAV SĂNĂTĂȚII',
    ribbons: ['PROASPĂT', 'SUPER OFERTĂ', 'BIO'],
    decoys: [
      'CÂȘTIGĂ VOUCHERE DE 500 LEI|Campanie până la 20.12. Regulament în magazin.',
      'LIVRARE ACASĂ 14,99 LEI|Gratuit peste 200 de lei. Tel. 0268 123 456',
      'REȚETĂ: SARMALE|6 persoane – 2 ore – aprox. 6,20 lei / porție',
    ],
  },
};

import { type LeafletLocale, plainQuantity } from './locale.ts';

export const pl: LeafletLocale = {
  code: 'pl',
  country: 'PL',
  htmlLang: 'pl-PL',
  languages: ['pl'],
  currency: 'PLN',
  retailers: ['Targ u Zosi', 'SuperGród', 'Spiżarnia'],
  faces: ['under', 'under', 'raised', 'inline'],
  sign: 'zł',
  decimal: ',',
  thousands: ' ',
  amount: (figure) => `${figure} zł`,
  mechanics: {
    PRICE: { weight: 8, badges: ['', '', 'SUPER|CENA', 'HIT|CENOWY', 'NOWOŚĆ'] },
    PRICE_CUT: { weight: 6, badges: ['', 'TANIEJ', 'PROMOCJA'] },
    PERCENT_OFF: { weight: 5, percents: [15, 20, 25, 30, 40], badges: ['-{p}%', '{p}%|TANIEJ', 'RABAT {p}%'] },
    NTH_PERCENT: {
      weight: 6,
      percents: [50, 60, 70],
      badges: ['DRUGI PRODUKT|{p}% TANIEJ', 'DRUGI|-{p}%', 'DRUGA SZTUKA|{p}% TANIEJ'],
      lot: ['2 SZT. ZA'],
      unit: ['CENA PRZY ZAKUPIE 2 SZT.', 'PRZY ZAKUPIE 2 SZT.'],
    },
    X_PLUS_Y_FREE: {
      weight: 5,
      sets: [
        [1, 1],
        [2, 1],
        [2, 2],
      ],
      badges: ['{x}+{y}|GRATIS', '{x}+{y} GRATIS'],
      lot: ['{n} SZT. ZA'],
      unit: ['CENA PRZY ZAKUPIE {n} SZT.'],
    },
    BUNDLE_PRICE: {
      weight: 3,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      lot: ['{n} SZT. ZA', '{n} ZA'],
    },
    MULTI_BUY_UNIT: {
      weight: 3,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      unit: ['PRZY ZAKUPIE {n} SZT.', 'CENA ZA 1 SZT. PRZY ZAKUPIE {n} SZT.'],
    },
    LOYALTY_PRICE: { weight: 4, badges: ['Z KARTĄ', 'CENA|Z KARTĄ', 'Z APLIKACJĄ'] },
  },
  from: { labels: ['od', 'OD'], ranges: ['Wszystkie patelnie', 'Rośliny doniczkowe', 'Zabawki drewniane', 'Pościel'] },
  text: {
    regular: ['Najniższa cena z 30 dni przed obniżką: {a}', 'Cena regularna: {a}'],
    alone: ['Cena 1 szt.: {a}', 'Cena regularna 1 szt.: {a}'],
    aloneTag: [],
    withoutCard: ['Cena bez karty: {a}'],
    unitPrice: { kg: ['1 kg = {a}', '{a}/kg'], L: ['1 l = {a}', '{a}/l'], piece: ['1 szt. = {a}'] },
    lotLine: ['{n} szt. = {a}'],
    unitLine: ['1 szt. = {a}'],
    creditLine: ['{a} na kartę'],
    paidLine: ['Płacisz {a}'],
    limit: ['Limit: {n} zestawy na kartę dziennie', 'Max {n} zestawy na paragon'],
    deposit: ['+ kaucja {a}'],
    choice: ['różne rodzaje', 'do wyboru'],
    origin: ['Kraj pochodzenia: Polska', 'Klasa I', 'luz'],
    notes: ['Tylko 4–6.12', 'Kaliber 70+', 'ok. 8 porcji'],
    perKg: ['1 kg', 'za 1 kg'],
    per100g: ['100 g'],
    perItem: ['1 szt.', 'za opak.'],
    or: 'lub',
  },
  flavors: ['truskawka', 'wanilia', 'malina', 'brzoskwinia', 'czekolada', 'orzech', 'kokos'],
  quantity: (pack, shape) =>
    pack.unit === 'piece'
      ? `${pack.size} ${shape === 'rolls' ? 'rolek' : 'szt.'}`
      : plainQuantity(pack, ',').replace(' L', ' l'),
  pieceWords: ['rolek', 'szt.'],
  group: {
    NTH_PERCENT: [
      'NA CAŁĄ TĘ LINIĘ: DRUGI PRODUKT {p}% TANIEJ',
      'NA WSZYSTKIE PRODUKTY W RAMCE: DRUGI PRODUKT {p}% TANIEJ',
    ],
    X_PLUS_Y_FREE: ['NA CAŁĄ TĘ LINIĘ: {x}+{y} GRATIS', 'NA WSZYSTKIE PRODUKTY W RAMCE: {x}+{y} GRATIS'],
  },
  page: {
    titles: ['TYDZIEŃ NISKICH CEN', 'PEŁNY KOSZYK', 'ŚWIEŻE I POLSKIE', 'CZYSTY DOM'],
    dates: ['Od czwartku 3.12 do środy 9.12.2026', 'OFERTA WAŻNA 3.12–9.12.2026'],
    legal: [
      'Oferta ważna od 3 do 9 grudnia 2026 lub do wyczerpania zapasów. Ceny zawierają VAT. Targ u Zosi Sp. z o.o., ul. Rynek 5, 31-042 Kraków. NIP 676-245-11-22, KRS 0000312455. Infolinia 12 345 67 89.',
      'Zdjęcia mają charakter poglądowy. Dostępność może się różnić między sklepami. Kapitał zakładowy 500 000 zł. tel. 801 123 456.',
    ],
    alcohol: 'ALKOHOL SZKODZI ZDROWIU. SPRZEDAŻ OSOBOM DO LAT 18 JEST ZABRONIONA.',
    ribbons: ['ŚWIEŻE', 'HIT TYGODNIA', 'BIO'],
    decoys: [
      'WYGRAJ BON NA 1000 ZŁ|Loteria do 20.12.2026. Regulamin w sklepie.',
      'DOSTAWA 9,99 ZŁ|Zamów pod numerem 12 345 67 89 do godz. 12.00',
      'PRZEPIS: BIGOS BABCI|6 osób – 90 min – ok. 7,50 zł / os.',
    ],
  },
};

import { type LeafletLocale, plainQuantity } from './locale.ts';

/** Belgium: French first, Dutch beside it, prices without a sign. */
export const be: LeafletLocale = {
  code: 'be',
  country: 'BE',
  htmlLang: 'fr-BE',
  languages: ['fr', 'nl'],
  currency: 'EUR',
  retailers: ['Marché du Beffroi', 'Super Meir', 'Buurtmarkt Dender'],
  faces: ['bare', 'bareRaised', 'bareRaised', 'inline'],
  sign: '€',
  decimal: '.',
  thousands: ' ',
  amount: (figure) => figure.replace('.', ',').concat(' €'),
  mechanics: {
    PRICE: { weight: 8, badges: ['', '', 'PRIX CHOC', 'PROMO'] },
    PRICE_CUT: { weight: 5, badges: ['', ''] },
    PERCENT_OFF: {
      weight: 5,
      percents: [20, 25, 30, 40, 50],
      badges: ['-{p}%', '-{p}% DE REMISE|KORTING', '-{p}%|REMISE IMMÉDIATE'],
    },
    NTH_PERCENT: {
      weight: 6,
      percents: [50, 70],
      badges: ['2e à -{p}%', '2e à -{p}%|2de aan -{p}%', '2de aan -{p}%'],
      lot: ['2 pour', '2 pour / 2 voor', 'Les 2 pour'],
      unit: ['pce par 2', 'la pièce par 2'],
    },
    X_PLUS_Y_FREE: {
      weight: 6,
      sets: [
        [1, 1],
        [2, 1],
        [2, 1],
        [2, 2],
      ],
      badges: ['{x}+{y} GRATUIT', '{x}+{y}|GRATUIT - GRATIS', '{x}+{y} GRATIS'],
      lot: ['{n} pour', 'Les {n} pour'],
      unit: ['pce par {n}', 'la pièce par {n}'],
    },
    BUNDLE_PRICE: {
      weight: 4,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      lot: ['{n} pour', '{n} pour / {n} voor', 'les {n} pour'],
    },
    MULTI_BUY_UNIT: {
      weight: 3,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      unit: ['dès {n}, la pièce', 'dès {n} achetés, la pièce'],
    },
    LOYALTY_PRICE: { weight: 2, badges: ['avec la carte', 'PRIX CARTE'] },
  },
  from: {
    labels: ['dès', 'à partir de'],
    ranges: ['Toutes les plantes fleuries', 'Gamme de casseroles', 'Jouets en peluche'],
  },
  text: {
    regular: ['au lieu de {a}', 'Au lieu de {a}', 'i.p.v. {a}'],
    alone: ['Vendu seul : {a}', 'Pièce vendue seule : {a}'],
    aloneTag: ['vendu seul'],
    withoutCard: ['Sans carte : {a}'],
    unitPrice: { kg: ['Le kg : {a}', '{a} / kg'], L: ['Le litre : {a}', '{a} / L'], piece: ['La pièce : {a}'] },
    lotLine: ['Les {n} : {a}'],
    unitLine: ['soit {a} l’unité'],
    creditLine: ['Soit {a} sur votre carte'],
    paidLine: ['Prix payé en caisse : {a}'],
    limit: ['Max. {n} pièces par client'],
    deposit: ['+ vidange {a}', '+ vidange / leeggoed {a}'],
    choice: ['au choix', 'au choix / naar keuze'],
    origin: ['Origine : Belgique', 'Herkomst: België', 'Catégorie 1'],
    notes: ['Uniquement le 4 et le 5/12', 'Enkel op 4 en 5/12', 'Nutri-Score A', 'Calibre 65/70'],
    perKg: ['/ kg', 'le kg', 'au kg'],
    per100g: ['/ 100 g', 'les 100 g'],
    perItem: ['la pièce', 'pce / st.'],
    or: 'ou',
  },
  flavors: ['fraise', 'vanille', 'citron', 'caramel', 'chocolat noir', 'noisette', 'framboise'],
  quantity: (pack, shape) => {
    if (pack.unit === 'piece') return shape === 'rolls' ? `${pack.size} rouleaux` : `${pack.size} pièces`;
    return plainQuantity(pack, ',');
  },
  pieceWords: ['rouleaux', 'pièces'],
  group: {
    NTH_PERCENT: ['SUR TOUTE CETTE LIGNE : LE 2e À -{p}%', 'SUR TOUS LES PRODUITS DE CE CADRE : LE 2e À -{p}%'],
    X_PLUS_Y_FREE: ['SUR TOUTE CETTE LIGNE : {x}+{y} GRATUIT', 'SUR TOUS LES PRODUITS DE CE CADRE : {x}+{y} GRATUIT'],
  },
  page: {
    titles: ['LES BONNES AFFAIRES', 'LEKKER & GOEDKOOP', 'FOLDER DE LA SEMAINE', 'TOUT POUR LE FRIGO'],
    dates: ['Du mercredi 2/12 au mardi 8/12/2026 - Van 2/12 tot 8/12/2026', 'Valable du 02/12 au 08/12/2026'],
    legal: [
      'Offres valables du 2 au 8 décembre 2026 dans la limite des stocks. Aanbiedingen geldig zolang de voorraad strekt. E.R./V.U. : Marché du Beffroi SA, Grand-Place 4, 7000 Mons. TVA BE 0403.170.701. Tél. 065 33 12 45.',
      'Notre savoir-faire se déguste avec sagesse. Prijzen in euro, btw inbegrepen. RPM Mons 0403.170.701 – info : 0800 91 022 (gratuit).',
    ],
    alcohol: 'NOTRE SAVOIR-FAIRE SE DÉGUSTE AVEC SAGESSE – BIER MET LIEFDE GEBROUWEN DRINK JE MET VERSTAND',
    ribbons: ['FRAIS - VERS', 'BIO', 'TOP PROMO'],
    decoys: [
      'GAGNEZ UN BON DE 250 € – WIN EEN BON VAN 250 €|Concours jusqu’au 15/12. Règlement au magasin.',
      'RECETTE : WATERZOOI DE POULET|4 pers. – 50 min – environ 3,20 € / pers.',
      'COLLECT & GO : SERVICE 3,95 €|Commandez au 065 33 12 45 avant 10 h.',
    ],
  },
};

import type { Pack, Shape } from '../model.ts';
import { type LeafletLocale, plainQuantity } from './locale.ts';

const nouns: Readonly<Partial<Record<Shape, readonly [string, string]>>> = {
  bottle: ['La bouteille', 'bouteilles'],
  can: ['La boîte', 'boîtes'],
  jar: ['Le pot', 'pots'],
  box: ['La boîte', 'boîtes'],
  bag: ['Le paquet', 'paquets'],
  tub: ['Le pot', 'pots'],
  brick: ['La brique', 'briques'],
  tray: ['La barquette', 'barquettes'],
  tube: ['Le flacon', 'flacons'],
  fruit: ['Le filet', 'filets'],
};

function quantity(pack: Pack, shape: Shape, variant: number): string {
  if (pack.unit === 'piece')
    return shape === 'rolls' ? `Le paquet de ${pack.size} rouleaux` : `La boîte de ${pack.size}`;
  const [one, many] = nouns[shape] ?? ['Le paquet', 'paquets'];
  const single = plainQuantity({ ...pack, count: 1 }, ',');
  if (pack.count === 1) return `${one} de ${single}`;
  return variant % 2 === 0 ? `Les ${pack.count} ${many} de ${single}` : `Le lot de ${pack.count} x ${single}`;
}

export const fr: LeafletLocale = {
  code: 'fr',
  country: 'FR',
  htmlLang: 'fr-FR',
  languages: ['fr'],
  currency: 'EUR',
  retailers: ['Marché d’Émile', 'HyperRive', 'Super Hameau', 'Les Halles du Coin'],
  faces: ['stack', 'stack', 'raised', 'inline', 'middle'],
  sign: '€',
  decimal: ',',
  thousands: ' ',
  amount: (figure) => `${figure} €`,
  mechanics: {
    PRICE: { weight: 8, badges: ['', '', 'PRIX CHOC', 'PRIX ROND', 'PRIX|MALIN', 'NOUVEAU'] },
    PRICE_CUT: { weight: 5, badges: ['', '', 'PRIX|BARRÉ'] },
    PERCENT_OFF: {
      weight: 5,
      percents: [15, 20, 25, 30, 34],
      badges: ['-{p}%|DE REMISE IMMÉDIATE', '-{p}%', '{p}%|D’ÉCONOMIES', 'REMISE IMMÉDIATE|EN CAISSE -{p}%'],
    },
    NTH_PERCENT: {
      weight: 6,
      percents: [50, 60, 68, 70],
      badges: ['LE 2ÈME|À -{p}%', '-{p}%|SUR LE 2ÈME', 'LE 2E PRODUIT|À -{p}%', '2ÈME PRODUIT|IDENTIQUE|-{p}%'],
      lot: ['LES 2 POUR', 'LES 2'],
      unit: ['SOIT PAR 2 L’UNITÉ', 'PAR 2, SOIT L’UNITÉ'],
    },
    X_PLUS_Y_FREE: {
      weight: 4,
      sets: [
        [2, 1],
        [2, 1],
        [3, 1],
      ],
      badges: ['{x}+{y}|OFFERT', '{x} ACHETÉS|+ {y} OFFERT', 'LOT {x}+{y}|OFFERT'],
      lot: ['LES {n} POUR'],
      unit: ['SOIT PAR {n} L’UNITÉ'],
    },
    BUNDLE_PRICE: {
      weight: 3,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      lot: ['LES {n} POUR', 'LES {n} PRODUITS POUR'],
    },
    MULTI_BUY_UNIT: {
      weight: 3,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      unit: ['DÈS {n} ACHETÉS, L’UNITÉ', 'PAR {n}, SOIT L’UNITÉ'],
    },
    LOYALTY_CREDIT: {
      weight: 5,
      percents: [10, 20, 25, 30, 34],
      badges: ['{p}%|CRÉDITÉS|SUR LA CARTE', '{p}%|CAGNOTTÉS', '{p}%|SUR VOTRE CARTE'],
      net: ['CARTE DÉDUITE', 'PRIX CARTE DÉDUITE'],
    },
    LOYALTY_PRICE: { weight: 3, badges: ['PRIX|CARTE', 'AVEC LA CARTE'] },
    EXTRA_QUANTITY: { weight: 1, percents: [10, 20, 25], badges: ['+{p}%|OFFERT', 'DONT {p}%|OFFERT'] },
  },
  from: {
    labels: ['DÈS', 'À PARTIR DE'],
    ranges: [
      'Toute la gamme de poêles',
      'Coussins et plaids',
      'Plantes vertes en pot',
      'Jouets en bois',
      'Linge de lit',
    ],
  },
  text: {
    regular: ['Au lieu de {a}', 'au lieu de : {a}', 'Prix habituel : {a}'],
    alone: ['Vendu seul : {a}', 'Vendu seul {a}', 'Vendu à l’unité : {a}'],
    aloneTag: ['VENDU SEUL'],
    withoutCard: ['Sans la carte : {a}', 'Sans carte {a}'],
    unitPrice: {
      kg: ['Soit le kg : {a}', 'Le kg : {a}', '{a} le kg'],
      L: ['Soit le litre : {a}', 'Le litre : {a}', '{a} le litre'],
      piece: ['Soit la pièce : {a}'],
    },
    lotLine: ['Les {n} produits : {a}', 'Les {n} : {a}'],
    unitLine: ['soit {a} l’unité'],
    creditLine: ['Soit {a} sur votre carte', 'Soit {a} crédités sur votre carte de fidélité'],
    paidLine: ['Prix payé en caisse : {a}'],
    limit: ['Limité à {n} lots par foyer', 'Offre valable {n} fois par foyer'],
    deposit: ['+ consigne {a}'],
    choice: ['Variétés au choix', 'Au choix'],
    origin: ['Origine France', 'Catégorie 1', 'Conditionnement recyclable', 'Existe aussi en rayon bio'],
    notes: [
      'Du vendredi 4 au dimanche 6 décembre uniquement',
      'Nutri-Score B',
      'Calibre 70/75 mm',
      'Soit 24 portions',
      'Dont 0,10 € d’éco-participation',
    ],
    perKg: ['LE KG'],
    per100g: ['LES 100 G'],
    perItem: ['LA PIÈCE'],
    or: 'ou',
  },
  flavors: ['fraise', 'vanille', 'citron', 'pêche', 'chocolat noir', 'noisette', 'coco'],
  quantity,
  pieceWords: ['rouleaux', 'pièces'],
  group: {
    NTH_PERCENT: ['SUR TOUTE CETTE LIGNE : LE 2ÈME À -{p}%', 'SUR TOUS LES PRODUITS DE CE CADRE : LE 2ÈME À -{p}%'],
    X_PLUS_Y_FREE: ['SUR TOUTE CETTE LIGNE : {x}+{y} OFFERT'],
    PERCENT_OFF: ['SUR TOUS LES PRODUITS DE CE CADRE : -{p}% DE REMISE IMMÉDIATE'],
  },
  page: {
    titles: [
      'LA SEMAINE DES PETITS PRIX',
      'FAITES LE PLEIN !',
      'LE MARCHÉ EN FÊTE',
      'TOUT POUR LA TABLE',
      'MAISON & HYGIÈNE',
    ],
    dates: ['DU MARDI 1ER AU DIMANCHE 13 DÉCEMBRE 2026', 'Du 1/12 au 13/12/2026'],
    legal: [
      'Offres valables dans la limite des stocks disponibles du 1er au 13 décembre 2026. Photos non contractuelles. Prix en euros TTC. SAS au capital de 40 000 € – RCS Lyon 451 321 335. Service clients : 03 20 45 67 89 (prix d’un appel local).',
      'Pour votre santé, mangez au moins cinq fruits et légumes par jour. www.mangerbouger.fr – Siège : 12 rue des Tanneurs, 69003 Lyon. SIRET 451 321 335 00027.',
    ],
    alcohol: 'L’ABUS D’ALCOOL EST DANGEREUX POUR LA SANTÉ. À CONSOMMER AVEC MODÉRATION.',
    ribbons: ['FRAIS', 'TOP AFFAIRE', 'LE RAYON BIO', 'FÊTES 2026'],
    decoys: [
      'GRAND JEU : JUSQU’À 500 € À GAGNER|Tirage le 20/12. Sans obligation d’achat, règlement en magasin.',
      'LIVRAISON À DOMICILE : 4,90 €|Commandez avant 12 h au 03 20 45 67 89.',
      'LA RECETTE : TARTE AUX POMMES|6 pers. – Préparation 20 min – environ 1,35 € / pers.',
      'OUVERT LE DIMANCHE DE 9H À 12H30|Parking gratuit 2 h. Tél. 03 20 45 67 89',
    ],
  },
};

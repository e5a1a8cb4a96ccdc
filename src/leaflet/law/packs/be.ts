import type { RulePack } from '../rule-pack.ts';

const readOn = '2026-11-22';

/** Belgium: the prior price, unit prices and the line on alcohol. There is no cap on depth: 1+1 is lawful. */
export const be: RulePack = {
  country: 'BE',
  rules: [
    {
      id: 'be-prior-price',
      type: 'prior_price',
      title: { fr: 'Prix le plus bas des 30 jours', en: 'Lowest price of 30 days' },
      severity: 'warns',
      certainty: 'checked',
      source: {
        text: 'Code de droit économique, art. VI.18 ; directive 98/6/CE art. 6 bis ; CJUE C-330/23 Aldi Süd, 26 septembre 2024',
        reference: 'infoshopping.be ; mondaq 1532760',
        readOn,
      },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Demande un historique de prix de 30 jours par magasin (7 jours pour un produit nouveau, non distingué ici).',
        en: 'Needs 30 days of price history per store (7 days for a new product, not told apart here).',
      },
      mechanics: ['PRICE_CUT', 'PERCENT_OFF', 'AMOUNT_OFF'],
      exceptPerishable: false,
      printed: true,
    },
    {
      id: 'be-unit-price',
      type: 'unit_price',
      title: { fr: 'Prix à l’unité de mesure', en: 'Price per unit of measure' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Directive 98/6/CE', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      kinds: ['food', 'hygiene'],
      pattern:
        '(?:\\b(?:le|la|au|par|per|de|het|soit|pce) (?:1 )?|/ ?)(?:kg|kilo|l|100 ?g|100 ?ml|litre|liter|lavage|wasbeurt|dose|piece|stuk|pce|rouleau|rol)\\b',
    },
    {
      id: 'be-alcohol',
      type: 'mention',
      title: { fr: 'Message sur l’alcool', en: 'Line on alcohol' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: {
        text: 'Convention du secteur : « Notre savoir-faire se déguste avec sagesse », en cours de remplacement',
        reference: 'teknomers',
        readOn,
      },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      when: 'alcohol',
      where: 'page',
      pattern: "se deguste avec sagesse|drink je met verstand|met wijsheid|met mate|l'abus d'alcool|alcoholmisbruik",
      mention: 'Notre savoir-faire se déguste avec sagesse / Bier brouwen we met liefde, drink je met verstand',
    },
    {
      id: 'be-infant-formula',
      type: 'banned_goods',
      title: { fr: 'Préparations pour nourrissons', en: 'Infant formula' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Règlement délégué (UE) 2016/127, art. 10', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: { fr: 'Connaissance générale, à faire vérifier.', en: 'General knowledge, to be checked.' },
      classes: ['infant_formula'],
      exceptBeer: false,
    },
    {
      id: 'be-tobacco',
      type: 'banned_goods',
      title: { fr: 'Tabac', en: 'Tobacco' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Interdiction nationale de la publicité pour le tabac', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: { fr: 'Connaissance générale, à faire vérifier.', en: 'General knowledge, to be checked.' },
      classes: ['tobacco'],
      exceptBeer: false,
    },
  ],
};

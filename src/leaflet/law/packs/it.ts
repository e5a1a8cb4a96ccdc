import type { RulePack } from '../rule-pack.ts';

const readOn = '2026-11-22';

/** Italy: the prior price, unit prices, sales below cost. */
export const it: RulePack = {
  country: 'IT',
  rules: [
    {
      id: 'it-prior-price',
      type: 'prior_price',
      title: { fr: 'Prix le plus bas des 30 jours', en: 'Lowest price of 30 days' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: {
        text: 'Codice del consumo, art. 17-bis ; directive 98/6/CE art. 6 bis ; CJUE C-330/23 Aldi Süd, 26 septembre 2024',
        reference: 'mondaq 1532760',
        readOn,
      },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Demande un historique de prix de 30 jours par magasin. Les lots (2+1, 2e à −50 %) ne sont pas des réductions de prix.',
        en: 'Needs 30 days of price history per store. Lots (2+1, 2nd at −50 %) are not price reductions.',
      },
      mechanics: ['PRICE_CUT', 'PERCENT_OFF', 'AMOUNT_OFF'],
      exceptPerishable: false,
      printed: true,
    },
    {
      id: 'it-unit-price',
      type: 'unit_price',
      title: { fr: 'Prix à l’unité de mesure', en: 'Price per unit of measure' },
      severity: 'warns',
      certainty: 'checked',
      source: { text: 'Codice del consumo, art. 14–16', reference: 'gazzettaufficiale', readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      kinds: ['food', 'hygiene'],
      pattern:
        "(?:\\b(?:il|la|al|per|a|all') (?:1 )?|/ ?)(?:kg|kilo|l|100 ?g|100 ?ml|litro|pezzo|pz|etto|lavaggio|dose|rotolo|metro)\\b",
    },
    {
      id: 'it-sottocosto',
      type: 'below_cost',
      title: { fr: 'Vente sottocosto', en: 'Sottocosto sales' },
      severity: 'warns',
      certainty: 'checked',
      source: {
        text: 'D.P.R. 218/2001 : 50 produits et 10 jours au plus, annonce à la commune 10 jours avant, 3 fois par an',
        reference: 'comune.rivoli',
        readOn,
      },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Le nombre de ventes de l’année et l’annonce à la commune ne sont pas vus d’ici.',
        en: 'The number of sales in the year and the notice to the town cannot be seen from here.',
      },
      pattern: 'sotto ?costo',
      maxOffers: 50,
      maxDays: 10,
      noticeDays: 10,
    },
    {
      id: 'it-infant-formula',
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
      id: 'it-tobacco',
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

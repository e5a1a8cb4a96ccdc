import type { RulePack } from '../rule-pack.ts';

const readOn = '2026-11-22';

/** Spain: the prior price, unit prices, units available. */
export const es: RulePack = {
  country: 'ES',
  rules: [
    {
      id: 'es-prior-price',
      type: 'prior_price',
      title: { fr: 'Prix le plus bas des 30 jours', en: 'Lowest price of 30 days' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: {
        text: 'LOCM (Ley 7/1996), art. 20 ; directive 98/6/CE art. 6 bis ; CJUE C-330/23 Aldi Süd, 26 septembre 2024',
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
      id: 'es-unit-price',
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
        '(?:\\b(?:el|la|al|por|a) (?:1 )?|/ ?)(?:kg|kilo|l|100 ?g|100 ?ml|litro|unidad|ud|lavado|dosis|docena|rollo|metro)\\b',
    },
    {
      id: 'es-stock',
      type: 'mention',
      title: { fr: 'Unités disponibles', en: 'Units available' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'LOCM (Ley 7/1996)', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      when: 'promotion',
      where: 'leaflet',
      pattern: 'unidades|existencias|disponib',
      mention: 'Unidades disponibles: … / hasta fin de existencias',
    },
    {
      id: 'es-infant-formula',
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
      id: 'es-tobacco',
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

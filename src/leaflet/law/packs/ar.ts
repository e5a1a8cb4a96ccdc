import type { RulePack } from '../rule-pack.ts';

const readOn = '2026-11-22';

/** Argentina: the price per unit of measure. */
export const ar: RulePack = {
  country: 'AR',
  rules: [
    {
      id: 'ar-unit-price',
      type: 'unit_price',
      title: { fr: 'Prix à l’unité de mesure', en: 'Price per unit of measure' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Exhibición de precios por unidad de medida', reference: 'diariodecuyo', readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      kinds: ['food', 'hygiene'],
      pattern:
        '(?:\\b(?:el|la|x|por|precio por|precio x) (?:1 )?|/ ?)(?:kg|kilo|l|100 ?g|100 ?ml|litro|lt|unidad|un|100 gr|metro|docena)\\b',
    },
    {
      id: 'ar-tobacco',
      type: 'banned_goods',
      title: { fr: 'Tabac', en: 'Tobacco' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Ley 26.687', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: null,
      classes: ['tobacco'],
      exceptBeer: false,
    },
  ],
};

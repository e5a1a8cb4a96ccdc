import type { RulePack } from '../rule-pack.ts';

const readOn = '2026-11-22';

/** Brazil: validity, stock and the line on alcohol. */
export const br: RulePack = {
  country: 'BR',
  rules: [
    {
      id: 'br-validity',
      type: 'mention',
      title: { fr: 'Validité de l’offre', en: 'Validity of the offer' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Lei 10.962/2004 ; Código de Defesa do Consumidor', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      when: 'always',
      where: 'leaflet',
      pattern: 'valid[oa]s? (de|ate|para|somente|entre|no)|validade',
      mention: 'Ofertas válidas de … até …',
    },
    {
      id: 'br-stock',
      type: 'mention',
      title: { fr: 'Stock', en: 'Stock' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Lei 10.962/2004 ; Código de Defesa do Consumidor', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      when: 'always',
      where: 'leaflet',
      pattern: 'estoque',
      mention: 'Enquanto durarem os estoques',
    },
    {
      id: 'br-alcohol',
      type: 'mention',
      title: { fr: 'Message sur l’alcool', en: 'Line on alcohol' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Lei 9.294/1996 ; CONAR', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      when: 'alcohol',
      where: 'page',
      pattern: 'beba com moderacao|aprecie com moderacao|venda proibida para menores',
      mention: 'Beba com moderação',
    },
    {
      id: 'br-tobacco',
      type: 'banned_goods',
      title: { fr: 'Tabac', en: 'Tobacco' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: 'Lei 9.294/1996', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: null,
      classes: ['tobacco'],
      exceptBeer: false,
    },
  ],
};

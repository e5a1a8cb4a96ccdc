import type { RulePack } from '../rule-pack.ts';

const readOn = '2026-11-22';

/** Taiwan: the warning on alcohol. */
export const tw: RulePack = {
  country: 'TW',
  rules: [
    {
      id: 'tw-alcohol',
      type: 'mention',
      title: { fr: 'Avertissement sur l’alcool', en: 'Warning on alcohol' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: '菸酒管理法 art. 37', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: {
        fr: 'Cherché dans les mots lus sur la page : une mention dessinée en image peut échapper.',
        en: 'Looked for in the words read on the page: a mention drawn as a picture may be missed.',
      },
      when: 'alcohol',
      where: 'page',
      pattern: '飲酒過量|禁止酒駕|未滿十八歲',
      mention: '飲酒過量 有害健康',
    },
    {
      id: 'tw-tobacco',
      type: 'banned_goods',
      title: { fr: 'Tabac', en: 'Tobacco' },
      severity: 'warns',
      certainty: 'to_be_checked',
      source: { text: '菸害防制法', reference: null, readOn },
      inForceFrom: null,
      inForceThrough: null,
      note: null,
      classes: ['tobacco'],
      exceptBeer: false,
    },
  ],
};

import type { LocaleCode } from '../model.ts';
import { ar } from './ar.ts';
import { be } from './be.ts';
import { br } from './br.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { LeafletLocale } from './locale.ts';
import { pl } from './pl.ts';
import { ro } from './ro.ts';
import { tw } from './tw.ts';

/** How leaflets are worded and priced in each country. */
export const locales: Readonly<Record<LocaleCode, LeafletLocale>> = {
  fr,
  be,
  es,
  it,
  pl,
  ro,
  'pt-BR': br,
  'es-AR': ar,
  'zh-TW': tw,
};

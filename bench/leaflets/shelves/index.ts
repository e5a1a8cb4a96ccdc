import type { LocaleCode } from '../model.ts';
import { arShelf } from './ar.ts';
import { beShelf } from './be.ts';
import { brShelf } from './br.ts';
import { esShelf } from './es.ts';
import { frShelf } from './fr.ts';
import { itShelf } from './it.ts';
import { plShelf } from './pl.ts';
import { roShelf } from './ro.ts';
import { twShelf } from './tw.ts';

/** What the demo feeds lack: fresh goods, household goods, and whole countries. */
export const shelfLists: Readonly<Record<LocaleCode, string>> = {
  fr: frShelf,
  be: beShelf,
  es: esShelf,
  it: itShelf,
  pl: plShelf,
  ro: roShelf,
  'pt-BR': brShelf,
  'es-AR': arShelf,
  'zh-TW': twShelf,
};

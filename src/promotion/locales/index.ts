import type { WordingTable } from '../wording-table.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { esAr } from './es-AR.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBr } from './pt-BR.ts';
import { ro } from './ro.ts';
import { zhTw } from './zh-TW.ts';

/** Every language with a wording, by BCP 47 tag. A further one is its file, its tests, and its line here. */
export const wordingTables = {
  fr,
  nl,
  es,
  it,
  en,
  pl,
  ro,
  'pt-BR': ptBr,
  'es-AR': esAr,
  'zh-TW': zhTw,
} satisfies Readonly<Record<string, WordingTable>>;

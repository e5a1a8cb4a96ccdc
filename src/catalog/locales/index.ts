import { en } from './en.ts';
import { es } from './es.ts';
import { esAr } from './es-AR.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBr } from './pt-BR.ts';
import type { QuantityWords } from './quantity-words.ts';
import { ro } from './ro.ts';
import { zhTw } from './zh-TW.ts';

/** Every language whose quantities are read. A further one is its file and its line here. */
export const quantityWords: readonly QuantityWords[] = [fr, nl, es, it, en, pl, ro, ptBr, esAr, zhTw];

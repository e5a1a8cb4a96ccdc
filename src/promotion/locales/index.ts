import type { WordingLocale } from '../model.ts';
import type { WordingTable } from '../wording-table.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';

export const wordingTables: Readonly<Record<WordingLocale, WordingTable>> = { fr, nl, es, it, en };

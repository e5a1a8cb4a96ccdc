import type { WordingTable } from '../wording-table.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ro } from './ro.ts';

/** Every language with a wording, by BCP 47 tag. A further one is its file, its tests, and its line here. */
export const wordingTables = { fr, nl, es, it, en, pl, ro } satisfies Readonly<Record<string, WordingTable>>;

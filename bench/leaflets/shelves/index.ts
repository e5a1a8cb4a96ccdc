import type { LocaleCode } from '../model.ts';
import { frShelf } from './fr.ts';

/** What the demo feeds lack: fresh goods, household goods, and whole countries. */
export const shelfLists: Readonly<Partial<Record<LocaleCode, string>>> = { fr: frShelf };

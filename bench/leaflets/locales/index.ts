import type { LocaleCode } from '../model.ts';
import { fr } from './fr.ts';
import type { LeafletLocale } from './locale.ts';

export const locales: Readonly<Partial<Record<LocaleCode, LeafletLocale>>> = { fr };

export function requireLocale(code: LocaleCode): LeafletLocale {
  const found = locales[code];
  if (!found) throw new Error(`No leaflets are drawn for ${code} yet.`);
  return found;
}

import { foldText } from '../../catalog/index.ts';
import { anyOf, ofEveryLocale } from './locales/index.ts';

// A boundary that knows Chinese has none: only Latin letters go on.
const decoy = new RegExp(`(?<![a-z0-9_])(?:${anyOf(ofEveryLocale((table) => table.decoys))})(?![a-z0-9_])`, 'u');

/** Whether the words around a price are about something that no shopper puts in a basket. */
export function isDecoyText(text: string): boolean {
  return decoy.test(foldText(text));
}

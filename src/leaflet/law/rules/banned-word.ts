import type { Observation, OfferChange } from '../finding.ts';
import { fixOf, type LeafletToCheck, nameOf, type OfferToCheck, placeOf, wordingOf } from '../leaflet-to-check.ts';
import { foldWords } from '../page-words.ts';
import type { RuleOf } from '../rule-pack.ts';

type Word = RuleOf<'banned_word'>['words'][number];

/** Words that a promotion on these goods may not use, each with the one to use in its place. */
export function checkBannedWords(rule: RuleOf<'banned_word'>, leaflet: LeafletToCheck): Observation[] {
  return leaflet.offers
    .filter(({ goods }) => rule.kinds.includes(goods.kind))
    .flatMap((offer) => bannedIn(offer, rule.words) ?? []);
}

function bannedIn(offer: OfferToCheck, words: readonly Word[]): Observation | undefined {
  const texts = wordingOf(offer.draft).map(foldWords);
  const used = words.find(({ word }) => texts.some((text) => wholeWord(word).test(text)));
  if (!used) return undefined;
  return {
    place: placeOf(offer),
    message: 'word',
    values: { name: nameOf(offer), ...used },
    fix: fixOf(offer, { code: 'word', values: { ...used }, change: withoutWords(offer, words) }),
  };
}

const wholeWord = (word: string): RegExp => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'giu');

function withoutWords({ draft }: OfferToCheck, words: readonly Word[]): OfferChange {
  const replaced = (text: string): string =>
    words.reduce((left, { word, instead }) => left.replace(wholeWord(word), (found) => inCaseOf(found, instead)), text);
  const { mechanic } = draft;
  return {
    name: replaced(draft.name),
    mechanicText: draft.mechanicText === null ? null : replaced(draft.mechanicText),
    ...('text' in mechanic && { mechanic: { ...mechanic, text: replaced(mechanic.text) } }),
  };
}

function inCaseOf(found: string, instead: string): string {
  if (found === found.toUpperCase()) return instead.toUpperCase();
  return /^\p{Lu}/u.test(found) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
}

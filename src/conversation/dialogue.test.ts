import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DialogueState, decide, greetsFirst, inputTypes, stateNames } from './dialogue.model.ts';
import { choiceId, type Input, inputOf, inputOfChoice, inputOfText } from './input.model.ts';
import { commandIn, languageOf } from './words.model.ts';

const id = '019a0000-0000-7000-8000-000000000000';
const states: readonly DialogueState[] = [
  { at: 'new' },
  { at: 'choosing_store', errand: { kind: 'leaflet' } },
  { at: 'shopping' },
  { at: 'confirming_list', lines: [] },
  { at: 'choosing_slot' },
  { at: 'confirming_order', basketId: id, totalMinor: 100 },
  { at: 'canceling_order', orderId: id },
  { at: 'with_team' },
];
/** One input of each type, with all that any of them has. */
const anInput = (type: Input['type']): Input =>
  ({
    type,
    words: 'STOP',
    granted: true,
    index: 0,
    storeId: 'lille',
    latitude: 50,
    longitude: 3,
    text: 'lait',
    lines: [],
    entityId: 'fr',
    basketId: id,
    token: 'x',
    productId: 'milk',
    steps: 1,
    choice: 'all',
    date: '2026-11-23',
    slotId: 'lille.20261123T0730Z',
    totalMinor: 100,
    orderId: id,
    language: 'en',
  }) as unknown as Input;

test('every input has a deed in every state', () => {
  expect(states.map(({ at }) => at)).toEqual(stateNames);
  for (const state of states)
    for (const type of inputTypes) expect(decide(state, anInput(type)).do, `${state.at} × ${type}`).toBeTruthy();
});

const stops = [
  'STOP',
  'stop',
  'Stop pub',
  'arrêt',
  'Arrêter',
  'désabonner',
  'je veux me désabonner',
  'unsubscribe',
  'please unsubscribe me',
  'baja',
  'BAJA',
  'parar',
  'quiero darme de baja',
  'basta',
  'annulla iscrizione',
  'disiscrivimi',
  'stoppen',
  'uitschrijven',
  'afmelden',
  'stop!',
];

test.each(stops)('“%s” stops marketing in every state', (words) => {
  for (const state of states) {
    const input = inputOfText(words);
    expect(decide(state, input), state.at).toEqual({ do: 'stop_marketing', words });
    expect(greetsFirst(state, input)).toBe(false);
  }
});

test('while people answer, the assistant only obeys STOP, consent and the way back', () => {
  const answered = inputTypes.filter((type) => decide({ at: 'with_team' }, anInput(type)).do !== 'keep_silent');
  expect(answered.sort()).toEqual(['assistant', 'consent', 'stop']);
  expect(decide({ at: 'with_team' }, inputOfText('retour à l’assistant'))).toEqual({ do: 'resume' });
});

test.each([
  ['catalogue', 'leaflet'],
  ['Bonjour, je voudrais voir le catalogue', 'leaflet'],
  ['ma commande', 'orders'],
  ['where is my order?', 'orders'],
  ['annuler ma commande', 'cancel'],
  ['parler à quelqu’un', 'team'],
  ['Talk to someone, please', 'team'],
  ['Bonjour !', 'greeting'],
  ['oui', 'yes'],
  ['in English', 'language:en'],
  ['changer de magasin', 'change_store'],
] as const)('“%s” means %s', (text, command) => expect(commandIn(text)).toBe(command));

test.each(['lait demi écrémé', '2 l de lait, des pâtes, 1 poulet', '59000', 'stop 2 fois le lait demi écrémé svp'])(
  '“%s” is something to look for',
  (text) => expect(inputOfText(text)).toEqual({ type: 'words', text }),
);

test('a language is changed by plain words of another one only', () => {
  expect(languageOf('Hello', 'fr')).toBe('en');
  expect(languageOf('I would like some milk and bread', 'fr')).toBe('en');
  expect(languageOf('catalogue', 'en')).toBe('en');
  expect(languageOf('2 l de lait, des pâtes', 'fr')).toBe('fr');
  expect(languageOf('hola', 'fr')).toBe('es');
});

describe('inputs', () => {
  test('what a button says is what it is read as', () => {
    expect(inputOfChoice(choiceId.confirm(id, 1234))).toEqual({ type: 'confirm', basketId: id, totalMinor: 1234 });
    expect(inputOfChoice(choiceId.add('a:b', 100))).toEqual({ type: 'add', productId: 'a:b', steps: 100 });
    expect(inputOfChoice(choiceId.cancelNow(id))).toEqual({ type: 'cancel_now', orderId: id });
    expect(inputOfChoice('anything else')).toBeUndefined();
  });

  test('the link of a web basket is found in any sentence', () => {
    const token = 'a'.repeat(43);
    expect(inputOfText(`Mon panier : https://x.example/fr/basket?b=${id}&t=${token}`)).toEqual({
      type: 'web_basket',
      basket: { entityId: 'fr', basketId: id, token },
    });
  });

  test('a basket of the web is taken by a button, and only named by a link', () => {
    const basket = { entityId: 'fr', basketId: id, token: 'a'.repeat(43) };
    const ref = choiceId.webBasket(basket);
    expect(inputOfChoice(ref)).toEqual({ type: 'web_basket', basket });
    expect(inputOf({ type: 'referral', ref })).toEqual({ type: 'linked_basket', basket });
    expect(inputOf({ type: 'get_started', ref })).toEqual({ type: 'linked_basket', basket });
    expect(inputOf({ type: 'referral', ref: `${ref}a` })).toEqual({ type: 'greeting' });
  });

  test('any text is read as something', () =>
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => inputTypes.includes(inputOfText(text).type))));

  test('reactions need no answer; pictures and voices get one', () => {
    expect(inputOf({ type: 'reaction', wamid: 'w', emoji: '👍' })).toEqual({ type: 'silent' });
    expect(inputOf({ type: 'audio', mediaId: '1' })).toEqual({ type: 'unreadable' });
    expect(inputOf({ type: 'unsupported', original: 'poll' })).toEqual({ type: 'unreadable' });
  });
});

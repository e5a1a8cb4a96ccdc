import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messageLimits } from '../meta/index.ts';
import { languages } from './words.model.ts';

const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`./texts/${language}.json`, import.meta.url), 'utf8'));
const english = read('en');
const valuesIn = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].filter((name) => /^[a-z]+$/.test(name!));

/** What stands on a button, or opens a list, where Meta cuts after 20 characters. */
const buttons = [
  'consent.yes',
  'consent.no',
  'choose',
  'store.yes',
  'store.other',
  'leaflet.open',
  'leaflet.departments-button',
  'help.leaflet',
  'help.basket',
  'help.team',
  'help.orders',
  'leaflet.more',
  'leaflet.all',
  'offer.add',
  'offer.see',
  'find.choose',
  'find.open-web',
  'list.add-all',
  'list.choose',
  'list.cancel',
  'basket.add-more',
  'basket.choose-slot',
  'basket.go-without',
  'basket.empty-it',
  'basket.open-web',
  'slot.choose',
  'slot.choose-day',
  'slot.other',
  'confirm.yes',
  'confirm.basket',
  'orders.change',
  'orders.cancel',
  'cancel.yes',
  'cancel.no',
  'team.back',
];

test.each(languages)('every sentence is there in %s, with the same values', (language) => {
  const texts = read(language);
  expect(Object.keys(texts)).toEqual(Object.keys(english));
  for (const [id, message] of Object.entries(english))
    for (const value of valuesIn(message)) expect(texts[id], `${language} ${id}`).toContain(`{${value}`);
});

test.each(languages)('no label is cut in %s', (language) => {
  const texts = read(language);
  for (const id of buttons)
    expect(texts[id]!.length, `${language} ${id}: ${texts[id]}`).toBeLessThanOrEqual(messageLimits.buttonTitle);
});

import { expect, test } from 'vitest';
import { isLabel } from './label.ts';

test.each(['3 pour / 3 voor', 'LE KG', '-30 %', 'Vendu seul'])('“%s” is bound to a price', (text) => {
  expect(isLabel(text, ['fr', 'nl'])).toBe(true);
});

test.each(['Café / Koffie', 'Riz long', '3 pour / Koffie moulu'])('“%s” names something', (text) => {
  expect(isLabel(text, ['fr', 'nl'])).toBe(false);
});

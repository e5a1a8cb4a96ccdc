import { expect, test } from 'vitest';
import { detectLocales } from './detect-locales.ts';
import { aRun } from './testing.ts';

const detected = (...texts: string[]): string[] => {
  const runs = texts.map((text) => aRun({ text }));
  return detectLocales({ page: 1, width: 600, height: 800, runs, paths: [], images: [] });
};

test.each<[string, ...string[]]>([
  ['fr', 'Vendu seul 2,59 €', 'les 2 produits achetés'],
  ['es', 'la unidad sale a 1,39 €', 'descuento con tarjeta'],
  ['it', 'al kg € 1,09', 'sconto della settimana'],
  ['pl', 'drugi produkt 50% taniej', '4,99 zł za szt.'],
  ['ro', 'preț cu cardul', '14,19 lei'],
  ['pt-BR', 'leve 3 pague 2', 'R$ 25,39 cada'],
  ['es-AR', 'llevando 2 cada uno', '$ 1.299', 'precio por unidad'],
  ['zh-TW', '第2件5折', '$99'],
])('%s', (locale, ...texts) => expect(detected(...texts)).toEqual([locale]));

test('Belgium prints two', () => {
  expect(detected('les 2 produits au choix', 'vendu avec', 'vanaf 2 stuks', 'aan halve prijs').toSorted()).toEqual([
    'fr',
    'nl',
  ]);
});

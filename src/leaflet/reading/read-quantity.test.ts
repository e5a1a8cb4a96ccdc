import { expect, test } from 'vitest';
import { isDecoyText } from './decoy.ts';
import { readQuantity, tellsKilo } from './read-quantity.ts';

test.each<[string, number, 'g' | 'ml' | 'piece']>([
  ['Les 3 paquets de 300 g', 900, 'g'],
  ['6 x 1,5 L', 9000, 'ml'],
  ['butelka 1,5 l', 1500, 'ml'],
  ['4 kubki po 150 g', 600, 'g'],
  ['10 szt.', 10, 'piece'],
  ['pachet 12 buc.', 12, 'piece'],
  ['sticlă 2 litri', 2000, 'ml'],
  ['8 role', 8, 'piece'],
  ['C/ 12 un.', 12, 'piece'],
  ['garrafa 2 litros', 2000, 'ml'],
  ['x 500 g', 500, 'g'],
  ['x 12 u.', 12, 'piece'],
  ['x 900 cc', 900, 'ml'],
  ['500公克/包', 500, 'g'],
  ['９３６毫升', 936, 'ml'],
  ['600mlx6入', 3600, 'ml'],
  ['15g x 30入', 450, 'g'],
  ['10入', 10, 'piece'],
])('%s holds %i %s', (line, amount, unit) => {
  expect(readQuantity(line)?.net).toEqual({ amount, unit });
});

test.each(['Le kg', 'za 1 kg', 'lei/kg', 'o kg', 'x kg', '每公斤'])('%s is a price for a kilogram', (line) => {
  expect(readQuantity(line)).toEqual({ net: null, soldBy: 'kg' });
});

test('"1 kg" is the content of a pack, and beside a Polish price what it is for', () => {
  expect(readQuantity('1 kg')?.net).toEqual({ amount: 1000, unit: 'g' });
  expect(tellsKilo('1 kg')).toBe(true);
  expect(tellsKilo('2 kg')).toBe(false);
});

test.each([
  'Livraison 4,90 €',
  'DOSTAWA 9,99 ZŁ',
  'LIVRARE ACASĂ 14,99 LEI',
  'ENTREGA POR R$ 9,90',
  'ENVÍO A DOMICILIO $ 2.990',
  '宅配運費 $120',
])('%s sells nothing', (text) => expect(isDecoyText(text)).toBe(true));

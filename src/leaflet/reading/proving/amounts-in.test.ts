import { expect, test } from 'vitest';
import { amountsIn, holdPrice } from './amounts-in.ts';

test.each([
  ['Prix habituel : 1,99 € les 250 g', [199]],
  ['R$ 8,99 cada, 3 unidades', [899]],
  ['$ 3.499 Precio por litro : $ 1.166,33', [3499, 116633]],
  ['單入 139元 每公斤 $131', [139, 131]],
  ['Le lot de 6 x 25 cl, 70%', []],
])('the amounts of “%s” are told by their figures', (text, amounts) => {
  expect([...amountsIn(text)]).toEqual(amounts);
});

test('a price is held in minor units, or in whole ones', () => {
  expect(holdPrice(new Set([899]), 899)).toBe(true);
  expect(holdPrice(new Set([3499]), 349_900)).toBe(true);
  expect(holdPrice(new Set([8]), 899)).toBe(false);
});

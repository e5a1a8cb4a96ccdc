import { describe, expect, test } from 'vitest';
import { parseWording, type WordingQualifiers } from '../index.ts';
import {
  amountOff,
  bundle,
  credit,
  creditOf,
  expectMechanic,
  expectNone,
  expectQualifiers,
  extra,
  free,
  fromPrice,
  loyaltyPrice,
  multi,
  nth,
  off,
  price,
  priceCut,
  type Worded,
} from './testing.ts';

describe('Brazilian Portuguese', () => {
  test.each<Worded>([
    ['50%\nNA 2ª UNIDADE', nth(2, 50)],
    ['70% OFF NA 2ª UNIDADE', nth(2, 70)],
    ['2ª UNIDADE COM 60% OFF', nth(2, 60)],
    ['segunda unidade com 40% de desconto', nth(2, 40)],
    ['a 3ª unidade sai com 80% de desconto', nth(3, 80)],
    ['2ª unidade pela metade do preço', nth(2, 50)],
    ['50% no segundo item', nth(2, 50)],
    ['LEVE 3\nPAGUE 2', free(2, 1)],
    ['Leve 4 e pague 3', free(3, 1)],
    ['pague 1 leve 2', free(1, 1)],
    ['compre 2 e ganhe 1', free(2, 1)],
    ['a 2ª unidade grátis', free(1, 1)],
    ['30% OFF', off(30)],
    ['-25%', off(25)],
    ['20%\nDE DESCONTO', off(20)],
    ['R$ 5,00 de desconto', amountOff(500)],
    ['R$ 10 OFF', amountOff(1000)],
    ['2 POR R$ 10,00', bundle(2, 1000)],
    ['LEVE 3 POR R$ 9,99', bundle(3, 999)],
    ['2 unidades por R$ 1.299,00', bundle(2, 129900)],
    ['A partir de 3 un. R$ 4,99 cada', multi(3, 499)],
    ['A PARTIR DE 3 UNIDADES, CADA R$ 4,99', multi(3, 499)],
    ['comprando 2, a unidade sai por R$ 3,50', multi(2, 350)],
    ['na compra de 6 un. cada R$ 2,79', multi(6, 279)],
    ['PREÇO CLUBE', loyaltyPrice],
    ['R$ 8,99 no app', loyaltyPrice],
    ['só no clube', loyaltyPrice],
    ['10% de cashback', credit(10)],
    ['R$ 5 de volta no app', creditOf(500)],
    ['leve 20% mais', extra(20)],
    ['+30% grátis', extra(30)],
    ['a partir de R$ 5,99', fromPrice],
    ['OFERTA', price],
    ['De R$ 12,99 por R$ 9,99', priceCut],
    ['Preço normal: R$ 12,99', priceCut],
    ['50 pontos', 'POINTS'],
    ['Com cupom', 'COUPON'],
    ['R$ 20 de desconto em compras acima de R$ 100', 'THRESHOLD'],
    ['Ganhe uma caneca', 'GIFT'],
  ])('%s', (wording, mechanic) => expectMechanic('pt-BR', wording, mechanic));

  test.each([
    'kit com 3 unidades',
    'fardo com 12 un.',
    'C/ 12 un.',
    'frete grátis',
    'até 50% off',
    'em até 3x sem juros',
    'chocolate 70% cacau',
    'biscoito -30% de açúcar',
    'cerveja 5% vol.',
    '2 x 250 g',
    'enquanto durarem os estoques',
    'café 3 em 1',
  ])('"%s" is no promotion', (wording) => expectNone('pt-BR', wording));

  test.each<[string, WordingQualifiers]>([
    ['R$ 25,39/kg', { unitPrice: { minor: 2539, per: 'kg' } }],
    ['Kg: R$ 25,39', { unitPrice: { minor: 2539, per: 'kg' } }],
    ['R$ 3,99 o litro', { unitPrice: { minor: 399, per: 'L' } }],
    ['100 g: R$ 4,99', { unitPrice: { minor: 4990, per: 'kg' } }],
    ['1 unidade: R$ 5,99', { aloneMinor: 599 }],
    ['Sem clube: R$ 8,99', { regularMinor: 899, loyaltyRequired: true }],
    ['3 unidades: R$ 11,98', { lotTotal: { qty: 3, minor: 1198 } }],
    ['cada R$ 3,99', { unitMinor: 399 }],
    ['+ vasilhame R$ 2,50', { depositMinor: 250 }],
    ['Limitado a 6 unidades por CPF', { limitPerHousehold: 6 }],
    ['Máximo 4 kits por cliente', { limitPerHousehold: 4 }],
    [
      'Ofertas válidas de 02/12 a 08/12/2026',
      { validFrom: { day: 2, month: 12 }, validThrough: { day: 8, month: 12 } },
    ],
    ['DE QUARTA 02/12 A TERÇA 08/12', { validFrom: { day: 2, month: 12 }, validThrough: { day: 8, month: 12 } }],
    ['válido até 8 de dezembro', { validThrough: { day: 8, month: 12 } }],
    ['vários sabores, podem ser combinados', { choiceOfVariants: true, mixAndMatch: true }],
    ['Leve 3 pague 2, o de menor valor grátis', { cheapestFree: true }],
  ])('%s', (wording, qualifiers) => expectQualifiers('pt-BR', wording, qualifiers));

  test('a label needs its price, a group banner names its row', () => {
    expect(parseWording('LEVE 2 POR', 'pt-BR', { priceMinor: 1000 }).mechanic).toEqual(bundle(2, 1000));
    expect(parseWording('A PARTIR DE 3 UN. CADA', 'pt-BR', { priceMinor: 399 }).mechanic).toEqual(multi(3, 399));
    expect(parseWording('25% a partir de 2 unidades', 'pt-BR', { regularMinor: 400 }).mechanic).toEqual(multi(2, 300));
    const banner = parseWording('EM TODA ESTA LINHA: LEVE 3 PAGUE 2', 'pt-BR');
    expect([banner.mechanic, banner.groupBanner]).toEqual([free(2, 1), true]);
  });
});

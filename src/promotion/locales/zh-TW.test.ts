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

describe('Chinese of Taiwan', () => {
  test.each<Worded>([
    ['第2件\n5折', nth(2, 50)],
    ['第二件6折', nth(2, 40)],
    ['第２件８５折', nth(2, 15)],
    ['第2件半價', nth(2, 50)],
    ['第三件打七折', nth(3, 30)],
    ['買一送一', free(1, 1)],
    ['買1送1', free(1, 1)],
    ['買２\n送１', free(2, 1)],
    ['買3件再送1件', free(3, 1)],
    ['第2件0元', free(1, 1)],
    ['2+1', free(2, 1)],
    ['8折', off(20)],
    ['全面\n85折', off(15)],
    ['下殺7折', off(30)],
    ['八五折', off(15)],
    ['限時半價', off(50)],
    ['20% OFF', off(20)],
    ['現折30元', amountOff(30)],
    ['現折＄50', amountOff(50)],
    ['任選3件88元', bundle(3, 88)],
    ['2入$99', bundle(2, 99)],
    ['兩件$100', bundle(2, 100)],
    ['任選2件特價199元', bundle(2, 199)],
    ['３件１，２９９元', bundle(3, 1299)],
    ['NT$99/2入', bundle(2, 99)],
    ['買2件以上，每件45元', multi(2, 45)],
    ['任選3包 平均每包$33', multi(3, 33)],
    ['會員價', loyaltyPrice],
    ['會員獨享價$79', loyaltyPrice],
    ['APP會員限定', loyaltyPrice],
    ['會員回饋5%', credit(5)],
    ['點數回饋10元', creditOf(10)],
    ['加量20%不加價', extra(20)],
    ['$99起', fromPrice],
    ['特價', price],
    ['優惠價59元', price],
    ['特價$79 原價$99', price],
    ['$79 原價$99', priceCut],
    ['加價購$49', 'THRESHOLD'],
    ['滿額贈', 'THRESHOLD'],
    ['滿$1,000折100', 'THRESHOLD'],
    ['點數10倍送', 'POINTS'],
    ['憑券優惠', 'COUPON'],
    ['買就送馬克杯', 'GIFT'],
  ])('%s', (wording, mechanic) => expectMechanic('zh-TW', wording, mechanic));

  test.each([
    '6入裝',
    '500ml x 6入',
    '全館5折起',
    '最低3折',
    '咖啡3合1',
    '100%純果汁',
    '減糖30%',
    '免運費',
    '第2件10元',
    '加1元多1件',
    '折疊收納箱',
    '產地：台灣',
  ])('"%s" is no promotion of known arithmetic', (wording) => expectNone('zh-TW', wording));

  test.each<[string, WordingQualifiers]>([
    ['每公斤$198', { unitPrice: { minor: 198, per: 'kg' } }],
    ['每100公克13.5元', { unitPrice: { minor: 135, per: 'kg' } }],
    ['$49.9/100g', { unitPrice: { minor: 499, per: 'kg' } }],
    ['每台斤60元', { unitPrice: { minor: 100, per: 'kg' } }],
    ['每公升 $60', { unitPrice: { minor: 60, per: 'L' } }],
    ['每顆$15', { unitPrice: { minor: 15, per: 'piece' } }],
    ['原價$1,299', { regularMinor: 1299 }],
    ['單件$59', { aloneMinor: 59 }],
    ['平均1件$33', { unitMinor: 33 }],
    ['非會員99元', { regularMinor: 99, loyaltyRequired: true }],
    ['任選3件88元', { lotTotal: { qty: 3, minor: 88 }, mixAndMatch: true }],
    ['押金$5', { depositMinor: 5 }],
    ['每人限購2組', { limitPerHousehold: 2 }],
    ['每戶限購三件', { limitPerHousehold: 3 }],
    [
      '活動期間 2026/12/2（三）～12/15（二）',
      { validFrom: { day: 2, month: 12 }, validThrough: { day: 15, month: 12 } },
    ],
    ['自2026年12月2日起至12月15日止', { validFrom: { day: 2, month: 12 }, validThrough: { day: 15, month: 12 } }],
    ['2026.12.02 - 2026.12.15', { validFrom: { day: 2, month: 12 }, validThrough: { day: 15, month: 12 } }],
    ['買一送一（低價者免費）口味任選', { cheapestFree: true, choiceOfVariants: true }],
  ])('%s', (wording, qualifiers) => expectQualifiers('zh-TW', wording, qualifiers));

  test('a label needs its price, a group banner names its row', () => {
    expect(parseWording('任選2件', 'zh-TW', { priceMinor: 100 }).mechanic).toEqual(bundle(2, 100));
    expect(parseWording('2入', 'zh-TW', { priceMinor: 99 }).mechanic).toEqual(bundle(2, 99));
    expect(parseWording('任選2件8折', 'zh-TW', { regularMinor: 100 }).mechanic).toEqual(multi(2, 80));
    const banner = parseWording('本排商品 第2件5折', 'zh-TW');
    expect([banner.mechanic, banner.groupBanner]).toEqual([nth(2, 50), true]);
  });
});

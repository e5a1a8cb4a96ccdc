import { type LeafletLocale, plainQuantity } from './locale.ts';

/** What is left of a price after a reduction, as it is said: 50 is "5", 15 is "85". */
export function foldOf(percent: number): string {
  const kept = 100 - percent;
  return kept % 10 === 0 ? String(kept / 10) : String(kept);
}

/** Taiwan: whole dollars; reductions are told as what remains (第2件5折 is half price on the second). */
export const tw: LeafletLocale = {
  code: 'zh-TW',
  country: 'TW',
  htmlLang: 'zh-TW',
  languages: ['zh'],
  currency: 'TWD',
  retailers: ['好鄰市集', '滿福超市', '綠田生活'],
  faces: ['whole', 'whole', 'wholeSuffix'],
  sign: '$',
  decimal: '.',
  thousands: ',',
  amount: (figure) => `$${figure}`,
  mechanics: {
    PRICE: { weight: 10, badges: ['', '', '特價', '超值', '新品'] },
    PRICE_CUT: { weight: 6, badges: ['', '特價'] },
    PERCENT_OFF: { weight: 5, percents: [10, 15, 20, 30], badges: ['{z}折', '全面|{z}折'] },
    NTH_PERCENT: { weight: 6, percents: [50, 40, 30], badges: ['第2件|{z}折', '第2件{z}折'], lot: ['2件', '任選2件'] },
    X_PLUS_Y_FREE: {
      weight: 6,
      sets: [
        [1, 1],
        [2, 1],
      ],
      badges: ['買{x}|送{y}', '買{x}送{y}'],
      lot: ['{n}件'],
    },
    BUNDLE_PRICE: {
      weight: 5,
      sets: [
        [2, 0],
        [3, 0],
      ],
      badges: [''],
      lot: ['{n}入', '任選{n}件', '{n}件'],
    },
    LOYALTY_PRICE: { weight: 3, badges: ['會員價', '會員|獨享價'] },
  },
  from: { labels: [], ranges: [] },
  text: {
    regular: ['原價{a}', '原價 {a}'],
    alone: ['單件{a}', '單入 {a}'],
    aloneTag: [],
    withoutCard: ['非會員{a}', '原價{a}'],
    unitPrice: { kg: ['每公斤{a}'], L: ['每公升{a}'] },
    lotLine: ['{n}件{a}'],
    unitLine: ['平均1件{a}'],
    creditLine: ['回饋{a}'],
    paidLine: ['實付{a}'],
    limit: ['每人限購{n}組'],
    deposit: ['押金{a}'],
    choice: ['口味任選'],
    origin: ['產地：台灣', '產銷履歷'],
    notes: ['限12/4～12/6', '約6人份', '保存期限18個月'],
    perKg: ['/公斤'],
    per100g: ['/100g'],
    perItem: [],
    or: '或',
  },
  flavors: ['草莓', '香草', '檸檬', '水蜜桃', '巧克力', '榛果', '椰子'],
  quantity: (pack, _shape, variant) => {
    if (pack.unit === 'piece') return `${pack.size}入`;
    const single = plainQuantity({ ...pack, count: 1 }, '.', 'x', '');
    if (pack.count === 1) return variant % 2 === 0 ? single : `${single}/包`;
    return variant % 2 === 0 ? `${single}x${pack.count}入` : `${single} x ${pack.count}`;
  },
  pieceWords: ['捲', '入'],
  group: {
    NTH_PERCENT: ['本排商品 第2件{z}折', '框內商品 第2件{z}折'],
    X_PLUS_Y_FREE: ['本排商品 買{x}送{y}', '框內商品 買{x}送{y}'],
  },
  page: {
    titles: ['年終感恩祭', '天天最低價', '新鮮直送', '居家清潔節'],
    dates: ['活動期間 2026/12/2（三）～12/15（二）', '2026.12.02 - 2026.12.15'],
    legal: [
      '本期優惠自2026年12月2日起至12月15日止，售完為止。商品圖片僅供參考，以實物為準。好鄰市集股份有限公司 統一編號 12345678 台北市大同區延平北路二段88號。客服專線 0800-123-456。',
      '價格均為新台幣含稅價。部分商品門市不同恕不另行通知。食品業者登錄字號 A-112345678-00000-1。',
    ],
    alcohol: '飲酒過量 有害健康 未滿十八歲禁止飲酒',
    ribbons: ['新鮮', '超人氣', '獨家'],
    decoys: [
      '滿額抽獎 最高 $10,000 購物金|活動至12/20止，詳見店內公告',
      '宅配運費 $120|滿$1,000免運 電話 02-2345-6789',
      '今日食譜：三杯雞|4人份 35分鐘 每份約$45',
    ],
  },
};

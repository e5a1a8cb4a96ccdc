import { currencyDigits } from '../../src/money/index.ts';
import { rounded } from './amounts.ts';
import type { LeafletLocale } from './locales/locale.ts';
import { plainQuantity } from './locales/locale.ts';
import { type Dice, netQuantity, type PlannedOffer, type ShelfProduct, shuffled } from './model.ts';

/** A product of the feed with the identities that the truth names. */
export interface FeedProduct {
  readonly id: string;
  readonly gtin: string;
  readonly product: ShelfProduct;
}

export interface LeafletFeed {
  readonly csv: string;
  /** Same product objects as in the plan. */
  readonly byProduct: ReadonlyMap<ShelfProduct, FeedProduct>;
}

/** The feed that goes with a leaflet: what it offers, what looks like it, and the rest of the shelf. */
export function makeFeed(
  roll: Dice,
  locale: LeafletLocale,
  offers: readonly PlannedOffer[],
  shelf: readonly ShelfProduct[],
): LeafletFeed {
  const offered = offers.flatMap(({ products }) => products);
  const listed = offers.filter(({ inFeed }) => inFeed).flatMap(({ products }) => products);
  const nameOf = (product: ShelfProduct): string => titleOf(product, locale).toLowerCase();
  const names = new Set(offered.map(nameOf));
  const alike = offered.flatMap((product) => neighbors(roll, locale, product));
  const rows = new Map<string, ShelfProduct>();
  for (const product of [...listed, ...[...shelf, ...alike].filter((other) => !names.has(nameOf(other)))]) {
    if (!rows.has(nameOf(product))) rows.set(nameOf(product), product);
  }
  const usedIds = new Set<string>();
  const all = shuffled(roll, [...rows.values()]).map((product) => ({
    id: newId(roll, usedIds),
    gtin: newGtin(roll),
    product,
  }));
  const header = 'id,gtin,title,brand,unit_pricing_measure,product_type,price,availability,image_link,link';
  const csv = [header, ...all.map((row) => csvRow(roll, locale, row))].join('\n');
  return { csv: `${csv}\n`, byProduct: new Map(all.map((row) => [row.product, row])) };
}

/** Other sizes and other flavors of what is offered. */
function neighbors(roll: Dice, locale: LeafletLocale, product: ShelfProduct): ShelfProduct[] {
  if (product.soldBy !== 'item') return [];
  const found: ShelfProduct[] = [];
  if (roll() < 0.45) {
    const { count, size } = product.pack;
    const pack =
      count > 1 ? { ...product.pack, count: count * 2 } : { ...product.pack, size: Math.round(size * 150) / 100 };
    found.push({ ...product, pack, priceMinor: rounded(product.priceMinor * 1.6, locale) });
  }
  if (roll() < 0.35) {
    const gap = locale.code === 'zh-TW' ? '' : ' ';
    const flavor = locale.flavors[Math.floor(roll() * locale.flavors.length)]!;
    found.push({ ...product, name: `${product.name}${gap}${flavor}` });
  }
  return found;
}

function newId(roll: Dice, used: Set<string>): string {
  for (;;) {
    const id = String(100000 + Math.floor(roll() * 900000));
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}

/** In GS1's restricted range, with its check digit, so that it is no product's real number. */
function newGtin(roll: Dice): string {
  const digits = `2${Array.from({ length: 11 }, () => Math.floor(roll() * 10)).join('')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function titleOf({ brand, name, pack, soldBy, shape }: ShelfProduct, locale: LeafletLocale): string {
  const counted = `${pack.size} ${locale.pieceWords[shape === 'rolls' ? 0 : 1]}`;
  const quantity = soldBy === 'kg' ? '' : pack.unit === 'piece' ? counted : plainQuantity(pack, locale.decimal);
  return [brand, name, quantity].filter(Boolean).join(' ');
}

/** As a till prints it: no accents, long words cut, no gaps in the quantity. */
function tillTitle({ brand, name, pack, soldBy }: ShelfProduct): string {
  const words = `${brand} ${name}`
    .trim()
    .split(/\s+/)
    .map((word) => (word.length > 7 ? word.slice(0, 7) : word));
  const quantity =
    soldBy === 'kg' ? '' : pack.unit === 'piece' ? String(pack.size) : plainQuantity(pack, '.', 'X', '').toUpperCase();
  const text = [...words, quantity].filter(Boolean).join(' ');
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .toUpperCase();
}

function csvRow(roll: Dice, locale: LeafletLocale, { id, gtin, product }: FeedProduct): string {
  const cells = [
    id,
    roll() < 0.04 ? '' : gtin,
    roll() < 0.33 ? tillTitle(product) : titleOf(product, locale),
    roll() < 0.08 ? '' : product.brand,
    measureOf(product),
    product.productType,
    `${(product.priceMinor / 10 ** currencyDigits[locale.currency]).toFixed(currencyDigits[locale.currency])} ${locale.currency}`,
    'in_stock',
    `https://cdn.example/p/${id}.jpg`,
    `https://shop.example/p/${id}`,
  ];
  return cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

function measureOf({ pack }: ShelfProduct): string {
  const { amount, unit } = netQuantity(pack);
  if (unit === 'piece') return `${amount}ct`;
  return `${amount / 1000}${unit === 'g' ? 'kg' : 'L'}`;
}

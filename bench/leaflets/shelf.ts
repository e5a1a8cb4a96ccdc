import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../scratch.ts';
import type { LocaleCode, Pack, Shape, ShelfProduct, SoldBy } from './model.ts';
import { shelfLists } from './shelves/index.ts';

const feeds: Readonly<Partial<Record<LocaleCode, string>>> = { fr: 'fr.csv', be: 'be.csv', es: 'es.csv', it: 'it.csv' };

/** The products that leaflets of a country are drawn from: its demo feed, and its own list. */
export function shelfOf(locale: LocaleCode): ShelfProduct[] {
  const feed = feeds[locale];
  const listed = shelfLists[locale].trim().split('\n').filter(Boolean).map(fromListLine);
  return [...listed, ...(feed ? fromDemoFeed(feed) : [])];
}

interface DemoRow {
  readonly title: string;
  readonly brand: string;
  readonly unit_pricing_measure: string;
  readonly product_type: string;
  readonly price: string;
  readonly sale_unit: string;
}

/** Only rows whose title says brand, name and quantity in full: the till's short titles name nothing that could be printed. */
function fromDemoFeed(file: string): ShelfProduct[] {
  const rows = parse(readFileSync(join(root, 'demo/feeds', file)), { columns: true }) as DemoRow[];
  return rows.flatMap((row) => {
    const { title, brand } = row;
    if (!brand || row.sale_unit || !row.unit_pricing_measure || title === title.toUpperCase()) return [];
    if (!title.toLowerCase().startsWith(brand.toLowerCase())) return [];
    const quantity = /\s((?:\d+ x )?[\d,.]+ (?:k?g|c?l|ml|L))$/.exec(title);
    const pack = quantity && parsePack(quantity[1]!);
    if (!pack) return [];
    const name = title.slice(brand.length, quantity.index).trim();
    if (name === '') return [];
    return [
      aProduct({ brand, name, pack, soldBy: 'item', productType: row.product_type, priceMinor: minorOf(row.price) }),
    ];
  });
}

const minorOf = (price: string): number => Math.round(Number.parseFloat(price) * 100);

/** `brand|name|quantity|price in minor units|type[|deposit]`; the quantity is `6x1.5 L`, `24 piece`, `kg` or `100g`. */
function fromListLine(line: string): ShelfProduct {
  const [brand = '', name = '', quantity = '', price = '', productType = '', deposit = '0'] = line.split('|');
  const soldBy: SoldBy = quantity === 'kg' || quantity === '100g' ? quantity : 'item';
  const pack = soldBy === 'kg' ? weighed(1, 'kg') : soldBy === '100g' ? weighed(100, 'g') : parsePack(quantity);
  if (!pack) throw new Error(`The quantity ${quantity} of ${brand} ${name} cannot be read.`);
  const product = aProduct({ brand, name, pack, soldBy, productType, priceMinor: Number(price) });
  return { ...product, depositMinor: Number(deposit) };
}

const weighed = (size: number, unit: Pack['unit']): Pack => ({ count: 1, size, unit });

function parsePack(text: string): Pack | undefined {
  const parts = /^(?:(\d+) ?x ?)?([\d,.]+) ?(kg|g|ml|cl|l|L|piece)$/.exec(text);
  if (!parts) return undefined;
  const [, count = '1', size = '', unit = ''] = parts;
  return {
    count: Number(count),
    size: Number(size.replace(',', '.')),
    unit: (unit === 'l' ? 'L' : unit) as Pack['unit'],
  };
}

function aProduct(
  given: Pick<ShelfProduct, 'brand' | 'name' | 'pack' | 'soldBy' | 'productType' | 'priceMinor'>,
): ShelfProduct {
  const alcohol = /bi[eè]r|beer|vin|cerve|birre|piwo|bere|啤酒/i.test(given.productType);
  return { ...given, depositMinor: 0, shape: shapeOf(given.productType, given.pack, given.name), alcohol };
}

const shapes: readonly (readonly [RegExp, Shape])[] = [
  [/fruit|legum|verdur|owoce|warzyw|fructe|水果|蔬/i, 'fruit'],
  [/viand|boucher|carn|mi[eę]so|肉/i, 'meat'],
  [/poisson|pesc|ryb|pe[sș]te|peixe|魚|海鮮/i, 'fish'],
  [/boulanger|panad|panett|pieczyw|panifica|padaria|麵包/i, 'bread'],
  [/maison|bazar|hogar|dom$|casa-|家居/i, 'pan'],
  [/conserv|canned|罐頭/i, 'can'],
  [/surgel|congel|mrozon|冷凍|petit-dej|desayun|cereal/i, 'box'],
  [/fromage|charcut|traiteur|salum|queso|formagg|^ser|w[eę]dlin|mezel|br[aâ]nz|queijo|frios|refriger|起司/i, 'tray'],
  [/yaourt|cremer|yogur|jogurt|iaurt|lactat|優格|latticin|lacteo/i, 'tub'],
  [/epicerie-sucr|confitur|miel|jar|sauce|salsa/i, 'jar'],
  [/drog|hygi|higien|deterg|chemia|casa|limpeza|limpieza|清潔/i, 'tube'],
];

/** Paper that is counted in rolls. */
const rolled = /papier|essuie|papel hig|rollo|carta|toaletowy|ręcznik|igienică|prosoape|toalha|衛生紙/i;

function shapeOf(productType: string, { count, size, unit }: Pack, name: string): Shape {
  const isLiquid = unit === 'ml' || unit === 'cl' || unit === 'L';
  if (isLiquid && /lait|leche|latte|mleko|lapte|leite|牛奶|豆漿/i.test(name)) return 'brick';
  if (isLiquid && count > 1 && size <= 50 && unit === 'cl') return 'can';
  const named = shapes.find(([pattern]) => pattern.test(productType));
  if (unit === 'piece') return rolled.test(name) ? 'rolls' : named?.[1] === 'fruit' ? 'fruit' : 'box';
  if (named) return isLiquid && ['tray', 'tub', 'jar'].includes(named[1]) ? 'bottle' : named[1];
  return isLiquid ? 'bottle' : size > 250 || unit === 'kg' ? 'bag' : 'box';
}

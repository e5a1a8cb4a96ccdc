import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { sql } from 'kysely';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { savePrices } from '../../catalog/index.ts';
import type { Database, EntityId } from '../../platform/index.ts';

/** Milk at 1.20 and ham at 3.00, at every store of the entity. */
export async function saveGoods(db: Database, entityId: EntityId): Promise<void> {
  const start = new Date('2026-08-01T00:00:00Z');
  await sql`
    insert into product (entity_id, product_id, title, search, net_amount, net_unit, active, updated_at)
    values (${entityId}, 'milk', 'Lait 1 L', '', 1000, 'ml', true, ${start}),
      (${entityId}, 'ham', 'Jambon 200 g', '', 200, 'g', true, ${start})`.execute(db);
  const prices = [
    { productId: 'milk', priceMinor: 120 },
    { productId: 'ham', priceMinor: 300 },
  ];
  await savePrices(
    db,
    entityId,
    prices.map((price) => ({ ...price, storeId: '', validFrom: start })),
  );
}

/** Takes every leaflet away, and what was published of it. */
export async function clearLeaflets(db: Database): Promise<void> {
  await sql`truncate leaflet cascade`.execute(db);
}

/** What a phone would read in a picture of a code. */
export async function readCode(svg: string): Promise<string | undefined> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  const png = await sharp(Buffer.from(svg), { density: 600 }).png().toBuffer();
  const [found] = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] });
  return found?.text;
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { newGraphId } from './ids.ts';
import { inTransaction } from './state-file.ts';

const graphId = z.string().regex(/^\d{1,32}$/);

/** What it takes to have a business number; ids that are left out are made up. */
export const newNumberShape = z.strictObject({
  waba_id: graphId.optional(),
  phone_number_id: graphId.optional(),
  display_phone_number: z
    .string()
    .regex(/^\+?[\d ().-]{5,32}$/)
    .optional(),
  verified_name: z.string().min(1).max(128),
  catalog_id: graphId.optional(),
  throughput_per_second: z.number().int().min(1).max(1000).default(80),
});

/** A business phone number, with what its WhatsApp Business Account (WABA) says for all of its numbers. */
export type BusinessNumber = {
  /** A Page of Messenger stands among the numbers. */
  readonly channel: 'whatsapp' | 'messenger';
  readonly phone_number_id: string;
  readonly waba_id: string;
  readonly display_phone_number: string;
  readonly verified_name: string;
  readonly catalog_id: string | null;
  readonly is_cart_enabled: boolean;
  readonly is_catalog_visible: boolean;
  readonly throughput_per_second: number;
};

export type Account = {
  readonly waba_id: string;
  readonly catalog_id: string | null;
  readonly subscribed: boolean;
  readonly callback_uri: string | null;
  readonly verify_token: string | null;
};

const selectNumber = `
  select case when page.page_id is null then 'whatsapp' else 'messenger' end as channel,
         phone_number_id, waba_id, coalesce('m.me/' || page.username, display_phone_number) as display_phone_number, verified_name, account.catalog_id, is_cart_enabled,
         is_catalog_visible, throughput_per_second
  from number join account using (waba_id) left join page on page.page_id = number.phone_number_id`;

/** Adds a number and its account, or updates them when the ids are known. */
export function saveNumber(db: DatabaseSync, asked: z.infer<typeof newNumberShape>): BusinessNumber {
  const id = asked.phone_number_id ?? newGraphId();
  const wabaId = asked.waba_id ?? newGraphId();
  inTransaction(db, () => {
    db.prepare('insert into account (waba_id) values (?) on conflict do nothing').run(wabaId);
    if (asked.catalog_id !== undefined) linkCatalog(db, wabaId, asked.catalog_id);
    db.prepare(
      `insert into number (phone_number_id, waba_id, display_phone_number, verified_name, throughput_per_second)
       values (?, ?, ?, ?, ?)
       on conflict (phone_number_id) do update set waba_id = excluded.waba_id,
         display_phone_number = excluded.display_phone_number, verified_name = excluded.verified_name,
         throughput_per_second = excluded.throughput_per_second`,
    ).run(id, wabaId, asked.display_phone_number ?? id, asked.verified_name, asked.throughput_per_second);
  });
  return findNumber(db, id)!;
}

/** All numbers, by name. */
export function listNumbers(db: DatabaseSync): BusinessNumber[] {
  return db.prepare(`${selectNumber} order by verified_name, phone_number_id`).all().map(toNumber);
}

export function findNumber(db: DatabaseSync, phoneNumberId: string): BusinessNumber | undefined {
  const row = db.prepare(`${selectNumber} where phone_number_id = ?`).get(phoneNumberId);
  return row === undefined ? undefined : toNumber(row);
}

/** The digits of a number as webhooks print them. */
export function displayDigits(number: BusinessNumber): string {
  return number.display_phone_number.replaceAll(/\D/g, '');
}

export function findAccount(db: DatabaseSync, wabaId: string): Account | undefined {
  const row = db.prepare('select * from account where waba_id = ?').get(wabaId);
  if (row === undefined) return undefined;
  return { ...(row as unknown as Account), subscribed: row['subscribed'] === 1 };
}

/** Links a catalog to an account; `null` unlinks. An account has one catalog. */
export function linkCatalog(db: DatabaseSync, wabaId: string, catalogId: string | null): void {
  db.prepare('update account set catalog_id = ? where waba_id = ?').run(catalogId, wabaId);
}

/** Whether a catalog is linked to any account, which is how the sandbox knows that it exists. */
export function catalogExists(db: DatabaseSync, catalogId: string): boolean {
  return db.prepare('select 1 from account where catalog_id = ?').get(catalogId) !== undefined;
}

/** Switches the webhooks of an account on (perhaps to an address of its own) or off. */
export function subscribeAccount(db: DatabaseSync, account: Omit<Account, 'catalog_id'>): void {
  db.prepare('update account set subscribed = ?, callback_uri = ?, verify_token = ? where waba_id = ?').run(
    account.subscribed ? 1 : 0,
    account.callback_uri,
    account.verify_token,
    account.waba_id,
  );
}

export function setCommerce(
  db: DatabaseSync,
  phoneNumberId: string,
  commerce: { readonly is_cart_enabled: boolean; readonly is_catalog_visible: boolean },
): void {
  db.prepare('update number set is_cart_enabled = ?, is_catalog_visible = ? where phone_number_id = ?').run(
    commerce.is_cart_enabled ? 1 : 0,
    commerce.is_catalog_visible ? 1 : 0,
    phoneNumberId,
  );
}

function toNumber(row: object): BusinessNumber {
  const number = row as BusinessNumber & { is_cart_enabled: unknown; is_catalog_visible: unknown };
  return {
    ...number,
    is_cart_enabled: Boolean(number.is_cart_enabled),
    is_catalog_visible: Boolean(number.is_catalog_visible),
  };
}

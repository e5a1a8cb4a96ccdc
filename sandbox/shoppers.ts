import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { newBusinessScopedUserId } from './ids.ts';

/** What it takes to have a person with the app; without `wa_id` businesses see the business-scoped id only. */
export const newShopperShape = z.strictObject({
  name: z.string().trim().min(1).max(128),
  wa_id: z
    .string()
    .transform((number) => number.replaceAll(/[+ ().-]/g, ''))
    .pipe(z.string().regex(/^\d{5,20}$/))
    .optional(),
  user_id: z
    .string()
    .regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/)
    .optional(),
  username: z.string().min(1).max(64).optional(),
});

/** A person with the messaging app. */
export type Shopper = {
  readonly id: string;
  readonly name: string;
  /** The phone number as digits; `null` for people whom businesses know by `user_id` only. */
  readonly wa_id: string | null;
  /** Business-scoped user id (BSUID). */
  readonly user_id: string;
  readonly username: string | null;
  readonly stopped_marketing: boolean;
};

/** Adds a person, or answers the one who already has this phone number or user id. */
export function saveShopper(db: DatabaseSync, asked: z.infer<typeof newShopperShape>): Shopper {
  const known = findByAddress(db, asked.wa_id ?? asked.user_id ?? '');
  if (known !== undefined) {
    db.prepare('update shopper set name = ? where id = ?').run(asked.name, known.id);
    return { ...known, name: asked.name };
  }
  const id = randomUUID();
  db.prepare('insert into shopper (id, name, wa_id, user_id, username) values (?, ?, ?, ?, ?)').run(
    id,
    asked.name,
    asked.wa_id ?? null,
    asked.user_id ?? newBusinessScopedUserId('FR'),
    asked.username ?? null,
  );
  return findShopper(db, id)!;
}

export function listShoppers(db: DatabaseSync): Shopper[] {
  return db.prepare('select * from shopper order by name, id').all().map(toShopper);
}

/** Finds a person by the sandbox's id, phone number or user id. */
export function findShopper(db: DatabaseSync, idOrAddress: string): Shopper | undefined {
  const row = db.prepare('select * from shopper where id = ?').get(idOrAddress);
  return row === undefined ? findByAddress(db, idOrAddress) : toShopper(row);
}

/** Finds a person by phone number (any punctuation) or business-scoped user id. */
export function findByAddress(db: DatabaseSync, address: string): Shopper | undefined {
  const digits = address.replaceAll(/[+ ().-]/g, '');
  const row = db.prepare('select * from shopper where wa_id = ? or user_id = ?').get(digits, address);
  return row === undefined ? undefined : toShopper(row);
}

export function setStoppedMarketing(db: DatabaseSync, shopperId: string, stopped: boolean): void {
  db.prepare('update shopper set stopped_marketing = ? where id = ?').run(stopped ? 1 : 0, shopperId);
}

function toShopper(row: object): Shopper {
  const shopper = row as Shopper & { stopped_marketing: unknown };
  return { ...shopper, stopped_marketing: Boolean(shopper.stopped_marketing) };
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { newGraphId } from '../ids.ts';
import { saveNumber } from '../numbers.ts';

/** What it takes to have a Page; an id that is left out is made up. */
export const newPageShape = z.strictObject({
  page_id: z
    .string()
    .regex(/^\d{1,32}$/)
    .optional(),
  name: z.string().min(1).max(128),
  /** The name in its address, as in m.me/my.supermarket. */
  username: z.string().regex(/^[\w.-]{1,80}$/),
});

/** What stands around the chats of a Page, as its app set it. */
export type Profile = Readonly<Record<string, unknown>>;

/** A Facebook Page that people write to in Messenger. It stands among the numbers too, with its id as number and account. */
export type Page = {
  readonly page_id: string;
  readonly username: string;
  readonly profile: Profile;
  /** The events its app asked for. */
  readonly subscribed_fields: readonly string[];
};

/** Adds a Page, or renames it when the id is known. */
export function savePage(db: DatabaseSync, { page_id, name, username }: z.infer<typeof newPageShape>): Page {
  const id = page_id ?? newGraphId();
  saveNumber(db, { phone_number_id: id, waba_id: id, verified_name: name, throughput_per_second: 300 });
  db.prepare(
    'insert into page (page_id, username) values (?, ?) on conflict do update set username = excluded.username',
  ).run(id, username);
  return findPage(db, id)!;
}

/** Finds a Page by its id or the name in its address. */
export function findPage(db: DatabaseSync, idOrUsername: string): Page | undefined {
  const row = db.prepare('select * from page where page_id = ? or username = ?').get(idOrUsername, idOrUsername);
  if (row === undefined) return undefined;
  const page = row as { page_id: string; username: string; profile: string; subscribed_fields: string };
  return {
    page_id: page.page_id,
    username: page.username,
    profile: JSON.parse(page.profile),
    subscribed_fields: JSON.parse(page.subscribed_fields),
  };
}

export function setProfile(db: DatabaseSync, pageId: string, profile: Profile): void {
  db.prepare('update page set profile = ? where page_id = ?').run(JSON.stringify(profile), pageId);
}

export function subscribePage(db: DatabaseSync, pageId: string, fields: readonly string[]): void {
  db.prepare('update page set subscribed_fields = ? where page_id = ?').run(JSON.stringify(fields), pageId);
}

/** The id by which one Page knows a person, made at their first meeting. */
export function psidOf(db: DatabaseSync, pageId: string, shopperId: string): string {
  db.prepare('insert into psid (psid, page_id, shopper_id) values (?, ?, ?) on conflict do nothing').run(
    newGraphId(),
    pageId,
    shopperId,
  );
  const row = db.prepare('select psid from psid where page_id = ? and shopper_id = ?').get(pageId, shopperId);
  return String(row?.['psid']);
}

/** Who is known by a page-scoped id, and to which Page. */
export function findByPsid(db: DatabaseSync, psid: string): { page_id: string; shopper_id: string } | undefined {
  const row = db.prepare('select page_id, shopper_id from psid where psid = ?').get(psid);
  return row as { page_id: string; shopper_id: string } | undefined;
}

/** Which Page's token a call needs that names this id: a Page, or somebody whom a Page knows. */
export function pageOfObject(db: DatabaseSync, id: string): string | undefined {
  return findPage(db, id)?.page_id === id ? id : findByPsid(db, id)?.page_id;
}

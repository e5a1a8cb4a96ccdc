import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { type Database, type EntityId, newSecret, ok, parseEntityId, type Result, refuse } from '../platform/index.ts';
import type { Employee } from './person.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  findCredentials,
  findEmployee,
  insertOneTimeLink,
  insertSession,
  listPeople,
  redeemOneTimeLink,
  savePasswordHash,
} from './repository.ts';

const sessionDays = 30;
const linkHours = 72;
const day = 86_400_000;

export type SignInRefusal = { readonly code: 'unknown_credentials' } | { readonly code: 'link_used_or_expired' };

/** What the cookie holds: the entity and a secret of which only the hash is stored. */
export interface SessionToken {
  readonly value: string;
  readonly expiresAt: Date;
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export async function openSession(
  db: Database,
  entityId: EntityId,
  personId: string,
  now: Date,
): Promise<SessionToken> {
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + sessionDays * day);
  await deleteExpiredSessions(db, entityId, now);
  await insertSession(db, { entityId, tokenHash: hashOf(secret), personId, createdAt: now, expiresAt });
  return { value: `${entityId}.${secret}`, expiresAt };
}

function splitToken(token: string | undefined): { entityId: EntityId; tokenHash: Buffer } | undefined {
  const [entity = '', secret = ''] = (token ?? '').split('.');
  const entityId = parseEntityId(entity);
  return entityId && secret.length === 43 ? { entityId, tokenHash: hashOf(secret) } : undefined;
}

/** Who holds the session, or undefined when it is unknown or over. */
export async function employeeOf(db: Database, token: string | undefined, now: Date): Promise<Employee | undefined> {
  const parts = splitToken(token);
  return parts && findEmployee(db, parts.entityId, parts.tokenHash, now);
}

export async function closeSession(db: Database, token: string | undefined): Promise<void> {
  const parts = splitToken(token);
  if (parts) await deleteSession(db, parts.entityId, parts.tokenHash);
}

const stretch = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64')}$${(await stretch(password, salt, 32)).toString('base64')}`;
}

async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  // An unknown address costs as much time as a wrong password, so that the answer does not tell which it was.
  const [, salt = '', hash = ''] = (stored ?? `scrypt$${'A'.repeat(22)}==$${'A'.repeat(43)}=`).split('$');
  const expected = Buffer.from(hash, 'base64');
  const given = await stretch(password, Buffer.from(salt, 'base64'), 32);
  return expected.length === given.length && timingSafeEqual(expected, given) && stored !== null;
}

/** Signs in by e-mail and password, to `entityId` or to the person's first entity. */
export async function signInByPassword(
  db: Database,
  { email, password, entityId }: { email: string; password: string; entityId?: EntityId },
  now: Date,
): Promise<Result<SessionToken, SignInRefusal>> {
  const found = await findCredentials(db, email);
  const fits = await passwordFits(password, found?.passwordHash ?? null);
  const entity = found?.entityIds.find((id) => id === entityId) ?? found?.entityIds[0];
  if (!fits || !found || !entity) return refuse({ code: 'unknown_credentials' });
  return ok(await openSession(db, entity, found.personId, now));
}

/** Signs in as one of the demo's people. Only demo people can be signed in this way. */
export async function signInAsDemoPerson(
  db: Database,
  entityId: EntityId,
  personId: string,
  now: Date,
): Promise<Result<SessionToken, SignInRefusal>> {
  const people = await listPeople(db, entityId, true);
  if (!people.some((person) => person.personId === personId)) return refuse({ code: 'unknown_credentials' });
  return ok(await openSession(db, entityId, personId, now));
}

/** A link's key: valid once, for three days. */
export async function makeOneTimeKey(db: Database, entityId: EntityId, personId: string, now: Date): Promise<string> {
  const secret = newSecret();
  await insertOneTimeLink(db, {
    entityId,
    tokenHash: hashOf(secret),
    personId,
    expiresAt: new Date(now.getTime() + linkHours * 3_600_000),
  });
  return `${entityId}.${secret}`;
}

/** Uses a one-time link: the person chooses a password and is signed in. */
export async function signInByLink(
  db: Database,
  key: string,
  newPassword: string,
  now: Date,
): Promise<Result<SessionToken, SignInRefusal>> {
  const parts = splitToken(key);
  const personId = parts && (await redeemOneTimeLink(db, parts.entityId, parts.tokenHash, now));
  if (!parts || !personId) return refuse({ code: 'link_used_or_expired' });
  await savePasswordHash(db, personId, await hashPassword(newPassword));
  return ok(await openSession(db, parts.entityId, personId, now));
}

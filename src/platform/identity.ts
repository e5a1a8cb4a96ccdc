import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;

/** A string that has been parsed: text from outside is not one until its parser says so. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The country company that owns the data. It leads every key and every query. */
export type EntityId = Branded<'EntityId'>;

/** Lower-case letters, digits and dashes, 2 to 32 characters: `fr`, `be-south`. */
export function parseEntityId(text: string): EntityId | undefined {
  return /^[a-z0-9][a-z0-9-]{1,31}$/.test(text) ? (text as EntityId) : undefined;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** A UUID version 7 (RFC 9562): new rows lie beside each other in an index. Its 74 random bits make it unguessable enough to name, not to authorise. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** 256 random bits, URL-safe: for sessions, one-time links and anything that authorises by being known. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

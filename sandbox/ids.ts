import { randomBytes, randomInt } from 'node:crypto';

/** A Graph object id: decimal digits above 2^53, so that whoever reads it as a number loses it at once. */
export function newGraphId(): string {
  return `9${Array.from({ length: 16 }, () => randomInt(10)).join('')}`;
}

/** A template's id: webhooks print it as a JSON number, so it stays below 2^53. */
export function newTemplateId(): string {
  return `1${Array.from({ length: 15 }, () => randomInt(10)).join('')}`;
}

/** A message id in the form of Meta's: `wamid.` and base64 that holds the other side's id. */
export function newWamid(party: string): string {
  const bytes = Buffer.concat([Buffer.from([0x1c, 0x18]), Buffer.from(party), randomBytes(12)]);
  return `wamid.${bytes.toString('base64')}`;
}

/** A message id in the form of Messenger's. */
export function newMid(): string {
  return `m_${randomBytes(60).toString('base64url')}`;
}

/** A business-scoped user id, for example `FR.8213700412345678`. Source: WhatsApp business-scoped user ids, 2026. */
export function newBusinessScopedUserId(country: string): string {
  return `${country}.${newGraphId()}`;
}

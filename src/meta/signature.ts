import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The app secret as a key, made once. */
export function webhookKey(appSecret: string): KeyObject {
  return createSecretKey(appSecret, 'utf8');
}

/** Whether `X-Hub-Signature-256` is Meta's over exactly these bytes, compared in constant time. */
export function isSignedBy(key: KeyObject, header: string | undefined, body: Buffer): boolean {
  const given = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')?.[1];
  if (!given) return false;
  return timingSafeEqual(createHmac('sha256', key).update(body).digest(), Buffer.from(given, 'hex'));
}

/** Compares texts without telling by its time how much of them is equal. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

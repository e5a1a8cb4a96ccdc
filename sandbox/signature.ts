import { createHmac } from 'node:crypto';

/** JSON as Meta writes it into webhooks: everything outside ASCII as `\uXXXX`. */
export function toAsciiJson(value: unknown): string {
  const toEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replaceAll(/[\u0080-\uffff]/g, toEscape);
}

/** The value of `X-Hub-Signature-256` for these raw bytes. */
export function signatureOf(appSecret: string, rawBody: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;
}

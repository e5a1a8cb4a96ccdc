import { type Logger, pino } from 'pino';

export type { Logger };

/** Names of fields that may hold personal data or secrets: they never reach the log, wherever they stand. */
const redacted = [
  'phone',
  'name',
  'text',
  'body',
  'authorization',
  'cookie',
  'email',
  'password',
  'token',
  'to',
  'recipient',
  'wa_id',
];

export function makeLog(level: string): Logger {
  const paths = redacted.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({ level, redact: { paths, censor: '[hidden]' } });
}

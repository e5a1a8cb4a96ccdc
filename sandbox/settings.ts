import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const filled = z.string().min(1).max(512);

const environment = z.object({
  SANDBOX_PORT: port.default(3001),
  SANDBOX_DATA: filled.default('.halles/sandbox.sqlite'),
  SANDBOX_APP_SECRET: filled.default('sandbox-app-secret'),
  SANDBOX_VERIFY_TOKEN: filled.default('sandbox-verify-token'),
  SANDBOX_ACCESS_TOKEN: filled.default('sandbox-token'),
  SANDBOX_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:3000/webhooks/meta'),
});

/** What a sandbox needs to run; every field has a default. */
export type Settings = {
  /** TCP port on 127.0.0.1; 0 lets the system choose one. */
  readonly port: number;
  /** SQLite file, or `:memory:`. */
  readonly dataFile: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly accessToken: string;
  readonly webhookUrl: string;
};

/** Reads the settings from the environment. Throws one sentence that names the first wrong one. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const filledIn = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = environment.safeParse(filledIn);
  if (!read.success) throw new Error(sentenceOf(read.error));
  return {
    port: read.data.SANDBOX_PORT,
    dataFile: read.data.SANDBOX_DATA,
    appSecret: read.data.SANDBOX_APP_SECRET,
    verifyToken: read.data.SANDBOX_VERIFY_TOKEN,
    accessToken: read.data.SANDBOX_ACCESS_TOKEN,
    webhookUrl: read.data.SANDBOX_WEBHOOK_URL,
  };
}

function sentenceOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return `The setting ${issue?.path.join('.') ?? ''} is wrong: ${issue?.message ?? 'unreadable'}.`;
}

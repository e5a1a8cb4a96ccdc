import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** Every setting Halles has, read once from the environment. Times are in milliseconds. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  readonly sandboxPort: number;
  readonly meta: MetaConfig;
  /** A model that may read again what the reader is unsure of; undefined where none is set. */
  readonly model: ModelConfig | undefined;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  readonly secureCookies: boolean;
}

export interface MetaConfig {
  /** Base URL of the Graph API: graph.facebook.com, or the sandbox. */
  readonly graphUrl: string;
  readonly graphVersion: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly accessToken: string;
  /** The access token of a Facebook Page, by the Page's id; undefined where none is set. */
  readonly pageTokenOf: (pageId: string) => string | undefined;
  /** True when the stand-in that comes with Halles answers for Meta. */
  readonly sandbox: boolean;
  /** Where links into a chat lead, before the number or the Page's name: https://wa.me and https://m.me, or the sandbox's. */
  readonly chatLinks: { readonly whatsapp: string; readonly messenger: string };
}

/** An OpenAI-compatible server. */
export interface ModelConfig {
  /** What `/chat/completions` hangs on. */
  readonly url: string;
  readonly key: string | undefined;
  readonly name: string;
}

/** A setting that is wrong or missing. Its message is one sentence that names the setting. */
export class SettingError extends Error {
  override name = 'SettingError';
}

const port = z.coerce.number().int().min(0).max(65535);
const httpUrl = z.url({ protocol: /^https?$/ });
const settings = {
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SANDBOX_PORT: port.default(3001),
  PUBLIC_URL: httpUrl.optional(),
  HALLES_DATA: z.string().min(1).optional(),
  HALLES_DEMO: z.enum(['0', '1']).default('1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  META_GRAPH_URL: httpUrl.optional(),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d{2}\.\d$/)
    .default('v25.0'),
  META_APP_SECRET: z.string().min(8).optional(),
  META_VERIFY_TOKEN: z.string().min(8).optional(),
  META_ACCESS_TOKEN: z.string().min(8).optional(),
  META_PAGE_TOKENS: z
    .string()
    .regex(/^\d{5,30}=[^\s,=]{8,}(,\s*\d{5,30}=[^\s,=]{8,})*$/)
    .optional(),
  MODEL_URL: httpUrl.optional(),
  MODEL_KEY: z.string().min(1).optional(),
  MODEL_NAME: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
} as const;

const expected: Record<keyof typeof settings, string> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'an address to listen on',
  SANDBOX_PORT: 'a port number from 0 to 65535',
  PUBLIC_URL: 'an http(s) address',
  HALLES_DATA: 'a folder',
  HALLES_DEMO: '0 or 1',
  DATABASE_URL: 'an address that begins with postgres://',
  META_GRAPH_URL: 'an http(s) address, such as https://graph.facebook.com',
  META_GRAPH_VERSION: 'a version such as v25.0',
  META_APP_SECRET: 'at least 8 characters',
  META_VERIFY_TOKEN: 'at least 8 characters',
  META_ACCESS_TOKEN: 'at least 8 characters',
  META_PAGE_TOKENS: 'ids of Pages with their tokens, such as 1234567890=EAAB…,2345678901=EAAC…',
  MODEL_URL: 'an http(s) address, such as https://models.example/v1',
  MODEL_KEY: 'a key',
  MODEL_NAME: 'the name of a model',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  TRUST_PROXY: '0 or 1',
};

/**
 * Reads the settings. `root` is the folder of the program.
 * @throws {SettingError} with one sentence that names the wrong or missing setting.
 */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const read = readSettings(env);
  const sandbox = read.META_GRAPH_URL === undefined;
  const publicUrl = withoutSlash(read.PUBLIC_URL ?? `http://localhost:${read.PORT}`);
  return {
    port: read.PORT,
    host: read.HOST,
    publicUrl,
    dataFolder: dataFolder(read.HALLES_DATA, root),
    databaseUrl: read.DATABASE_URL,
    demo: read.HALLES_DEMO === '1',
    sandboxPort: read.SANDBOX_PORT,
    meta: sandbox ? sandboxMeta(read.SANDBOX_PORT, read.META_GRAPH_VERSION) : realMeta(read),
    model: modelOf(read),
    logLevel: read.LOG_LEVEL,
    trustProxy: read.TRUST_PROXY === '1',
    secureCookies: publicUrl.startsWith('https:'),
  };
}

type Settings = { [Key in keyof typeof settings]: z.infer<(typeof settings)[Key]> };

function readSettings(env: NodeJS.ProcessEnv): Settings {
  const read: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settings)) {
    const text = env[name]?.trim();
    const parsed = schema.safeParse(text === '' ? undefined : text);
    if (!parsed.success) throw new SettingError(`${name} must be ${expected[name as keyof typeof settings]}.`);
    read[name] = parsed.data;
  }
  return read as Settings;
}

function modelOf({ MODEL_URL: url, MODEL_KEY: key, MODEL_NAME: name }: Settings): ModelConfig | undefined {
  if (url === undefined) return undefined;
  if (name === undefined)
    throw new SettingError('MODEL_NAME is missing: with MODEL_URL set, Halles needs to know which model to ask.');
  return { url: withoutSlash(url), key, name };
}

function realMeta(read: Settings): MetaConfig {
  const required = (name: 'META_APP_SECRET' | 'META_VERIFY_TOKEN' | 'META_ACCESS_TOKEN'): string => {
    const value = read[name];
    if (value === undefined)
      throw new SettingError(`${name} is missing: with META_GRAPH_URL set, Halles needs it to speak to Meta.`);
    return value;
  };
  return {
    graphUrl: withoutSlash(read.META_GRAPH_URL!),
    graphVersion: read.META_GRAPH_VERSION,
    appSecret: required('META_APP_SECRET'),
    verifyToken: required('META_VERIFY_TOKEN'),
    accessToken: required('META_ACCESS_TOKEN'),
    pageTokenOf: pageTokens(read.META_PAGE_TOKENS),
    sandbox: false,
    chatLinks: { whatsapp: 'https://wa.me', messenger: 'https://m.me' },
  };
}

function pageTokens(written = ''): MetaConfig['pageTokenOf'] {
  const tokens = new Map(written.split(',').map((pair) => pair.trim().split('=') as [string, string]));
  return (pageId) => tokens.get(pageId);
}

function sandboxMeta(sandboxPort: number, graphVersion: string): MetaConfig {
  return {
    graphUrl: `http://127.0.0.1:${sandboxPort}`,
    graphVersion,
    appSecret: 'sandbox-app-secret',
    verifyToken: 'sandbox-verify-token',
    accessToken: 'sandbox-token',
    // The sandbox gives a Page a token of its own, as Meta does.
    pageTokenOf: (pageId) => `sandbox-token-${pageId}`,
    sandbox: true,
    chatLinks: { whatsapp: `http://localhost:${sandboxPort}/wa`, messenger: `http://localhost:${sandboxPort}/m` },
  };
}

const nobody = 65534;

/** `.halles/` in the clone when the database's own user can enter it, else a lasting folder named by the clone's path. */
function dataFolder(chosen: string | undefined, root: string): string {
  const folder = chosen ? resolve(chosen) : defaultDataFolder(root);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new SettingError(`HALLES_DATA must be a folder that can be written: ${folder} cannot.`);
  }
  if (process.getuid?.() === 0 && !othersCanEnter(folder)) {
    throw new SettingError(
      `HALLES_DATA must be in folders that every user may enter (chmod 711), because the database does not run as root: ${folder} is not.`,
    );
  }
  return folder;
}

function defaultDataFolder(root: string): string {
  const runsAsRoot = process.getuid?.() === 0;
  if (!runsAsRoot || othersCanEnter(root)) return join(root, '.halles');
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return join('/var/tmp', `halles-${name}`);
}

/** Root's own files may lie in a folder (mode 700) that the unprivileged database process cannot pass through. */
export function othersCanEnter(folder: string): boolean {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const stat = existsSync(path) ? statSync(path) : undefined;
    if (stat && stat.uid !== nobody && (stat.mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

import { Pool } from 'undici';
import { counter } from '../platform/index.ts';
import { GraphError, readGraphError } from './graph-error.ts';
import { parseJson } from './parse-webhook.ts';

type Query = Readonly<Record<string, string | number | boolean>>;

/** The Graph API. Paths begin with a node's id: `/{phone_number_id}/messages`. Ids in answers are texts. */
export interface Graph {
  /** @throws {GraphError} */
  get(path: string, query?: Query): Promise<unknown>;
  /** @throws {GraphError} */
  post(path: string, body?: unknown, query?: Query): Promise<unknown>;
  /** @throws {GraphError} */
  delete(path: string): Promise<unknown>;
  /** The same API, asked in the name of a Page. */
  as(accessToken: string): Graph;
  close(): Promise<void>;
}

export interface GraphSettings {
  readonly graphUrl: string;
  readonly graphVersion: string;
  readonly accessToken: string;
  readonly timeoutMs?: number;
}

const calls = counter('graph_calls_total', 'Calls to the Graph API by result', ['result']);
const longestAnswer = 4 * 1024 * 1024;

export function openGraph({ graphUrl, graphVersion, accessToken, timeoutMs = 20_000 }: GraphSettings): Graph {
  const base = new URL(graphUrl);
  const pool = new Pool(base.origin, {
    connections: 64,
    connect: { timeout: Math.min(timeoutMs, 5_000) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  const prefix = `${base.pathname.replace(/\/+$/, '')}/${graphVersion}`;
  const callWith = async (
    token: string,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    query: Query,
    body?: unknown,
  ): Promise<unknown> => {
    const asked = toQuery(query);
    const request = {
      method,
      path: `${prefix}${path}${asked ? `?${asked}` : ''}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    };
    try {
      const answer = await askMeta(pool, request);
      calls.inc({ result: 'ok' });
      return answer;
    } catch (error) {
      calls.inc({ result: error instanceof GraphError && error.code !== undefined ? 'refused' : 'unreachable' });
      throw error;
    }
  };
  const graphWith = (token: string): Graph => ({
    get: (path, query = {}) => callWith(token, 'GET', path, query),
    post: (path, body, query = {}) => callWith(token, 'POST', path, query, body),
    delete: (path) => callWith(token, 'DELETE', path, {}),
    as: graphWith,
    close: () => pool.close(),
  });
  return graphWith(accessToken);
}

function toQuery(query: Query): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) asked.set(name, String(value));
  return asked.toString();
}

async function askMeta(pool: Pool, request: Parameters<Pool['request']>[0]): Promise<unknown> {
  const { statusCode, body } = await pool.request(request).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  const text = await readAll(body).catch((cause: unknown) => {
    throw new GraphError({ message: 'The answer of Meta broke off.', unsure: true }, cause);
  });
  const answer = tryParse(text);
  const error = readGraphError(answer);
  if (error) throw error;
  if (statusCode >= 200 && statusCode < 300 && answer !== undefined) return answer;
  // A gateway on the way answers without Meta's envelope: what lies behind it may have been done.
  throw new GraphError({ message: `Meta answered ${statusCode} without saying why.`, unsure: statusCode !== 404 });
}

async function readAll(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > longestAnswer) throw new Error(`An answer of more than ${longestAnswer} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

// Failures before a connection stands: certainly nothing was sent.
const beforeSending = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function unreachable(cause: unknown): GraphError {
  const code = (cause as { code?: unknown } | null)?.code;
  const nothingSent = typeof code === 'string' && beforeSending.includes(code);
  const message = nothingSent ? `Meta cannot be reached (${code}).` : 'The call to Meta was cut off.';
  return new GraphError({ message, unsure: !nothingSent }, cause);
}

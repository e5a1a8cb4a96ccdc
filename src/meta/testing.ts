import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import type { Database, EntityId } from '../platform/index.ts';
import { saveChannelAddress } from './repository.ts';

/** Builders for tests: valid things that take only what the test is about. */
export const fr = 'fr' as EntityId;
export const be = 'be' as EntityId;
export const frenchNumber = '106540352242922';
export const belgianNumber = '206540352242922';
/** The Page of the French entity. */
export const frenchPage = '306540352242922';
export const appSecret = 'test-app-secret';

/** A French and a Belgian entity, each with a number. */
export async function saveNumbers(db: Database): Promise<void> {
  await sql`insert into halles_group (group_id, name) values ('group', 'Group')`.execute(db);
  await sql`insert into country (country, name) values ('FR', 'France'), ('BE', 'Belgium')`.execute(db);
  await sql`
    insert into entity (entity_id, group_id, country, name, languages, currency, time_zone)
    values (${fr}, 'group', 'FR', 'France', '{fr}', 'EUR', 'Europe/Paris'), (${be}, 'group', 'BE', 'Belgium', '{fr,nl}', 'EUR', 'Europe/Brussels')`.execute(
    db,
  );
  const shared = {
    channel: 'whatsapp',
    publicAddress: '+33 1 86 26 00 00',
    verifiedName: 'Halles',
    catalogId: '777',
  } as const;
  await saveChannelAddress(db, { ...shared, entityId: fr, addressId: frenchNumber, accountId: '1' });
  await saveChannelAddress(db, { ...shared, entityId: be, addressId: belgianNumber, accountId: '2' });
}

/** Connects the Page of the French entity. */
export function savePage(db: Database): Promise<void> {
  const names = { publicAddress: 'halles.fr', verifiedName: 'Halles' };
  const ids = { addressId: frenchPage, accountId: frenchPage, catalogId: null };
  return saveChannelAddress(db, { entityId: fr, channel: 'messenger', ...ids, ...names });
}

/** A webhook of the Page: events of somebody who writes to it. */
export function aPageWebhook(...events: readonly object[]): object {
  return { object: 'page', entry: [{ id: frenchPage, time: Date.UTC(2026, 10, 22), messaging: events }] };
}

/** An event of a person with the Page. */
export function anEvent(at: Date, parts: object, psid = '77001'): object {
  return { sender: { id: psid }, recipient: { id: frenchPage }, timestamp: at.getTime(), ...parts };
}

/** A change of a webhook: messages or statuses of one number. */
export interface ChangeParts {
  readonly number?: string;
  readonly messages?: readonly object[];
  readonly statuses?: readonly object[];
  readonly contacts?: readonly object[];
}

export function aWebhook(...changes: readonly ChangeParts[]): object {
  return {
    object: 'whatsapp_business_account',
    entry: changes.map(({ number = frenchNumber, ...value }) => ({
      id: '1',
      changes: [
        {
          field: 'messages',
          value: { messaging_product: 'whatsapp', metadata: { phone_number_id: number }, ...value },
        },
      ],
    })),
  };
}

export function aText(id: string, at: Date, over: object = {}): object {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { from: '33612345678', id, timestamp, type: 'text', text: { body: `text of ${id}` }, ...over };
}

export function aStatus(id: string, status: string, at: Date, over: object = {}): object {
  return { id, status, timestamp: String(Math.floor(at.getTime() / 1000)), recipient_id: '33612345678', ...over };
}

/** A body as Meta sends it, and its signature. */
export function signed(payload: object | string): { body: Buffer; headers: Record<string, string> } {
  const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const digest = createHmac('sha256', appSecret).update(body).digest('hex');
  return { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${digest}` } };
}

export interface GraphCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: Record<string, unknown>;
}

/** What the stand-in answers: a status with a body, or `cut` to break the connection after the request was read. */
export type GraphAnswer = { readonly status: number; readonly body: unknown } | 'cut';

/** A Graph API of a few lines on 127.0.0.1, which answers as the test says and remembers what it was asked. */
export async function startFakeGraph(answer: (call: GraphCall) => GraphAnswer) {
  const calls: GraphCall[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const call = { method, path, authorization: headers.authorization ?? '', body: await readBody(request) };
    calls.push(call);
    // A server may refuse a request that announces JSON and brings none.
    const isEmptyJson = request.headers['content-type'] !== undefined && Object.keys(call.body).length === 0;
    const given = isEmptyJson ? refused(100) : answer(call);
    if (given === 'cut') return void request.socket.destroy();
    response.writeHead(given.status, { 'content-type': 'application/json' }).end(JSON.stringify(given.body));
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((settle) => {
      server.close(() => settle());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, port, calls, close };
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** Meta's answer to a message it took. */
export function accepted(wamid: string): GraphAnswer {
  return { status: 200, body: { messaging_product: 'whatsapp', contacts: [], messages: [{ id: wamid }] } };
}

/** Meta's answer to a message it refuses. */
export function refused(code: number, status = 400): GraphAnswer {
  return { status, body: { error: { message: `(#${code}) refused`, type: 'OAuthException', code } } };
}

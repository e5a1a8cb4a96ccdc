import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, root } from './patience.ts';

/** The first administrator, who asks over HTTP what the studio asks. */
export interface Staff {
  /** `name=value` of the session. */
  readonly cookie: string;
  /** The JSON of a good answer. @throws {Error} with the problem, when it is refused. */
  ask<Answer>(method: string, path: string, body?: object): Promise<Answer>;
  /** Sends a file in one piece. @returns the upload's id. */
  send(purpose: 'leaflet' | 'feed', bytes: Uint8Array): Promise<string>;
}

/** Makes a French group with its stores by the link that Halles printed. */
export async function setUpGroup(url: string, printed: readonly string[]): Promise<Staff> {
  const body = {
    key: /set-up\?key=(\S+)/.exec(printed.join('\n'))?.[1],
    groupName: 'Groupe Essai',
    entityId: 'fr',
    entityName: 'Essai France',
    country: 'FR',
    languages: ['fr'],
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    storesCsv: readFileSync(join(root, 'demo/stores/fr.csv'), 'utf8'),
    administrator: { name: 'Ada Lovelace', email: 'ada@example.org', password: 'une longue phrase' },
  };
  const answer = await fetch(`${url}/api/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The group was not made: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
  return staffWith(url, cookie);
}

/** Invites somebody who edits leaflets, and lets them in by their link. */
export async function inviteEditor(url: string, administrator: Staff, name: string): Promise<Staff> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const invited = { name, email, role: 'leaflet_editor' };
  const { key } = await administrator.ask<{ key: string }>('POST', '/api/people', invited);
  const answer = await fetch(`${url}/api/sign-in/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, password: 'une longue phrase' }),
  });
  if (!answer.ok) throw new Error(`${name} was not let in: ${await answer.text()}`);
  return staffWith(url, answer.headers.getSetCookie()[0]!.split(';')[0]!);
}

function staffWith(url: string, cookie: string): Staff {
  const call = async (method: string, path: string, type: string, body?: string | Uint8Array<ArrayBuffer>) => {
    const headers = { cookie, ...(body !== undefined && { 'content-type': type }) };
    const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was refused: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const ask: Staff['ask'] = (method, path, body) =>
    call(method, path, 'application/json', body && JSON.stringify(body));
  return {
    cookie,
    ask,
    send: async (purpose, bytes) => {
      const announced = { purpose, fileName: `a.${purpose}`, sizeBytes: bytes.length };
      const { uploadId } = await ask<{ uploadId: string }>('POST', '/api/uploads', announced);
      await call('PATCH', `/api/uploads/${uploadId}?offset=0`, 'application/octet-stream', new Uint8Array(bytes));
      return uploadId;
    },
  };
}

/** Imports the French demo products and waits until they are in. */
export const importProducts = (staff: Staff): Promise<void> =>
  importFeed(staff, readFileSync(join(root, 'demo/feeds/fr.csv')));

/** Imports products and waits until they are in. */
export async function importFeed(staff: Staff, csv: Uint8Array): Promise<void> {
  const uploadId = await staff.send('feed', csv);
  await staff.ask('POST', '/api/feeds', { uploadId });
  await eventually(async () => {
    const { imports } = await staff.ask<{ imports: { state: string }[] }>('GET', '/api/feeds');
    return imports.some(({ state }) => state === 'imported') || undefined;
  }, 'the products are imported');
}

/** Waits until every page of the leaflet is read. */
export async function waitUntilRead(staff: Staff, leafletId: string, timeoutMs = 60_000): Promise<void> {
  const read = async () => {
    const { state } = await staff.ask<{ state: string }>('GET', `/api/leaflets/${leafletId}`);
    return state === 'review' || undefined;
  };
  await eventually(read, 'the leaflet is read', timeoutMs);
}

/** Makes a leaflet of a PDF, on sale today, which begins to be read. @returns its id. */
export async function sendLeaflet(staff: Staff, title: string, pdf: Uint8Array): Promise<string> {
  const uploadId = await staff.send('leaflet', pdf);
  const [validFrom, validThrough] = [dayFromNow(-1), dayFromNow(6)];
  const body = { uploadId, title, language: 'fr', storeIds: [], validFrom, validThrough };
  return (await staff.ask<{ leafletId: string }>('POST', '/api/leaflets', body)).leafletId;
}

const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { saveChannelAddress } from '../meta/index.ts';
import { frenchEntity, saveFrenchEntity } from '../organisation/testing.ts';
import { createHttp, makeLog } from '../platform/index.ts';
import { cloneTestDatabase, type TestDatabase } from '../platform/testing.ts';
import { chatLinkRoutes } from './chat-links.ts';

const entityId = frenchEntity;
const whatsapp = { channel: 'whatsapp', addressId: '20001', publicAddress: '+33 1 86 26 00 00' } as const;
const secondNumber = { channel: 'whatsapp', addressId: '20002', publicAddress: '+33 1 86 26 00 01' } as const;
const messenger = { channel: 'messenger', addressId: '30001', publicAddress: 'ma.halle' } as const;
const toWhatsApp = { channel: 'whatsapp', link: 'https://wa.me/33186260000' };
const toMessenger = { channel: 'messenger', link: 'https://m.me/ma.halle' };

let database: TestDatabase | undefined;

beforeAll(async () => {
  database = await cloneTestDatabase(inject('postgres'));
  await saveFrenchEntity(database.db, []);
});
afterAll(() => database?.close());

async function chatsOf(id: string) {
  const app = await createHttp({ publicUrl: 'https://shop.example', trustProxy: false }, makeLog('silent'));
  chatLinkRoutes(app, {
    db: database!.db,
    chatLinks: { whatsapp: 'https://wa.me', messenger: 'https://m.me' },
  });
  const answer = await app.inject({ url: `/api/shop/${id}/chats` });
  await app.close();
  return { status: answer.statusCode, chats: answer.json().chats };
}

test.each([
  { has: 'no address', addresses: [], chats: [] },
  { has: 'a number only', addresses: [whatsapp], chats: [toWhatsApp] },
  { has: 'a Page only', addresses: [messenger], chats: [toMessenger] },
  { has: 'two numbers and a Page', addresses: [messenger, whatsapp, secondNumber], chats: [toWhatsApp, toMessenger] },
])('an entity with $has leads into its chats', async ({ addresses, chats }) => {
  const { db } = database!;
  await sql`delete from channel_number where entity_id = ${entityId}`.execute(db);
  for (const address of addresses)
    await saveChannelAddress(db, { entityId, accountId: '1', verifiedName: 'Halle', catalogId: null, ...address });
  expect(await chatsOf('fr')).toEqual({ status: 200, chats });
});

test('an entity that nobody knows has none', async () => {
  expect((await chatsOf('xx')).status).toBe(404);
});

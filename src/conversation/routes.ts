import { z } from 'zod';
import {
  type Channel,
  findChannelAddress,
  findContact,
  listMessages,
  type ThreadMessage,
  windowOf,
  wordsOf,
} from '../meta/index.ts';
import { listShopperOrders } from '../order/index.ts';
import { type Employee, findStore, opening, requireCapability } from '../organisation/index.ts';
import { type FastifyRequest, type Http, inTransaction, Problem, pageQuery, problemSchema } from '../platform/index.ts';
import { answerFromDesk, closeFromDesk } from './answer-thread.ts';
import { type ChatLinkDoors, chatLinkRoutes } from './chat-links.ts';
import { findOpenCase, findThread, listOpenCases, type OpenCase, shopperIdsOf } from './repository.ts';
import type { Thread } from './shopper.model.ts';
import { sayIn } from './turn.ts';

export interface ConversationDoors extends ChatLinkDoors {
  readonly now: () => Date;
}

const windowSchema = z.object({ open: z.boolean(), closesAt: z.iso.datetime().optional() });
const caseSchema = z.object({
  threadId: z.uuid(),
  /** Null for a shopper who has not chosen a store: every store sees them. */
  storeId: z.string().nullable(),
  reason: z.enum(['asked', 'order']),
  openedAt: z.iso.datetime(),
  lastInboundAt: z.iso.datetime(),
  /** Where the shopper writes. */
  channel: z.enum(['whatsapp', 'messenger']),
  shopper: z.object({ name: z.string().nullable(), language: z.string(), storeId: z.string().nullable() }),
  window: windowSchema,
});
const messageSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  direction: z.enum(['in', 'out']),
  type: z.string(),
  /** What it says in one text, for people; empty for what has none. */
  text: z.string(),
  delivery: z.string().optional(),
  errorCode: z.number().int().nullable().optional(),
});
const orderSchema = z.object({
  orderId: z.uuid(),
  number: z.string(),
  state: z.string(),
  storeId: z.string(),
  totalMinor: z.number().int(),
  currency: z.string(),
  startsAt: z.iso.datetime(),
});
const threadSchema = z.object({
  threadId: z.uuid(),
  open: z.boolean(),
  storeId: z.string().nullable(),
  channel: caseSchema.shape.channel,
  shopper: caseSchema.shape.shopper,
  window: windowSchema,
  store: z
    .object({ storeId: z.string(), name: z.string(), open: z.boolean(), opensAt: z.iso.datetime().optional() })
    .nullable(),
  orders: z.array(orderSchema),
  messages: z.array(messageSchema),
  nextCursor: z.string().optional(),
});
const threadParams = z.object({ threadId: z.uuid() });
const refused = { 403: problemSchema, 404: problemSchema, 409: problemSchema };

/** The desk's routes: the threads handed to a store's team, and answers to them. The shop's: the ways into a chat. */
export function conversationRoutes(app: Http, doors: ConversationDoors): void {
  chatLinkRoutes(app, doors);
  readingRoutes(app, doors);
  answeringRoutes(app, doors);
}

function readingRoutes(app: Http, doors: ConversationDoors): void {
  const { db, now } = doors;
  app.get(
    '/api/desk/threads',
    {
      schema: {
        querystring: pageQuery.extend({ storeId: z.string().min(1).max(64) }),
        response: {
          200: z.object({ items: z.array(caseSchema), nextCursor: z.string().optional() }),
          403: problemSchema,
        },
      },
    },
    async (request) => {
      const { storeId, cursor, limit } = request.query;
      const { entityId } = await requireCapability(db, request, now(), 'answer_shoppers', storeId);
      const page = await listOpenCases(db, entityId, storeId, { cursor, limit });
      const items = await Promise.all(page.items.map((one) => caseBody(doors, one)));
      return page.nextCursor ? { items, nextCursor: page.nextCursor } : { items };
    },
  );

  app.get(
    '/api/desk/threads/:threadId',
    { schema: { params: threadParams, querystring: pageQuery, response: { 200: threadSchema, ...refused } } },
    async (request) => {
      const { thread, open } = await requireThread(doors, request, request.params.threadId);
      return threadBody(doors, thread, open, request.query);
    },
  );
}

function answeringRoutes(app: Http, doors: ConversationDoors): void {
  const { db, now } = doors;
  const text = z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .regex(/^[^\p{Cs}\0]+$/u);
  const answer = { 200: z.object({ window: windowSchema }), ...refused };
  app.post(
    '/api/desk/threads/:threadId/reply',
    { schema: { params: threadParams, body: z.object({ text }), response: answer } },
    async (request) => {
      const { employee, thread } = await requireThread(doors, request, request.params.threadId);
      const at = now();
      const window = await windowOf(db, thread.entityId, thread, at);
      if (!window.open)
        throw new Problem(
          409,
          'window_closed',
          'The shopper last wrote more than 24 hours ago, so no free text can be sent to them. They can be answered when they write again.',
        );
      const { personId } = employee;
      await inTransaction(db, (trx) => answerFromDesk(trx, thread, { text: request.body.text, personId, now: at }));
      return { window: windowBody(window) };
    },
  );

  app.post(
    '/api/desk/threads/:threadId/close',
    { schema: { params: threadParams, response: { 200: z.object({ closed: z.boolean() }), ...refused } } },
    async (request) => {
      const { employee, thread } = await requireThread(doors, request, request.params.threadId);
      const ended = sayIn(thread.shopper.language, 'team.ended');
      const { personId } = employee;
      const closed = await inTransaction(db, (trx) => closeFromDesk(trx, thread, { personId, now: now(), ended }));
      return { closed };
    },
  );
}

/** The employee and the thread, if it was handed to a store of theirs, or is their store's shopper's. */
async function requireThread(
  { db, now }: ConversationDoors,
  request: FastifyRequest,
  threadId: string,
): Promise<{ employee: Employee; thread: Thread; open: OpenCase | undefined }> {
  const { entityId } = await requireCapability(db, request, now(), 'answer_shoppers');
  const thread = await findThread(db, entityId, threadId);
  if (!thread) throw new Problem(404, 'unknown_thread', 'There is no such conversation here.');
  const open = await findOpenCase(db, entityId, threadId);
  const storeId = (open ? open.storeId : thread.shopper.storeId) ?? undefined;
  return { employee: await requireCapability(db, request, now(), 'answer_shoppers', storeId), thread, open };
}

function windowBody({ open, closesAt }: { open: boolean; closesAt?: Date }): z.infer<typeof windowSchema> {
  return closesAt ? { open, closesAt: closesAt.toISOString() } : { open };
}

async function shopperBody({ db }: ConversationDoors, { entityId, contactId, shopper }: Thread) {
  const contact = await findContact(db, entityId, contactId);
  return { name: contact?.profileName ?? null, language: shopper.language, storeId: shopper.storeId };
}

async function channelOf({ db }: ConversationDoors, { entityId, addressId }: Thread): Promise<Channel> {
  const address = await findChannelAddress(db, entityId, addressId);
  if (!address) throw new Error(`The address ${addressId} of a thread is gone.`);
  return address.channel;
}

async function caseBody(doors: ConversationDoors, one: OpenCase): Promise<z.infer<typeof caseSchema>> {
  const { thread, threadId, storeId, reason, openedAt } = one;
  return {
    threadId,
    storeId,
    reason,
    openedAt: openedAt.toISOString(),
    lastInboundAt: thread.lastInboundAt.toISOString(),
    channel: await channelOf(doors, thread),
    shopper: await shopperBody(doors, thread),
    window: windowBody(await windowOf(doors.db, thread.entityId, thread, doors.now())),
  };
}

async function threadBody(
  doors: ConversationDoors,
  thread: Thread,
  open: OpenCase | undefined,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<z.infer<typeof threadSchema>> {
  const { db, now } = doors;
  const { entityId, threadId } = thread;
  const page = await listMessages(db, entityId, thread, { cursor, limit });
  return {
    threadId,
    open: open !== undefined,
    storeId: open?.storeId ?? thread.shopper.storeId,
    channel: await channelOf(doors, thread),
    shopper: await shopperBody(doors, thread),
    window: windowBody(await windowOf(db, entityId, thread, now())),
    store: await storeBody(doors, thread),
    orders: await ordersBody(doors, thread),
    messages: page.items.map(messageBody),
    ...(page.nextCursor && { nextCursor: page.nextCursor }),
  };
}

async function storeBody({ db, now }: ConversationDoors, { entityId, shopper }: Thread) {
  const store = shopper.storeId === null ? undefined : await findStore(db, entityId, shopper.storeId);
  if (!store) return null;
  const hours = opening(store, now());
  const opensAt = hours.open ? undefined : hours.opensAt?.toISOString();
  return { storeId: store.storeId, name: store.name, open: hours.open, ...(opensAt && { opensAt }) };
}

async function ordersBody({ db }: ConversationDoors, { entityId, shopper }: Thread) {
  const ids = await shopperIdsOf(db, entityId, shopper.shopperId);
  const orders = (await Promise.all(ids.map((id) => listShopperOrders(db, entityId, id)))).flat();
  return orders.slice(0, 50).map(({ orderId, number, state, storeId, totalMinor, currency, slot }) => ({
    orderId,
    number,
    state,
    storeId,
    totalMinor,
    currency,
    startsAt: slot.startsAt.toISOString(),
  }));
}

function messageBody(message: ThreadMessage): z.infer<typeof messageSchema> {
  const { id, at, direction, type } = message;
  const base = { id, at: at.toISOString(), direction, type };
  if (message.direction === 'in') return { ...base, text: inboundText(message.content) };
  return { ...base, text: wordsOf(message.body), delivery: message.delivery, errorCode: message.errorCode };
}

function inboundText(content: Extract<ThreadMessage, { direction: 'in' }>['content']): string {
  switch (content.type) {
    case 'text':
    case 'button':
      return content.text;
    case 'button_reply':
    case 'list_reply':
      return content.title;
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'sticker':
      return content.caption ?? '';
    case 'reaction':
      return content.emoji;
    case 'location':
      return [content.name, content.address, `${content.latitude}, ${content.longitude}`].filter(Boolean).join(', ');
    case 'order':
      return content.lines.map(({ productId, quantity }) => `${quantity} × ${productId}`).join('\n');
    default:
      return '';
  }
}

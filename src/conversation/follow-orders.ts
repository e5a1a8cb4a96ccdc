import { enqueueReply, findChannelAddress, findContact, type Reply, windowOf } from '../meta/index.ts';
import { findOrder, type OrderView } from '../order/index.ts';
import { requireEntity } from '../organisation/index.ts';
import { appendEvents, type EventConsumer, type LoggedEvent, type Trx } from '../platform/index.ts';
import { noticeTemplates } from './notice-templates.ts';
import { insertConsent, latestThreadOf, moveThreads, threadsOfContact } from './repository.ts';
import { canDo, price, quantity, say, type Turn } from './turn.ts';

export interface FollowDoors {
  readonly now: () => Date;
  readonly publicUrl: string;
}

/** Tells shoppers in their thread what the store did with their order. */
export function orderNotices(doors: FollowDoors): EventConsumer {
  return {
    name: 'conversation.orders',
    types: ['order.ready', 'order.canceled'],
    handle: (trx, event) => tellShopper(trx, event, doors),
  };
}

async function tellShopper(trx: Trx, event: LoggedEvent, doors: FollowDoors): Promise<void> {
  const { orderId, shopperId, by } = event.payload as { orderId: string; shopperId: string | null; by?: string };
  if (!shopperId || (event.type === 'order.canceled' && by === 'shopper')) return;
  const order = await findOrder(trx, event.entityId, orderId);
  const turn = order && (await noticeTurn(trx, event, shopperId, doors));
  if (!turn) return;
  const text = event.type === 'order.ready' ? readyText(turn, order) : canceledText(turn, order);
  const { entity, thread, now } = turn;
  const { addressId, contactId } = thread;
  const { open } = await windowOf(trx, entity.entityId, thread, now);
  // Where a channel has no templates the text waits in the outbox for the sender to say that the window is closed.
  const inWords = open || !canDo(turn).templates;
  const reply: Reply = inWords ? { kind: 'text', text } : noticeTemplate(turn, event.type, order);
  const dedupeKey = `order:${orderId}:${event.type}:${event.sequence}`;
  await enqueueReply(trx, { entityId: entity.entityId, addressId, to: { contactId }, reply, dedupeKey }, now);
}

async function noticeTurn(
  trx: Trx,
  { entityId }: LoggedEvent,
  shopperId: string,
  { now, publicUrl }: FollowDoors,
): Promise<Turn | undefined> {
  const thread = await latestThreadOf(trx, entityId, shopperId);
  if (!thread) return undefined;
  const address = await findChannelAddress(trx, entityId, thread.addressId);
  const contact = await findContact(trx, entityId, thread.contactId);
  if (!address || !contact) return undefined;
  const entity = await requireEntity(trx, entityId);
  return { trx, now: now(), publicUrl, entity, address, contact, thread, replies: [] };
}

/** Outside the window only a template may be sent: number of the order, and its total. */
function noticeTemplate(turn: Turn, type: string, order: OrderView): Reply {
  const text = (value: string) => ({ type: 'text', text: value });
  const parameters =
    type === 'order.ready' ? [text(order.number), text(price(turn, order.totalMinor))] : [text(order.number)];
  const name = type === 'order.ready' ? noticeTemplates['order.ready'] : noticeTemplates['order.canceled'];
  return { kind: 'template', name, language: turn.thread.shopper.language, components: [{ type: 'body', parameters }] };
}

/** The final total, with what weighed otherwise and what was missing. */
function readyText(turn: Turn, order: OrderView): string {
  const total = price(turn, order.totalMinor);
  const missing = order.lines.filter(({ totalSteps }) => totalSteps === 0).map(({ title }) => title);
  const weighed = order.lines
    .filter(({ basis, fulfilledSteps }) => basis.unit !== 'C62' && fulfilledSteps !== null && fulfilledSteps > 0)
    .map(({ title, fulfilledSteps, basis }) => `${title} ${quantity(turn, fulfilledSteps!, basis)}`);
  const changed = order.totalMinor !== order.promisedTotalMinor;
  return [
    say(turn, 'notice.ready', { number: order.number, total }),
    ...(changed ? [say(turn, 'notice.ready-changed', { promised: price(turn, order.promisedTotalMinor) })] : []),
    ...(weighed.length > 0 ? [say(turn, 'notice.weighed', { products: weighed.join(', ') })] : []),
    ...(missing.length > 0 ? [say(turn, 'notice.missing', { products: missing.join(', ') })] : []),
  ].join('\n');
}

function canceledText(turn: Turn, { number }: OrderView): string {
  return say(turn, 'notice.canceled', { number });
}

/** Keeps threads with the person they belong to, and what a person set at Meta about marketing. */
export function contactChanges({ now }: Pick<FollowDoors, 'now'>): EventConsumer {
  return {
    name: 'conversation.contacts',
    types: ['contact.merged', 'contact.preference'],
    handle: async (trx, event) => {
      const { entityId, payload } = event;
      if (event.type === 'contact.merged')
        return moveThreads(trx, entityId, String(payload['from']), String(payload['into']));
      await notePreference(trx, event, now());
    },
  };
}

async function notePreference(trx: Trx, { entityId, payload }: LoggedEvent, at: Date): Promise<void> {
  const { contactId, category, value } = payload as { contactId: string; category: string; value: string };
  if (!category.startsWith('marketing') || (value !== 'stop' && value !== 'resume')) return;
  const [thread] = await threadsOfContact(trx, entityId, contactId);
  if (!thread) return;
  const { shopperId, language } = thread.shopper;
  const granted = value === 'resume';
  await insertConsent(trx, entityId, shopperId, {
    purpose: 'marketing',
    channel: 'whatsapp',
    granted,
    textShown: `user_preferences: ${category} ${value}`,
    language,
    source: 'preference',
    at,
  });
  const changed = { shopperId, purpose: 'marketing', channel: 'whatsapp', granted };
  await appendEvents(trx, entityId, at, [
    { type: 'consent.changed', subject: `shopper:${shopperId}`, payload: changed },
  ]);
}

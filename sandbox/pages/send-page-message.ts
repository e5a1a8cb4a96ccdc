import { GraphError } from '../graph-error.ts';
import { newMid } from '../ids.ts';
import { type Network, planDelivery } from '../network.ts';
import type { BusinessNumber } from '../numbers.ts';
import { throughputAllowance } from '../rates.ts';
import { addMessage, lastInboundAt, listUnread, moveStatus } from '../threads.ts';
import { findByPsid } from './page.ts';
import { type PageAction, type PageSend, parsePageRequest } from './page-message-shape.ts';

const dayMs = 24 * 3_600_000;

/** `POST /{page_id}/messages`: sends, marks as seen or shows typing. Answers what Meta answers; throws a {@link GraphError}. */
export function handlePageMessage(network: Network, page: BusinessNumber, request: unknown): object {
  const asked = parsePageRequest(request);
  const shopperId = requirePerson(network, page, asked.recipient.id);
  return 'sender_action' in asked ? show(network, page, shopperId, asked) : send(network, page, shopperId, asked);
}

function requirePerson(network: Network, page: BusinessNumber, psid: string): string {
  const known = findByPsid(network.db, psid);
  if (known?.page_id === page.phone_number_id) return known.shopper_id;
  throw new GraphError(100, '(#100) No matching user found', { subcode: 2018001 });
}

function show(
  network: Network,
  page: BusinessNumber,
  shopperId: string,
  { recipient, sender_action }: PageAction,
): object {
  const pair = { phone_number_id: page.phone_number_id, shopper_id: shopperId };
  if (sender_action === 'mark_seen')
    for (const unread of listUnread(network.db, pair, 'in')) moveStatus(network.db, unread.wamid, 'read');
  network.tellPhones({ type: sender_action === 'typing_on' ? 'typing' : 'thread', ...pair });
  return { recipient_id: recipient.id };
}

function send(network: Network, page: BusinessNumber, shopperId: string, asked: PageSend): object {
  const pair = { phone_number_id: page.phone_number_id, shopper_id: shopperId };
  requireOpenWindow(network, pair, asked);
  takeRate(network, page);
  const mid = newMid();
  const { metadata, ...content } = asked.message;
  addMessage(network.db, {
    ...pair,
    wamid: mid,
    direction: 'out',
    type: 'page',
    content,
    context_wamid: null,
    at: network.clock.now(),
    status: 'accepted',
    category: null,
    opaque: metadata ?? null,
  });
  planDelivery(network, mid);
  return { recipient_id: asked.recipient.id, message_id: mid };
}

type Pair = Parameters<typeof lastInboundAt>[1];

/** 24 hours after the person last wrote; seven days for what a human writes. */
function requireOpenWindow(network: Network, pair: Pair, { tag }: PageSend): void {
  const lastAt = lastInboundAt(network.db, pair);
  const openMs = tag === 'HUMAN_AGENT' ? 7 * dayMs : dayMs;
  if (lastAt !== undefined && network.clock.now() - lastAt < openMs) return;
  throw new GraphError(10, '(#10) This message is sent outside of allowed window.', { subcode: 2018278 });
}

function takeRate(network: Network, page: BusinessNumber): void {
  if (!network.faults.enforceRates) return;
  const now = network.clock.now();
  const allowance = throughputAllowance(page.throughput_per_second);
  if (!network.rates.allows(page.phone_number_id, allowance, now))
    throw new GraphError(613, '(#613) Calls to this api have exceeded the rate limit.');
  network.rates.take(page.phone_number_id, allowance, now);
}

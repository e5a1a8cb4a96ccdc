import type { Channel } from './channel.model.ts';
import type { Contact } from './contact.model.ts';
import type { Graph } from './graph.ts';
import { GraphError } from './graph-error.ts';
import { readReceipt, sendRequest } from './messages.ts';
import { messengerRequest, senderAction } from './messenger/messages.ts';
import type { Outgoing } from './outgoing-repository.ts';
import { at, list } from './webhook-values.ts';

/** The way to Meta: the Graph API, and the token of each Page. */
export interface MetaAccess {
  readonly graph: Graph;
  readonly pageTokenOf: (pageId: string) => string | undefined;
}

/** Whether Meta can be told whom a message is for. */
export function isReachable(channel: Channel, { waId, bsuid, psid }: Contact): boolean {
  return (channel === 'messenger' ? psid : (waId ?? bsuid)) !== null;
}

/**
 * Hands a message to Meta, with our own id so that a status or an echo can prove it.
 * @returns Meta's id of the message.
 * @throws {GraphError}
 */
export async function postMessage(access: MetaAccess, message: Outgoing, contact: Contact): Promise<string> {
  const { channel, addressId, body, outgoingId } = message;
  if (channel === 'messenger') {
    const request = messengerRequest({ body, psid: contact.psid ?? '', metadata: outgoingId });
    return idIn(at(await pageGraph(access, addressId).post(messagesOf(addressId), request), 'message_id'));
  }
  const answer = await access.graph.post(messagesOf(addressId), sendRequest(body, contact, outgoingId));
  return idIn(at(list(at(answer, 'messages'))[0], 'id'));
}

/** @throws {GraphError} when the answer names no message, though Meta may have taken it. */
function idIn(id: unknown): string {
  if (typeof id === 'string' && id !== '' && id.length <= 512) return id;
  throw new GraphError({ message: 'The answer of Meta names no message.', unsure: true });
}

function messagesOf(addressId: string): string {
  return `/${encodeURIComponent(addressId)}/messages`;
}

/** The Graph API in the name of a Page. @throws {GraphError} when its token is not set. */
export function pageGraph({ graph, pageTokenOf }: MetaAccess, pageId: string): Graph {
  const token = pageTokenOf(pageId);
  if (token) return graph.as(token);
  const message = `META_PAGE_TOKENS has no token of the Page ${pageId}.`;
  // Meta's code for a token that does not do, so that sending waits until there is one.
  throw new GraphError({ code: 190, message, unsure: false });
}

/** A message that is shown as read; with `typing`, and that an answer is being written. */
export interface Acknowledged {
  readonly addressId: string;
  readonly wamid: string;
  readonly typing?: boolean;
}

/** Marks a message as read. @throws {GraphError} */
export async function postReadSign(
  access: MetaAccess,
  channel: Channel,
  { addressId, wamid, typing = false }: Acknowledged,
  contact: Contact | undefined,
): Promise<void> {
  const path = messagesOf(addressId);
  if (channel === 'whatsapp') return void (await access.graph.post(path, readReceipt(wamid, typing)));
  if (!contact?.psid) return;
  const graph = pageGraph(access, addressId);
  await graph.post(path, senderAction(contact.psid, 'mark_seen'));
  if (typing) await graph.post(path, senderAction(contact.psid, 'typing_on'));
}

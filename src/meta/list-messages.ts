import { sql } from 'kysely';
import { decodeTimeCursor, type EntityId, type Page, pageOf, type Queryable, rowsOf } from '../platform/index.ts';
import type { InboundContent } from './inbound.model.ts';
import type { MessageBody } from './messages.ts';
import { messengerWords } from './messenger/messages.ts';

/** How far a message has come. `waiting` is still in our outbox; `accepted` is in Meta's hands. */
export type Delivery = 'waiting' | 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** A message of a thread as the desk shows it. */
export type ThreadMessage = {
  /** Meta's id; our own while it waits. */
  readonly id: string;
  readonly at: Date;
  readonly type: string;
} & (
  | { readonly direction: 'in'; readonly content: InboundContent }
  | {
      readonly direction: 'out';
      readonly body: MessageBody;
      readonly delivery: Delivery;
      readonly errorCode: number | null;
    }
);

interface ThreadRow {
  id: string;
  at: Date;
  at_text: string;
  direction: 'in' | 'out';
  type: string;
  content: unknown;
  delivery: Delivery;
  error_code: number | null;
}

/**
 * The thread of a contact with an address, newest first: both directions, each message with the furthest of its statuses, and what still waits
 * or failed in the outbox.
 */
export async function listMessages(
  db: Queryable,
  entityId: EntityId,
  { addressId, contactId }: { readonly addressId: string; readonly contactId: string },
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<ThreadMessage>> {
  const [at = 'infinity', id = ''] = decodeTimeCursor(cursor) ?? [];
  const rows = await rowsOf(
    db,
    sql<ThreadRow>`
      with page as (
        (select wamid as id, occurred_at as at, direction, type, content, null::text as state, null::int as error_code
         from message
         where entity_id = ${entityId} and contact_id = ${contactId} and phone_number_id = ${addressId}
           and (occurred_at, wamid) < (${String(at)}::timestamptz, ${String(id)})
         order by occurred_at desc, wamid desc limit ${limit + 1})
        union all
        (select outgoing_id::text, due_at, 'out', body ->> 'type', body, state, error_code
         from outgoing
         where entity_id = ${entityId} and contact_id = ${contactId} and phone_number_id = ${addressId}
           and state <> 'sent' and (due_at, outgoing_id::text) < (${String(at)}::timestamptz, ${String(id)})
         order by due_at desc, outgoing_id::text desc limit ${limit + 1})
      )
      select p.id, p.at, p.at::text as at_text, p.direction, p.type, p.content,
        coalesce(p.state, best.status, 'accepted') as delivery, coalesce(p.error_code, best.error_code) as error_code
      from page p
      left join lateral (
        select s.status, s.error_code from message_status s
        where s.entity_id = ${entityId} and s.wamid = p.id
        order by array_position(array['failed', 'sent', 'delivered', 'read', 'played'], s.status) desc nulls last limit 1
      ) best on true
      order by p.at desc, p.id desc limit ${limit + 1}`,
  );
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.at_text, row.id]);
  return { items: items.map(toThreadMessage), ...(nextCursor && { nextCursor }) };
}

function toThreadMessage(row: ThreadRow): ThreadMessage {
  const base = { id: row.id, at: row.at, type: row.type };
  if (row.direction === 'in')
    return { ...base, direction: 'in', content: (row.content as { content: InboundContent }).content };
  const body = row.content as MessageBody;
  return { ...base, direction: 'out', body, delivery: row.delivery, errorCode: row.error_code };
}

/** What a sent message says in one text, for people; empty for what has none. */
export function wordsOf(body: MessageBody): string {
  if ('message' in body) return messengerWords(body['message']);
  const { text, interactive, image, template } = body as {
    text?: { body?: string };
    interactive?: { body?: { text?: string } };
    image?: { caption?: string };
    template?: { name?: string };
  };
  return text?.body ?? interactive?.body?.text ?? image?.caption ?? template?.name ?? '';
}

import type { DatabaseSync } from 'node:sqlite';

/** What has become of a message. `pending` is an inbound one that the business's webhook has not taken yet. */
export type MessageStatus = 'pending' | 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

/** One message between a person and a business, as both sides see it. */
export type Message = {
  readonly seq: number;
  readonly wamid: string;
  readonly phone_number_id: string;
  readonly shopper_id: string;
  /** `in`: from the person to the business; `out`: from the business. */
  readonly direction: 'in' | 'out';
  readonly type: string;
  readonly content: unknown;
  readonly context_wamid: string | null;
  /** Milliseconds since the epoch, sandbox time. */
  readonly at: number;
  readonly status: MessageStatus;
  readonly category: string | null;
  readonly opaque: string | null;
  /** Meta's error code of a message that failed. */
  readonly failure: number | null;
};

export type Pair = { readonly phone_number_id: string; readonly shopper_id: string };

// A status never goes back: a late "sent" says nothing new about a message that has been read.
const rank: Readonly<Record<MessageStatus, number>> = {
  pending: 0,
  accepted: 1,
  sent: 2,
  delivered: 3,
  read: 4,
  failed: 5,
};

export function addMessage(db: DatabaseSync, message: Omit<Message, 'seq' | 'failure'>): void {
  db.prepare(
    `insert into message (wamid, phone_number_id, shopper_id, direction, type, content, context_wamid, at, status, category, opaque)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    message.wamid,
    message.phone_number_id,
    message.shopper_id,
    message.direction,
    message.type,
    JSON.stringify(message.content),
    message.context_wamid,
    message.at,
    message.status,
    message.category,
    message.opaque,
  );
}

export function findMessage(db: DatabaseSync, wamid: string): Message | undefined {
  const row = db.prepare('select * from message where wamid = ?').get(wamid);
  return row === undefined ? undefined : toMessage(row);
}

/** The newest messages of a thread, oldest first; `before` is a `seq` to page further back. */
export function readThread(db: DatabaseSync, pair: Pair, page: { limit: number; before?: number }): Message[] {
  const rows = db
    .prepare('select * from message where phone_number_id = ? and shopper_id = ? and seq < ? order by seq desc limit ?')
    .all(pair.phone_number_id, pair.shopper_id, page.before ?? Number.MAX_SAFE_INTEGER, page.limit);
  return rows.map(toMessage).reverse();
}

/** When the person last wrote, ms; this opens the customer service window. */
export function lastInboundAt(db: DatabaseSync, pair: Pair): number | undefined {
  const row = db
    .prepare(`select max(at) as at from message where phone_number_id = ? and shopper_id = ? and direction = 'in'`)
    .get(pair.phone_number_id, pair.shopper_id);
  return (row?.['at'] as number | null) ?? undefined;
}

/** Moves a message's status forward. Answers whether it moved. */
export function moveStatus(db: DatabaseSync, wamid: string, status: MessageStatus): boolean {
  const message = findMessage(db, wamid);
  if (message === undefined || message.status === 'failed' || rank[message.status] >= rank[status]) return false;
  db.prepare('update message set status = ? where wamid = ?').run(status, wamid);
  return true;
}

/** Notes why a message will fail. */
export function setFailure(db: DatabaseSync, wamid: string, code: number): void {
  db.prepare('update message set failure = ? where wamid = ?').run(code, wamid);
}

/** Messages of one side that are not read yet, up to and with `seq`. */
export function listUnread(
  db: DatabaseSync,
  pair: Pair,
  direction: 'in' | 'out',
  upTo = Number.MAX_SAFE_INTEGER,
): Message[] {
  return db
    .prepare(
      `select * from message where phone_number_id = ? and shopper_id = ? and direction = ? and seq <= ?
         and status not in ('read', 'failed') order by seq`,
    )
    .all(pair.phone_number_id, pair.shopper_id, direction, upTo)
    .map(toMessage);
}

/** How many service messages a number has sent since `from`, ms; the first 1,000 of a month are free. */
export function countServiceMessages(db: DatabaseSync, phoneNumberId: string, from: number): number {
  const row = db
    .prepare(`select count(*) as n from message where phone_number_id = ? and category = 'service' and at >= ?`)
    .get(phoneNumberId, from);
  return Number(row?.['n'] ?? 0);
}

function toMessage(row: object): Message {
  const message = row as Message & { content: string };
  return { ...message, content: JSON.parse(message.content) };
}

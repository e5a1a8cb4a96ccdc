import { createHash } from 'node:crypto';
import {
  appendEvents,
  counter,
  type Database,
  type EntityId,
  inTransaction,
  isUuid,
  type NewEvent,
  newId,
  type Trx,
} from '../platform/index.ts';
import { type Contact, decideContact, isKnownAs } from './contact.model.ts';
import {
  type InboundMessage,
  type MessageStatus,
  type ParsedWebhook,
  type SeenPerson,
  silentTypes,
  type Watermark,
} from './inbound.model.ts';
import { settleByProof } from './outgoing-repository.ts';
import {
  type ChannelAddress,
  contactsSeen,
  entitiesOfAddresses,
  insertInboundWork,
  insertMessages,
  insertStatuses,
  insertUnrouted,
  type LoggedMessage,
  type LoggedStatus,
  lockContacts,
  messagesByWamid,
  messagesWithout,
  moveContact,
  saveContact,
  type UnroutedWebhook,
} from './repository.ts';

const received = counter('messages_received_total', 'New messages of shoppers by type', ['type']);
const statusesReceived = counter('message_statuses_total', 'New statuses of sent messages', ['status']);
const unrouted = counter('webhook_unrouted_total', 'Changes kept aside by reason', ['reason']);

/**
 * Makes webhooks durable: messages and statuses that are new go to the log, before the dialogue and into events, in one transaction.
 * What comes twice is noticed by its id and changes nothing.
 */
export async function ingest(db: Database, webhooks: readonly ParsedWebhook[], now: Date): Promise<void> {
  const messages = webhooks.flatMap((webhook) => webhook.messages);
  const statuses = webhooks.flatMap((webhook) => webhook.statuses);
  // In an order of their own: two writes with the same people must not wait for each other.
  const watermarks = webhooks
    .flatMap((webhook) => webhook.watermarks)
    .toSorted((a, b) => compare(`${a.person.psid} ${a.status}`, `${b.person.psid} ${b.status}`));
  const addresses = await findAddresses(db, [...messages, ...statuses, ...watermarks]);
  const kept: UnroutedWebhook[] = webhooks.flatMap(({ others }) =>
    others.map((other) => unroutedOf(other, other.reason, addresses)),
  );
  const routed = await routeMessages(db, messages, addresses, kept, now);
  const told = routeStatuses(statuses, addresses, kept);
  await inTransaction(db, async (trx) => {
    await keepStatuses(trx, told, now);
    for (const watermark of watermarks) await keepWatermark(trx, watermark, addresses, now);
    await keepMessages(trx, routed, now);
    await insertUnrouted(trx, kept, now);
  });
  for (const { reason } of kept) unrouted.inc({ reason });
}

type Addresses = ReadonlyMap<string, ChannelAddress>;

async function findAddresses(db: Database, found: readonly { readonly addressId: string }[]): Promise<Addresses> {
  const addresses = await entitiesOfAddresses(
    db,
    found.map(({ addressId }) => addressId),
  );
  return new Map(addresses.map((address) => [address.addressId, address]));
}

interface Kept {
  readonly field?: string;
  readonly accountId?: string;
  readonly addressId?: string;
  readonly raw: unknown;
}

function unroutedOf(
  { field, accountId, addressId, raw }: Kept,
  reason: UnroutedWebhook['reason'],
  addresses: Addresses,
): UnroutedWebhook {
  const text = JSON.stringify(raw) ?? 'null';
  return {
    entityId: addresses.get(addressId ?? '')?.entityId ?? '-',
    digest: digestOf(text),
    reason,
    raw: text,
    ...(field && { field: field.slice(0, 100) }),
    ...(accountId && { accountId: accountId.slice(0, 64) }),
    ...(addressId && { addressId: addressId.slice(0, 64) }),
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

interface Routed {
  readonly message: InboundMessage;
  readonly logged: LoggedMessage;
}

async function routeMessages(
  db: Database,
  messages: readonly InboundMessage[],
  addresses: Addresses,
  kept: UnroutedWebhook[],
  now: Date,
): Promise<Routed[]> {
  const byEntity = new Map<EntityId, InboundMessage[]>();
  for (const message of messages) {
    const entityId = addresses.get(message.addressId)?.entityId;
    const isSomebody = message.from.waId ?? message.from.bsuid ?? message.from.psid;
    if (!entityId || !isSomebody)
      kept.push(unroutedOf(message, entityId ? 'unused_field' : 'unknown_number', addresses));
    else byEntity.set(entityId, [...(byEntity.get(entityId) ?? []), message]);
  }
  const routed: Routed[] = [];
  for (const [entityId, own] of byEntity) {
    const contactOf = await knowContacts(db, entityId, own, now);
    routed.push(...own.map((message) => ({ message, logged: toLogged(entityId, message, contactOf(message.from)) })));
  }
  return routed;
}

function toLogged(entityId: EntityId, message: InboundMessage, contactId: string): LoggedMessage {
  const { occurredAt, addressId, content, context, referral, raw } = message;
  return {
    entityId,
    occurredAt,
    wamid: message.wamid ?? `${content.type}.${digestOf(JSON.stringify(raw) ?? 'null')}`,
    addressId,
    contactId,
    direction: 'in',
    type: content.type,
    content: { content, ...(context && { context }), ...(referral && { referral }) },
    raw,
  };
}

/** Finds the contacts of the people seen and makes those that are new. Most people are known, and then nothing is locked. */
async function knowContacts(
  db: Database,
  entityId: EntityId,
  messages: readonly InboundMessage[],
  now: Date,
): Promise<(person: SeenPerson) => string> {
  const people = messages.map(({ from }) => from);
  const moved = messages.filter(({ content }) => content.type === 'system' && content.newWaId);
  const known = await contactsSeen(db, entityId, people);
  const find = finder(known);
  const news = people.filter((person) => {
    const contact = find(person);
    return !contact || !isKnownAs(contact, person);
  });
  if (news.length === 0 && moved.length === 0) return (person) => find(person)!.contactId;
  await inTransaction(db, async (trx) => {
    await lockContacts(trx, entityId);
    for (const person of news) await meetPerson(trx, entityId, person, now);
    for (const { from, content } of moved)
      if (content.type === 'system' && content.newWaId) await followNumber(trx, entityId, from, content.newWaId, now);
  });
  // A person who moved is found by the number they left under what was known before.
  const findNow = finder([...(await contactsSeen(db, entityId, people)), ...known]);
  return (person) => findNow(person)!.contactId;
}

function finder(contacts: readonly Contact[]): (person: SeenPerson) => Contact | undefined {
  const byBsuid = new Map(contacts.toReversed().map((contact) => [contact.bsuid, contact]));
  const byWaId = new Map(contacts.toReversed().map((contact) => [contact.waId, contact]));
  const byPsid = new Map(contacts.toReversed().map((contact) => [contact.psid, contact]));
  return ({ waId, bsuid, psid }) =>
    (psid && byPsid.get(psid)) || (bsuid && byBsuid.get(bsuid)) || (waId ? byWaId.get(waId) : undefined);
}

/** The contact of a person, made or brought up to date. The caller holds the lock of the entity's contacts. */
export async function meetPerson(trx: Trx, entityId: EntityId, person: SeenPerson, now: Date): Promise<Contact> {
  const near = await contactsSeen(trx, entityId, [person]);
  const byWaId = near.find(({ waId }) => waId !== null && waId === person.waId);
  const byBsuid = near.find(({ bsuid }) => bsuid !== null && bsuid === person.bsuid);
  const byPsid = near.find(({ psid }) => psid !== null && psid === person.psid);
  const { contact, released, merged } = decideContact(person, { byWaId, byBsuid, byPsid }, newId(now));
  if (released) await saveContact(trx, entityId, released, now);
  if (merged) {
    await moveContact(trx, entityId, merged.contactId, contact.contactId);
    const payload = { from: merged.contactId, into: contact.contactId };
    const subject = `contact:${contact.contactId}`;
    await appendEvents(trx, entityId, now, [{ type: 'contact.merged', subject, payload }]);
  }
  await saveContact(trx, entityId, contact, now);
  return contact;
}

// Meta tells that a person has a new number; the business-scoped id changes with it and comes with the next message.
async function followNumber(
  trx: Trx,
  entityId: EntityId,
  person: SeenPerson,
  newWaId: string,
  now: Date,
): Promise<void> {
  const near = await contactsSeen(trx, entityId, [person, { waId: newWaId }]);
  const contact = near.find(({ waId }) => waId === person.waId);
  if (!contact || near.some(({ waId }) => waId === newWaId)) return;
  await saveContact(trx, entityId, { ...contact, waId: newWaId, bsuid: null }, now);
}

interface Told {
  readonly status: MessageStatus;
  readonly logged: LoggedStatus;
}

function routeStatuses(statuses: readonly MessageStatus[], addresses: Addresses, kept: UnroutedWebhook[]): Told[] {
  const told = new Map<string, Told>();
  for (const status of statuses) {
    const entityId = addresses.get(status.addressId)?.entityId;
    if (!entityId) {
      kept.push(unroutedOf(status, 'unknown_number', addresses));
      continue;
    }
    const { occurredAt, wamid, errorCode, pricing } = status;
    const logged: LoggedStatus = {
      entityId,
      occurredAt,
      wamid,
      status: status.status,
      ...(errorCode !== undefined && { errorCode }),
      ...(pricing !== undefined && { pricing }),
    };
    const key = `${entityId} ${wamid} ${status.status}`;
    if (!told.has(key)) told.set(key, { status, logged });
  }
  return [...told.values()];
}

async function keepMessages(trx: Trx, routed: readonly Routed[], now: Date): Promise<void> {
  // Two writes that hold the same redelivered messages take their keys in the same order, or they would wait for each other.
  const ordered = routed.toSorted((a, b) => compare(a.logged.wamid, b.logged.wamid));
  const fresh = await insertMessages(
    trx,
    ordered.map(({ logged }) => logged),
    now,
  );
  const isFresh = takeOnce(fresh.map(({ entityId, wamid }) => `${entityId} ${wamid}`));
  const added = ordered.filter(({ logged }) => isFresh(`${logged.entityId} ${logged.wamid}`));
  const spoken = added.filter(({ logged }) => !silentTypes.includes(logged.type));
  await insertInboundWork(
    trx,
    spoken.map(({ logged }) => logged),
  );
  await appendByEntity(
    trx,
    now,
    added.flatMap(({ message, logged }) => eventOf(message, logged) ?? []),
  );
  for (const { logged } of spoken) received.inc({ type: logged.type });
}

function eventOf({ content }: InboundMessage, logged: LoggedMessage): EntityEvent | undefined {
  const { entityId, contactId, addressId, wamid, type } = logged;
  const subject = `contact:${contactId}`;
  if (content.type === 'preference') {
    const { category, value } = content;
    const payload = { contactId, addressId, category, value };
    return { entityId, event: { type: 'contact.preference', subject, payload } };
  }
  if (silentTypes.includes(content.type)) return undefined;
  return {
    entityId,
    event: { type: 'message.received', subject, payload: { contactId, addressId, wamid, type } },
  };
}

async function keepStatuses(trx: Trx, told: readonly Told[], now: Date): Promise<void> {
  const ordered = told.toSorted(
    (a, b) => compare(a.logged.wamid, b.logged.wamid) || compare(a.logged.status, b.logged.status),
  );
  const fresh = await insertStatuses(
    trx,
    ordered.map(({ logged }) => logged),
    now,
  );
  const isFresh = takeOnce(fresh.map(({ entityId, wamid, status }) => `${entityId} ${wamid} ${status}`));
  const added = ordered.filter(({ logged }) => isFresh(`${logged.entityId} ${logged.wamid} ${logged.status}`));
  const proofs = added.flatMap(({ status, logged }) =>
    status.callbackData && isUuid(status.callbackData)
      ? { entityId: logged.entityId, outgoingId: status.callbackData, wamid: logged.wamid }
      : [],
  );
  await settleByProof(trx, proofs, now);
  await tellFailures(
    trx,
    added.filter(({ logged }) => logged.status === 'failed').map(({ logged }) => logged),
    now,
  );
  for (const { logged } of added) statusesReceived.inc({ status: knownStatus(logged.status) });
}

/** Tells of each message that a moment stands for what was told of all of them. */
async function keepWatermark(
  trx: Trx,
  { addressId, person, status, upTo }: Watermark,
  addresses: Addresses,
  now: Date,
): Promise<void> {
  const entityId = addresses.get(addressId)?.entityId;
  const [contact] = entityId ? await contactsSeen(trx, entityId, [person]) : [];
  if (!entityId || !contact) return;
  const { contactId } = contact;
  const wamids = await messagesWithout(trx, entityId, { addressId, contactId, upTo, status });
  await insertStatuses(
    trx,
    wamids.toSorted().map((wamid) => ({ entityId, occurredAt: upTo, wamid, status })),
    now,
  );
}

/** Meta accepted a message and could not bring it after all. */
async function tellFailures(trx: Trx, failed: readonly LoggedStatus[], now: Date): Promise<void> {
  for (const [entityId, own] of Map.groupBy(failed, (status) => status.entityId)) {
    const messages = await messagesByWamid(
      trx,
      entityId,
      own.map(({ wamid }) => wamid),
    );
    const events = messages.map(({ wamid, contactId, addressId, outgoingId }): NewEvent => {
      const code = own.find((status) => status.wamid === wamid)?.errorCode ?? null;
      const payload = { contactId, addressId, outgoingId: outgoingId ?? null, wamid, code };
      return { type: 'message.failed', subject: `contact:${contactId}`, payload };
    });
    await appendEvents(trx, entityId, now, events);
  }
}

const knownStatuses = ['sent', 'delivered', 'read', 'played', 'failed'];

function knownStatus(status: string): string {
  return knownStatuses.includes(status) ? status : 'other';
}

interface EntityEvent {
  readonly entityId: EntityId;
  readonly event: NewEvent;
}

async function appendByEntity(trx: Trx, now: Date, events: readonly EntityEvent[]): Promise<void> {
  for (const [entityId, own] of Map.groupBy(events, (event) => event.entityId))
    await appendEvents(
      trx,
      entityId,
      now,
      own.map(({ event }) => event),
    );
}

/** Whether a key was among those given; each is answered yes only once, because a batch may hold a message twice. */
function takeOnce(keys: readonly string[]): (key: string) => boolean {
  const left = new Set(keys);
  return (key) => left.delete(key);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Keeps webhooks that the log refuses as they came, for a person to look at. */
export function keepUnstorable(db: Database, webhooks: readonly ParsedWebhook[], now: Date): Promise<void> {
  const kept = webhooks
    .flatMap(({ messages, statuses, others }): readonly Kept[] => [...messages, ...statuses, ...others])
    .map((part) => unroutedOf(part, 'unstorable', new Map()));
  return insertUnrouted(db, kept, now);
}

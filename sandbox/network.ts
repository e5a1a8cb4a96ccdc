import { EventEmitter } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { type Clock, openClock } from './clock.ts';
import { type Faults, noFaults, spend } from './faults.ts';
import { type GraphError, refusal, toWebhookError } from './graph-error.ts';
import { type BusinessNumber, displayDigits, findNumber } from './numbers.ts';
import { tellPageStatus } from './pages/page-events.ts';
import { openRates, type Rates } from './rates.ts';
import type { Settings } from './settings.ts';
import { findShopper, type Shopper } from './shoppers.ts';
import { emptyStateFile, openStateFile } from './state-file.ts';
import { findTemplate, setTemplateStatus } from './templates.ts';
import {
  countServiceMessages,
  findMessage,
  type Message,
  type MessageStatus,
  moveStatus,
  setFailure,
} from './threads.ts';
import { type Task, Timetable } from './timetable.ts';
import { Webhooks } from './webhooks.ts';

/** What a phone is told while it is open. */
export type PhoneEvent =
  | { readonly type: 'thread'; readonly phone_number_id: string; readonly shopper_id: string }
  | { readonly type: 'typing'; readonly phone_number_id: string; readonly shopper_id: string }
  | { readonly type: 'numbers' };

/** The messaging network between people and businesses: what it remembers, and what moves by itself. */
export type Network = {
  readonly settings: Settings;
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly rates: Rates;
  readonly timetable: Timetable;
  readonly webhooks: Webhooks;
  readonly faults: Faults;
  readonly tellPhones: (event: PhoneEvent) => void;
  /** Listens until the returned function is called. */
  readonly onPhoneEvent: (listener: (event: PhoneEvent) => void) => () => void;
  /** Forgets everything but the settings. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

/** Opens the state file and starts what moves by itself. */
export function openNetwork(settings: Settings): Network {
  const db = openStateFile(settings.dataFile);
  const events = new EventEmitter().setMaxListeners(0);
  const faults = noFaults();
  const clock = openClock(db, () => {
    timetable.wake();
    webhooks.wake();
  });
  const timetable = new Timetable(
    db,
    () => clock,
    (task) => perform(network, task),
  );
  const webhooks = new Webhooks(
    {
      db,
      clock: () => clock,
      faults: () => faults,
      appSecret: settings.appSecret,
      onTaken: (wamid) => markTaken(network, wamid),
    },
    { url: settings.webhookUrl, verifyToken: settings.verifyToken },
  );
  const network: Network = {
    settings,
    db,
    clock,
    rates: openRates(),
    timetable,
    webhooks,
    faults,
    tellPhones: (event) => void events.emit('phone', event),
    onPhoneEvent: (listener) => {
      events.on('phone', listener);
      return () => events.off('phone', listener);
    },
    reset: () => reset(network),
    close: async () => {
      timetable.close();
      await webhooks.close();
      db.close();
    },
  };
  timetable.wake();
  webhooks.wake();
  return network;
}

function reset(network: Network): void {
  network.clock.move(Date.now() - network.clock.now());
  emptyStateFile(network.db);
  network.rates.forget();
  Object.assign(network.faults, noFaults());
  network.tellPhones({ type: 'numbers' });
}

function perform(network: Network, task: Task): void {
  if (task.kind === 'review') reviewTemplate(network, task.subject);
  else advanceMessage(network, task.subject, task.kind);
}

/** Moves a business's message on and tells both sides. Does nothing when it is already further. */
export function advanceMessage(
  network: Network,
  wamid: string,
  status: Exclude<MessageStatus, 'pending' | 'accepted'>,
): void {
  if (!moveStatus(network.db, wamid, status)) return;
  const message = findMessage(network.db, wamid)!;
  const number = findNumber(network.db, message.phone_number_id)!;
  const shopper = findShopper(network.db, message.shopper_id)!;
  if (number.channel === 'messenger') tellPageStatus({ network, number, shopper }, message, status);
  else queueStatus(network, { number, shopper, message, status });
  network.tellPhones({ type: 'thread', phone_number_id: number.phone_number_id, shopper_id: shopper.id });
  if (status === 'sent') network.timetable.plan({ kind: 'delivered', subject: wamid }, network.faults.deliveredMs);
}

type StatusChange = {
  readonly number: BusinessNumber;
  readonly shopper: Shopper;
  readonly message: Message;
  readonly status: MessageStatus;
};

function queueStatus(network: Network, { number, shopper, message, status }: StatusChange): void {
  const statusValue = {
    id: message.wamid,
    status,
    timestamp: String(Math.floor(network.clock.now() / 1000)),
    ...(shopper.wa_id === null ? {} : { recipient_id: shopper.wa_id }),
    recipient_user_id: shopper.user_id,
    ...(message.opaque === null ? {} : { biz_opaque_callback_data: message.opaque }),
    ...(status === 'sent' || status === 'delivered' ? { pricing: pricingOf(network, message) } : {}),
    ...(status === 'failed' ? { errors: [toWebhookError(failureOf(message))] } : {}),
  };
  network.webhooks.queue({
    wabaId: number.waba_id,
    lane: laneOf(number, shopper),
    field: 'messages',
    value: { messaging_product: 'whatsapp', metadata: metadataOf(number), statuses: [statusValue] },
  });
}

function failureOf(message: Message): GraphError {
  return refusal(message.failure ?? 131000, 'The message was not delivered.');
}

const freeServiceMessages = 1000;

function pricingOf(network: Network, message: Message): object {
  const monthStart = new Date(message.at);
  monthStart.setUTCDate(1);
  monthStart.setUTCHours(0, 0, 0, 0);
  const sent = countServiceMessages(network.db, message.phone_number_id, monthStart.getTime());
  const free = message.category === 'service' && sent <= freeServiceMessages;
  return {
    billable: !free,
    pricing_model: 'PMP',
    type: free ? 'free_customer_service' : 'regular',
    category: message.category ?? 'service',
  };
}

/** The messages of one person with one number keep their order. */
export function laneOf(number: BusinessNumber, shopper: Shopper): string {
  return `${number.phone_number_id} ${shopper.id}`;
}

/** Which number a webhook is about. */
export function metadataOf(number: BusinessNumber): object {
  return { display_phone_number: displayDigits(number), phone_number_id: number.phone_number_id };
}

function markTaken(network: Network, wamid: string): void {
  if (!moveStatus(network.db, wamid, 'delivered')) return;
  const message = findMessage(network.db, wamid)!;
  network.tellPhones({ type: 'thread', phone_number_id: message.phone_number_id, shopper_id: message.shopper_id });
}

/** Ends the review of a template and tells the business. */
function reviewTemplate(network: Network, templateId: string): void {
  const template = findTemplate(network.db, templateId);
  if (template?.status === 'PENDING') decideTemplate(network, templateId, network.faults.templateDecision);
}

/** Gives a template a new status and tells the business. */
export function decideTemplate(
  network: Network,
  templateId: string,
  event: 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED',
): void {
  setTemplateStatus(network.db, templateId, event);
  const template = findTemplate(network.db, templateId);
  if (template === undefined) return;
  network.webhooks.queue({
    wabaId: template.waba_id,
    lane: `template ${template.id}`,
    field: 'message_template_status_update',
    value: {
      event,
      // A JSON number, as Meta sends it.
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      reason: event === 'REJECTED' ? 'INVALID_FORMAT' : 'NONE',
      message_template_category: template.category,
    },
  });
}

/** Plans what becomes of a message that was just accepted. */
export function planDelivery(network: Network, wamid: string): void {
  const code = spend(network.faults, 'failDelivery');
  if (code !== undefined) planFailure(network, wamid, code);
  else network.timetable.plan({ kind: 'sent', subject: wamid }, network.faults.sentMs);
}

/** Plans that a message ends in `failed`, for this reason. */
export function planFailure(network: Network, wamid: string, code: number): void {
  setFailure(network.db, wamid, code);
  network.timetable.plan({ kind: 'failed', subject: wamid }, network.faults.sentMs);
}

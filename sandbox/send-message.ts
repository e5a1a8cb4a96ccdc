import { catalogHas, listUnsellable } from './catalog.ts';
import { type GraphError, invalidParameter, refusal } from './graph-error.ts';
import { newWamid } from './ids.ts';
import { mediaExists } from './media.ts';
import {
  type Interactive,
  isReadReceipt,
  type OutgoingMessage,
  parseOutgoingMessage,
  parseReadReceipt,
  type ReadReceipt,
} from './message-shape.ts';
import { type Network, planDelivery, planFailure } from './network.ts';
import { type BusinessNumber, displayDigits } from './numbers.ts';
import { pairAllowance, throughputAllowance } from './rates.ts';
import { findByAddress, type Shopper } from './shoppers.ts';
import { renderTemplate, requireUsableTemplate } from './templates.ts';
import { addMessage, findMessage, lastInboundAt, listUnread, moveStatus } from './threads.ts';

const windowMs = 24 * 3_600_000;

/** `POST /{phone_number_id}/messages`: sends, or marks as read. Answers what Meta answers; throws a {@link GraphError}. */
export function handleMessages(network: Network, number: BusinessNumber, request: unknown): object {
  if (isReadReceipt(request)) return markRead(network, number, parseReadReceipt(request));
  return send(network, number, parseOutgoingMessage(request));
}

function markRead(network: Network, number: BusinessNumber, receipt: ReadReceipt): object {
  const message = findMessage(network.db, receipt.message_id);
  if (message === undefined || message.direction !== 'in' || message.phone_number_id !== number.phone_number_id) {
    throw refusal(131009, `message_id ${receipt.message_id} is not a message that this number has received.`);
  }
  for (const unread of listUnread(network.db, message, 'in', message.seq)) moveStatus(network.db, unread.wamid, 'read');
  const place = { phone_number_id: number.phone_number_id, shopper_id: message.shopper_id };
  network.tellPhones({ type: 'thread', ...place });
  if (receipt.typing_indicator !== undefined) network.tellPhones({ type: 'typing', ...place });
  return { success: true };
}

function send(network: Network, number: BusinessNumber, message: OutgoingMessage): object {
  checkRules(message);
  checkReferences(network, number, message);
  const shopper = requireRecipient(network, number, message);
  const rendered = contentFor(network, number, shopper, message);
  const late = deliveryProblem(network, number, shopper, message);
  if (late !== undefined && !network.faults.refuseLater) throw late;
  takeRates(network, number, shopper);
  const wamid = newWamid(shopper.wa_id ?? shopper.user_id);
  addMessage(network.db, {
    wamid,
    phone_number_id: number.phone_number_id,
    shopper_id: shopper.id,
    direction: 'out',
    type: message.type,
    content: rendered.content,
    context_wamid: message.contextWamid ?? null,
    at: network.clock.now(),
    status: 'accepted',
    category: rendered.category,
    opaque: message.opaque ?? null,
  });
  if (late === undefined) planDelivery(network, wamid);
  else planFailure(network, wamid, late.code);
  return acceptance(message, shopper, wamid);
}

function acceptance(message: OutgoingMessage, shopper: Shopper, wamid: string): object {
  const contact =
    message.to === undefined
      ? { input: message.recipient, user_id: shopper.user_id }
      : { input: message.to, wa_id: shopper.wa_id };
  return {
    messaging_product: 'whatsapp',
    contacts: [contact],
    messages: [{ id: wamid, message_status: 'accepted' }],
  };
}

// What the shape cannot say: sums and uniqueness over the whole message.
function checkRules(message: OutgoingMessage): void {
  if (message.recipientType === 'group')
    throw invalidParameter('Param recipient_type: groups are not enabled for this number.');
  if (message.type === 'interactive') checkInteractive(message.content);
}

function checkInteractive(interactive: Interactive): void {
  if (interactive.type === 'button') {
    const replies = interactive.action.buttons.map((button) => button.reply);
    checkUnique(
      'button ids',
      replies.map((reply) => reply.id),
    );
    checkUnique(
      'button titles',
      replies.map((reply) => reply.title),
    );
    checkTrimmed(replies.map((reply) => reply.id));
  }
  if (interactive.type === 'list') {
    const rows = interactive.action.sections.flatMap((section) => section.rows);
    checkTotal('rows', rows.length, 10);
    checkSectionTitles(interactive.action.sections);
    checkUnique(
      'row ids',
      rows.map((row) => row.id),
    );
    checkTrimmed(rows.map((row) => row.id));
  }
  if (interactive.type === 'product_list') {
    const items = interactive.action.sections.flatMap((section) => section.product_items);
    checkTotal('products', items.length, 30);
    checkSectionTitles(interactive.action.sections);
  }
}

function checkUnique(what: string, values: readonly string[]): void {
  const repeated = values.find((value, i) => values.indexOf(value) !== i);
  if (repeated !== undefined) throw refusal(131009, `Duplicated ${what}: "${repeated}".`);
}

function checkTrimmed(ids: readonly string[]): void {
  const loose = ids.find((id) => id !== id.trim());
  if (loose !== undefined) throw refusal(131009, `The id "${loose}" has leading or trailing spaces.`);
}

function checkTotal(what: string, total: number, most: number): void {
  if (total > most) throw refusal(131009, `Total ${what} count ${total} exceeds the maximum allowed: ${most}.`);
}

function checkSectionTitles(sections: readonly { readonly title?: string | undefined }[]): void {
  if (sections.length > 1 && sections.some((section) => section.title === undefined)) {
    throw refusal(131008, 'Section title is required when there is more than one section.');
  }
}

// Everything the message points at must exist on this account.
function checkReferences(network: Network, number: BusinessNumber, message: OutgoingMessage): void {
  for (const id of mediaIdsOf(message)) {
    if (!mediaExists(network.db, id)) {
      throw invalidParameter(
        `Param ${message.type}['id'] is not a valid whatsapp business account media attachment ID`,
      );
    }
  }
  if (message.type === 'interactive') checkProducts(network, number, message.content);
}

function mediaIdsOf(message: OutgoingMessage): string[] {
  const sources: readonly unknown[] =
    message.type === 'interactive' && 'header' in message.content
      ? Object.values(message.content.header ?? {})
      : [message.content];
  const kinds = ['image', 'video', 'document', 'audio', 'sticker', 'interactive'];
  if (!kinds.includes(message.type)) return [];
  return sources.flatMap((source) =>
    typeof source === 'object' && source !== null && 'id' in source && typeof source.id === 'string' ? [source.id] : [],
  );
}

function checkProducts(network: Network, number: BusinessNumber, interactive: Interactive): void {
  if (interactive.type === 'product' || interactive.type === 'product_list') {
    if (interactive.action.catalog_id !== number.catalog_id) {
      throw refusal(
        131009,
        `Catalog ${interactive.action.catalog_id} is not linked to this WhatsApp Business Account.`,
      );
    }
    checkSellable(network, number, productIdsOf(interactive));
  }
  if (interactive.type === 'catalog_message') {
    if (number.catalog_id === null || !catalogHas(network.db, number.catalog_id)) {
      throw refusal(131009, 'No catalog with products is linked to this WhatsApp Business Account.');
    }
    const thumbnail = interactive.action.parameters?.thumbnail_product_retailer_id;
    if (thumbnail !== undefined) checkSellable(network, number, [thumbnail]);
  }
}

function productIdsOf(interactive: Extract<Interactive, { type: 'product' | 'product_list' }>): string[] {
  if (interactive.type === 'product') return [interactive.action.product_retailer_id];
  return interactive.action.sections.flatMap((section) =>
    section.product_items.map((item) => item.product_retailer_id),
  );
}

function checkSellable(network: Network, number: BusinessNumber, retailerIds: readonly string[]): void {
  const missing = listUnsellable(network.db, number.catalog_id ?? '', retailerIds);
  if (missing.length === 0) return;
  const details = `Products not found in FB Catalog, product_retailer_id: ${missing.slice(0, 5).join(', ')}, catalog_id: ${number.catalog_id}`;
  throw refusal(131009, details);
}

function requireRecipient(network: Network, number: BusinessNumber, message: OutgoingMessage): Shopper {
  // When both are given the phone number wins.
  const address = message.to ?? message.recipient ?? '';
  if (message.to?.replaceAll(/\D/g, '') === displayDigits(number))
    throw refusal(131021, 'Recipient phone number is the sender.');
  const shopper = findByAddress(network.db, address);
  if (shopper === undefined) throw refusal(131026, 'Receiver is incapable of receiving this message.');
  return shopper;
}

function contentFor(
  network: Network,
  number: BusinessNumber,
  shopper: Shopper,
  message: OutgoingMessage,
): { content: unknown; category: string } {
  if (message.type !== 'template') return { content: message.content, category: 'service' };
  const template = requireUsableTemplate(network.db, number.waba_id, message.content);
  const rendered = renderTemplate(template, message.content);
  for (const button of rendered.buttons) checkSellable(network, number, productIdsOfButton(button.action));
  if (template.category === 'MARKETING' && shopper.stopped_marketing) {
    throw refusal(131050, 'The user has chosen to stop receiving marketing messages.');
  }
  if (template.category === 'AUTHENTICATION' && message.to === undefined) {
    throw refusal(131062, 'Authentication templates need a phone number.');
  }
  return { content: rendered, category: template.category.toLowerCase() };
}

function productIdsOfButton(action: unknown): string[] {
  const found = JSON.stringify(action ?? null).matchAll(/"product_retailer_id":"((?:[^"\\]|\\.)*)"/g);
  return [...found].map((match) => JSON.parse(`"${match[1]}"`) as string);
}

/** Why an otherwise right message cannot be delivered. */
function deliveryProblem(
  network: Network,
  number: BusinessNumber,
  shopper: Shopper,
  message: OutgoingMessage,
): GraphError | undefined {
  const lastAt = lastInboundAt(network.db, { phone_number_id: number.phone_number_id, shopper_id: shopper.id });
  const open = lastAt !== undefined && network.clock.now() - lastAt < windowMs;
  if (open || message.type === 'template') return undefined;
  return refusal(
    131047,
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  );
}

function takeRates(network: Network, number: BusinessNumber, shopper: Shopper): void {
  if (!network.faults.enforceRates) return;
  const now = network.clock.now();
  const pair = `${number.phone_number_id} ${shopper.id}`;
  const throughput = throughputAllowance(number.throughput_per_second);
  if (!network.rates.allows(number.phone_number_id, throughput, now)) {
    throw refusal(
      130429,
      'Message failed to send because there were too many messages sent from this phone number in a short period of time.',
    );
  }
  if (!network.rates.allows(pair, pairAllowance, now)) {
    throw refusal(
      131056,
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
    );
  }
  network.rates.take(number.phone_number_id, throughput, now);
  network.rates.take(pair, pairAllowance, now);
}

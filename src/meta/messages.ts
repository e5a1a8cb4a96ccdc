import { between, cut, identifier, required, unique, webAddress } from './message-parts.ts';

/**
 * Bodies of outgoing messages in Meta's words, within Meta's limits. Labels are cut; a message that could not be sent even so
 * (no button, too many products) is a fault of the caller and throws.
 */

// Meta, Cloud API: lengths and counts of message parts.
export const messageLimits = {
  text: 4096,
  caption: 1024,
  header: 60,
  body: 1024,
  listBody: 4096,
  footer: 60,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  listButton: 20,
  sections: 10,
  sectionTitle: 24,
  rows: 10,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  products: 30,
  productId: 100,
  linkTitle: 20,
} as const;

/** A message without its recipient: `{type, [type]: …}` and perhaps the message it answers. */
export interface MessageBody {
  readonly type: string;
  readonly context?: { readonly message_id: string };
  readonly [part: string]: unknown;
}

/** The first of several things to say, and of the others those that fit whole: half a price says something else. */
export function joinWithin(parts: readonly string[], max: number): string {
  let text = '';
  for (const part of parts.filter(Boolean)) {
    const longer = text === '' ? cut(part, max) : `${text} · ${part}`;
    if (longer.length <= max) text = longer;
  }
  return text;
}

/** Makes a message an answer to another one. */
export function replyTo(wamid: string, body: MessageBody): MessageBody {
  return { ...body, context: { message_id: wamid } };
}

export function textMessage(text: string, { preview = false }: { preview?: boolean } = {}): MessageBody {
  return { type: 'text', text: { body: required(text, messageLimits.text, 'text'), preview_url: preview } };
}

/** An image by web address or by the id of uploaded media. */
export type ImageSource = { readonly link: string } | { readonly id: string };

function image(source: ImageSource): ImageSource {
  return 'link' in source ? { link: webAddress(source.link) } : { id: source.id };
}

export function imageMessage(source: ImageSource, caption?: string): MessageBody {
  const text = caption && cut(caption, messageLimits.caption);
  return { type: 'image', image: { ...image(source), ...(text && { caption: text }) } };
}

interface Frame {
  readonly body: string;
  readonly header?: string | ImageSource;
  readonly footer?: string;
}

function header(given: Frame['header']): object {
  if (!given) return {};
  if (typeof given !== 'string') return { header: { type: 'image', image: image(given) } };
  const text = cut(given, messageLimits.header);
  return text ? { header: { type: 'text', text } } : {};
}

function footer(given: string | undefined): object {
  const text = given && cut(given, messageLimits.footer);
  return text ? { footer: { text } } : {};
}

function interactive(type: string, frame: Frame, action: object, bodyMax: number = messageLimits.body): MessageBody {
  const body = { text: required(frame.body, bodyMax, 'body') };
  return { type: 'interactive', interactive: { type, ...header(frame.header), body, ...footer(frame.footer), action } };
}

export interface ReplyButton {
  readonly id: string;
  readonly title: string;
}

/** One to three buttons. Their titles differ even after they are cut to 20. */
export function buttonsMessage(message: Frame & { readonly buttons: readonly ReplyButton[] }): MessageBody {
  between(message.buttons.length, messageLimits.buttons, 'buttons');
  const replies = message.buttons.map(({ id, title }) => ({
    id: identifier(id, messageLimits.buttonId, 'button id'),
    title: required(title, messageLimits.buttonTitle, 'button title'),
  }));
  unique(
    replies.map(({ id }) => id),
    'button ids',
  );
  unique(
    replies.map(({ title }) => title),
    'button titles',
  );
  return interactive('button', message, { buttons: replies.map((reply) => ({ type: 'reply', reply })) });
}

export interface ListRow {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

export interface ListSection {
  readonly title?: string;
  readonly rows: readonly ListRow[];
}

/** A list that opens at a button: at most 10 rows over all sections. */
export function listMessage(
  message: Omit<Frame, 'header'> & {
    readonly header?: string;
    readonly button: string;
    readonly sections: readonly ListSection[];
  },
): MessageBody {
  between(message.sections.length, messageLimits.sections, 'sections');
  const rows = message.sections.flatMap((section) => section.rows);
  between(rows.length, messageLimits.rows, 'rows');
  unique(
    rows.map(({ id }) => id),
    'row ids',
  );
  const sections = message.sections.map((section) => ({
    ...sectionTitle(section.title, message.sections.length),
    rows: section.rows.map(listRow),
  }));
  if (sections.some((section) => section.rows.length === 0)) throw new RangeError('A section has no row.');
  const button = required(message.button, messageLimits.listButton, 'list button');
  return interactive('list', message, { button, sections }, messageLimits.listBody);
}

function listRow({ id, title, description }: ListRow): object {
  const more = description && cut(description, messageLimits.rowDescription);
  return {
    id: identifier(id, messageLimits.rowId, 'row id'),
    title: required(title, messageLimits.rowTitle, 'row title'),
    ...(more && { description: more }),
  };
}

function sectionTitle(title: string | undefined, sections: number): { title?: string } {
  if (sections > 1) return { title: required(title ?? '', messageLimits.sectionTitle, 'section title') };
  const text = title && cut(title, messageLimits.sectionTitle);
  return text ? { title: text } : {};
}

/** One product of the catalog. Meta allows no header here. */
export function productMessage(message: {
  readonly catalogId: string;
  readonly productId: string;
  readonly body?: string;
  readonly footer?: string;
}): MessageBody {
  const text = message.body && cut(message.body, messageLimits.body);
  const product_retailer_id = identifier(message.productId, messageLimits.productId, 'product id');
  const action = { catalog_id: message.catalogId, product_retailer_id };
  const parts = { ...(text && { body: { text } }), ...footer(message.footer), action };
  return { type: 'interactive', interactive: { type: 'product', ...parts } };
}

export interface ProductSection {
  readonly title: string;
  readonly productIds: readonly string[];
}

/** A catalogue of at most 30 products in at most 10 sections, from which a native cart is sent. */
export function productListMessage(message: {
  readonly header: string;
  readonly body: string;
  readonly footer?: string;
  readonly catalogId: string;
  readonly sections: readonly ProductSection[];
}): MessageBody {
  between(message.sections.length, messageLimits.sections, 'sections');
  const total = message.sections.reduce((sum, { productIds }) => sum + productIds.length, 0);
  between(total, messageLimits.products, 'products');
  if (message.sections.some(({ productIds }) => productIds.length === 0))
    throw new RangeError('A section has no product.');
  const sections = message.sections.map(({ title, productIds }) => ({
    ...sectionTitle(title, message.sections.length),
    product_items: productIds.map((id) => ({
      product_retailer_id: identifier(id, messageLimits.productId, 'product id'),
    })),
  }));
  const named = { ...message, header: required(message.header, messageLimits.header, 'header') };
  return interactive('product_list', named, { catalog_id: message.catalogId, sections });
}

/** A button that opens a web address. */
export function linkMessage(message: Frame & { readonly title: string; readonly url: string }): MessageBody {
  const display_text = required(message.title, messageLimits.linkTitle, 'link title');
  return interactive('cta_url', message, {
    name: 'cta_url',
    parameters: { display_text, url: webAddress(message.url) },
  });
}

/** Asks for the shopper's place. */
export function locationRequestMessage(body: string): MessageBody {
  return interactive('location_request_message', { body }, { name: 'send_location' });
}

export interface TemplateComponent {
  readonly type: 'header' | 'body' | 'button' | 'carousel' | 'limited_time_offer';
  readonly sub_type?: string;
  readonly index?: number;
  readonly parameters?: readonly ({ readonly type: string } & Readonly<Record<string, unknown>>)[];
}

/** An approved template: the only message allowed outside the customer service window. */
export function templateMessage(template: {
  readonly name: string;
  readonly language: string;
  readonly components?: readonly TemplateComponent[];
}): MessageBody {
  if (!/^[a-z0-9_]{1,512}$/.test(template.name))
    throw new RangeError('A template name has letters, digits and _ only.');
  const components = template.components?.length ? { components: template.components } : {};
  return {
    type: 'template',
    template: { name: template.name, language: { code: template.language }, ...components },
  };
}

/** Marks a message and those before it as read; with `typing`, shows for at most 25 seconds that an answer is being written. */
export function readReceipt(wamid: string, typing = false): object {
  return {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: wamid,
    ...(typing && { typing_indicator: { type: 'text' } }),
  };
}

/** The whole request: `to` a phone number, or `recipient` a business-scoped id where there is no number. */
export function sendRequest(
  body: MessageBody,
  to: { readonly waId: string | null; readonly bsuid: string | null },
  callbackData: string,
): object {
  const address = to.waId ? { to: to.waId } : { recipient: to.bsuid };
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...address,
    ...body,
    biz_opaque_callback_data: callbackData,
  };
}

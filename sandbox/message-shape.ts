import { z } from 'zod';
import { type GraphError, invalidParameter, refusal } from './graph-error.ts';

// Limits as the Cloud API states them for POST /{phone_number_id}/messages.
const text = (most: number) => z.string().min(1).max(most);
const link = z
  .string()
  .max(2048)
  .regex(/^https?:\/\//);

const mediaFields = { id: text(256).optional(), link: link.optional() };
const hasOneSource = (media: { id?: string | undefined; link?: string | undefined }) =>
  (media.id === undefined) !== (media.link === undefined);
const oneSource = { error: 'exactly one of id or link is needed' };

const plainMedia = z.strictObject(mediaFields).refine(hasOneSource, oneSource);
const captionedMedia = z
  .strictObject({ ...mediaFields, caption: text(1024).optional() })
  .refine(hasOneSource, oneSource);
const voiceMedia = z.strictObject({ ...mediaFields, voice: z.boolean().optional() }).refine(hasOneSource, oneSource);
const namedMedia = z
  .strictObject({ ...mediaFields, caption: text(1024).optional(), filename: text(240).optional() })
  .refine(hasOneSource, oneSource);
const headerDocument = z
  .strictObject({ ...mediaFields, filename: text(240).optional() })
  .refine(hasOneSource, oneSource);

const textHeader = z.strictObject({ type: z.literal('text'), text: text(60), sub_text: text(60).optional() });
const imageHeader = z.strictObject({ type: z.literal('image'), image: plainMedia });
const videoHeader = z.strictObject({ type: z.literal('video'), video: plainMedia });
const documentHeader = z.strictObject({ type: z.literal('document'), document: headerDocument });
const anyHeader = z.discriminatedUnion('type', [textHeader, imageHeader, videoHeader, documentHeader]).optional();

const body = (most = 1024) => z.strictObject({ text: text(most) });
const footer = z.strictObject({ text: text(60) }).optional();
const retailerId = text(100);

const replyButton = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: text(256), title: text(20) }),
});
const row = z.strictObject({ id: text(200), title: text(24), description: z.string().max(72).optional() });
const rowSection = z.strictObject({ title: text(24).optional(), rows: z.array(row).min(1).max(10) });
const productSection = z.strictObject({
  title: text(24).optional(),
  product_items: z
    .array(z.strictObject({ product_retailer_id: retailerId }))
    .min(1)
    .max(30),
});

const flowParameters = z
  .strictObject({
    flow_message_version: z.literal('3'),
    flow_id: text(256).optional(),
    flow_name: text(256).optional(),
    flow_cta: text(30),
    mode: z.enum(['draft', 'published']).optional(),
    flow_token: text(2048).optional(),
    flow_action: z.enum(['navigate', 'data_exchange']).optional(),
    flow_action_payload: z
      .looseObject({ screen: text(256).optional(), data: z.union([z.looseObject({}), z.string()]).optional() })
      .optional(),
  })
  .refine((flow) => (flow.flow_id === undefined) !== (flow.flow_name === undefined), {
    error: 'exactly one of flow_id or flow_name is needed',
  });

const card = z.looseObject({ card_index: z.number().int().min(0).max(9), body: body(160).optional() });

const interactives = {
  button: z.strictObject({
    type: z.literal('button'),
    header: anyHeader,
    body: body(),
    footer,
    action: z.strictObject({ buttons: z.array(replyButton).min(1).max(3) }),
  }),
  list: z.strictObject({
    type: z.literal('list'),
    header: textHeader.optional(),
    body: body(4096),
    footer,
    action: z.strictObject({ button: text(20), sections: z.array(rowSection).min(1).max(10) }),
  }),
  product: z.strictObject({
    type: z.literal('product'),
    body: body().optional(),
    footer,
    action: z.strictObject({ catalog_id: text(64), product_retailer_id: retailerId }),
  }),
  product_list: z.strictObject({
    type: z.literal('product_list'),
    header: textHeader,
    body: body(),
    footer,
    action: z.strictObject({ catalog_id: text(64), sections: z.array(productSection).min(1).max(10) }),
  }),
  catalog_message: z.strictObject({
    type: z.literal('catalog_message'),
    body: body(),
    footer,
    action: z.strictObject({
      name: z.literal('catalog_message'),
      parameters: z.strictObject({ thumbnail_product_retailer_id: retailerId.optional() }).optional(),
    }),
  }),
  cta_url: z.strictObject({
    type: z.literal('cta_url'),
    header: anyHeader,
    body: body(),
    footer,
    action: z.strictObject({
      name: z.literal('cta_url'),
      parameters: z.strictObject({ display_text: text(20), url: link }),
    }),
  }),
  flow: z.strictObject({
    type: z.literal('flow'),
    header: anyHeader,
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('flow'), parameters: flowParameters }),
  }),
  location_request_message: z.strictObject({
    type: z.literal('location_request_message'),
    body: body(),
    action: z.strictObject({ name: z.literal('send_location') }),
  }),
  address_message: z.strictObject({
    type: z.literal('address_message'),
    header: anyHeader,
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('address_message'), parameters: z.looseObject({ country: text(2) }) }),
  }),
  request_contact_info: z.strictObject({
    type: z.literal('request_contact_info'),
    body: body().optional(),
    footer,
    action: z.looseObject({ name: text(64) }),
  }),
  call_permission_request: z.strictObject({
    type: z.literal('call_permission_request'),
    body: body().optional(),
    footer,
    action: z.strictObject({ name: z.literal('call_permission_request') }),
  }),
  voice_call: z.strictObject({
    type: z.literal('voice_call'),
    body: body(),
    footer,
    action: z.strictObject({ name: z.literal('voice_call'), parameters: z.looseObject({}).optional() }),
  }),
  order_details: z.strictObject({
    type: z.literal('order_details'),
    header: anyHeader,
    body: body(),
    footer,
    action: z.strictObject({
      name: z.literal('review_and_pay'),
      parameters: z.looseObject({
        reference_id: text(60),
        type: text(64),
        currency: z.string().length(3),
        total_amount: z.looseObject({}),
        order: z.looseObject({}),
      }),
    }),
  }),
  order_status: z.strictObject({
    type: z.literal('order_status'),
    body: body(),
    footer,
    action: z.strictObject({
      name: z.literal('review_order'),
      parameters: z.looseObject({ reference_id: text(60), order: z.looseObject({}) }),
    }),
  }),
  carousel: z.strictObject({
    type: z.literal('carousel'),
    body: body(),
    action: z.strictObject({ cards: z.array(card).min(2).max(10) }),
  }),
};

const coordinate = (most: number) => z.coerce.number().min(-most).max(most);
const contact = z.looseObject({
  name: z.strictObject({
    formatted_name: text(256),
    first_name: text(256).optional(),
    last_name: text(256).optional(),
    middle_name: text(256).optional(),
    suffix: text(256).optional(),
    prefix: text(256).optional(),
  }),
});

const templateParameter = z.looseObject({
  type: z.enum([
    'text',
    'currency',
    'date_time',
    'image',
    'video',
    'document',
    'location',
    'payload',
    'action',
    'coupon_code',
    'limited_time_offer',
    'product',
    'tap_target_configuration',
    'order_status',
    'gif',
  ]),
  text: z.string().optional(),
  parameter_name: text(64).optional(),
});

const templateComponent = z.strictObject({
  type: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['header', 'body', 'button', 'carousel', 'limited_time_offer', 'order_status'])),
  sub_type: z.string().max(64).optional(),
  index: z.coerce.number().int().min(0).max(9).optional(),
  parameters: z.array(templateParameter).max(64).optional(),
  cards: z
    .array(z.looseObject({ card_index: z.number().int(), components: z.array(z.unknown()) }))
    .min(1)
    .max(10)
    .optional(),
});

const contents = {
  text: z.strictObject({ body: text(4096), preview_url: z.boolean().optional() }),
  image: captionedMedia,
  video: captionedMedia,
  document: namedMedia,
  audio: voiceMedia,
  sticker: plainMedia,
  location: z.strictObject({
    latitude: coordinate(90),
    longitude: coordinate(180),
    name: z.string().max(1000).optional(),
    address: z.string().max(1000).optional(),
  }),
  contacts: z.array(contact).min(1).max(257),
  reaction: z.strictObject({ message_id: text(256), emoji: z.string().max(64) }),
  template: z.strictObject({
    name: text(512),
    language: z.strictObject({ code: text(64), policy: z.literal('deterministic').optional() }),
    namespace: text(256).optional(),
    components: z.array(templateComponent).max(32).optional(),
  }),
};

const envelopeFields = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.enum(['individual', 'group']).optional(),
  to: text(64).optional(),
  recipient: text(160).optional(),
  context: z.strictObject({ message_id: text(256) }).optional(),
  biz_opaque_callback_data: text(512).optional(),
  category: z.enum(['utility', 'authentication']).optional(),
  recipient_identity_key_hash: text(256).optional(),
  type: z.string(),
};

const readReceipt = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: text(256),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
});

export type Interactive = {
  [T in keyof typeof interactives]: z.infer<(typeof interactives)[T]>;
}[keyof typeof interactives];
export type TemplateSend = z.infer<typeof contents.template>;
export type ReadReceipt = z.infer<typeof readReceipt>;
type Contents = { [T in keyof typeof contents]: { readonly type: T; readonly content: z.infer<(typeof contents)[T]> } };
type Content = Contents[keyof Contents] | { readonly type: 'interactive'; readonly content: Interactive };

/** A message that has the right shape: who it is for, and what it says. */
export type OutgoingMessage = Content & {
  readonly to: string | undefined;
  readonly recipient: string | undefined;
  readonly recipientType: 'individual' | 'group';
  readonly contextWamid: string | undefined;
  readonly opaque: string | undefined;
};

/** Whether the body marks a message as read rather than sending one. */
export function isReadReceipt(request: unknown): boolean {
  return isRecord(request) && 'status' in request;
}

/** Reads a body of `status: "read"`. Throws a {@link GraphError}. */
export function parseReadReceipt(request: unknown): ReadReceipt {
  return parsed(readReceipt, request, []);
}

/** Reads a send body by Meta's contract. Throws a {@link GraphError} with Meta's code on the first thing wrong. */
export function parseOutgoingMessage(request: unknown): OutgoingMessage {
  if (!isRecord(request)) throw invalidParameter('The parameter messaging_product is required.');
  const type = request['type'] === undefined ? 'text' : request['type'];
  if (!isKnownType(type)) throw invalidParameter(`Param type must be one of {${knownTypes.join(', ').toUpperCase()}}.`);
  const { [type]: content, ...rest } = request;
  const envelope = parsed(z.strictObject(envelopeFields), { ...rest, type }, []);
  if (envelope.to === undefined && envelope.recipient === undefined)
    throw invalidParameter('The parameter to is required.');
  return {
    ...parseContent(type, content),
    to: envelope.to,
    recipient: envelope.recipient,
    recipientType: envelope.recipient_type ?? 'individual',
    contextWamid: envelope.context?.message_id,
    opaque: envelope.biz_opaque_callback_data,
  };
}

const knownTypes = [...Object.keys(contents), 'interactive'];

function isKnownType(type: unknown): type is keyof typeof contents | 'interactive' {
  return typeof type === 'string' && knownTypes.includes(type);
}

function parseContent(type: keyof typeof contents | 'interactive', content: unknown): Content {
  if (content === undefined) throw missing(type, [type]);
  if (type === 'interactive') return { type, content: parseInteractive(content) };
  return { type, content: parsed<unknown>(contents[type], content, [type]) } as Content;
}

function parseInteractive(content: unknown): Interactive {
  const type = isRecord(content) ? content['type'] : undefined;
  if (type === undefined) throw refusal(131008, `The parameter interactive['type'] is required.`);
  if (typeof type !== 'string' || !Object.hasOwn(interactives, type)) {
    throw refusal(131009, `interactive['type'] must be one of {${Object.keys(interactives).join(', ')}}.`);
  }
  return parsed<Interactive>(interactives[type as keyof typeof interactives], content, ['interactive']);
}

function parsed<T>(shape: z.ZodType<T>, value: unknown, path: readonly string[]): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  throw toGraphError(issue, value, path);
}

function toGraphError(issue: z.core.$ZodIssue, value: unknown, path: readonly string[]): GraphError {
  const place = [...path, ...issue.path.map(String)];
  const name = placeName(place);
  if (issue.code === 'unrecognized_keys') {
    return invalidParameter(`Unexpected key "${issue.keys[0]}" on param "${name || 'body'}".`);
  }
  if (valueAt(value, issue.path) === undefined) return missing(path[0] ?? '', place);
  const details = `Param ${name}: ${issue.message}`;
  return isStrict(place) ? refusal(131009, details) : invalidParameter(details);
}

function missing(type: string, place: readonly string[]): GraphError {
  const details = `The parameter ${placeName(place)} is required.`;
  return isStrict(place) || type === 'template' ? refusal(131008, details) : invalidParameter(details);
}

// Meta answers 100 for the envelope and plain messages, 13100x for what is inside interactive ones.
function isStrict(place: readonly string[]): boolean {
  return place[0] === 'interactive' || place[0] === 'contacts' || place[0] === 'location';
}

function placeName([first, ...rest]: readonly string[]): string {
  return `${first ?? ''}${rest.map((step) => `['${step}']`).join('')}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inside, step) => (isRecord(inside) ? inside[step as string] : undefined), value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

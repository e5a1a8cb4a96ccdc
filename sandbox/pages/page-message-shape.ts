import { z } from 'zod';
import { GraphError, invalidParameter } from '../graph-error.ts';

// Limits as the Messenger Platform states them for POST /{page_id}/messages.
const text = (most: number) => z.string().min(1).max(most);
const url = z
  .string()
  .max(2048)
  .regex(/^https?:\/\//);

const button = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('web_url'),
    url,
    title: text(20),
    webview_height_ratio: z.enum(['compact', 'tall', 'full']).optional(),
    messenger_extensions: z.boolean().optional(),
    fallback_url: url.optional(),
  }),
  z.strictObject({ type: z.literal('postback'), title: text(20), payload: text(1000) }),
  z.strictObject({ type: z.literal('phone_number'), title: text(20), payload: z.string().regex(/^\+\d{5,20}$/) }),
]);
const buttons = z.array(button).min(1).max(3);

const element = z
  .strictObject({
    title: text(80),
    subtitle: text(80).optional(),
    image_url: url.optional(),
    default_action: z.looseObject({ type: z.literal('web_url'), url }).optional(),
    buttons: buttons.optional(),
  })
  .refine((one) => Object.keys(one).length > 1, { error: 'a title alone is no element' });

const template = z.discriminatedUnion('template_type', [
  z.strictObject({
    template_type: z.literal('generic'),
    sharable: z.boolean().optional(),
    image_aspect_ratio: z.enum(['horizontal', 'square']).optional(),
    elements: z.array(element).min(1).max(10),
  }),
  z.strictObject({ template_type: z.literal('button'), text: text(640), buttons }),
]);

const attachment = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('template'), payload: template }),
  z.strictObject({ type: z.literal('image'), payload: z.strictObject({ url, is_reusable: z.boolean().optional() }) }),
]);

const quickReply = z.strictObject({
  content_type: z.literal('text'),
  title: text(20),
  payload: text(1000),
  image_url: url.optional(),
});

const message = z
  .strictObject({
    text: text(2000).optional(),
    attachment: attachment.optional(),
    quick_replies: z.array(quickReply).min(1).max(13).optional(),
    metadata: z.string().max(1000).optional(),
  })
  .refine((one) => (one.text === undefined) !== (one.attachment === undefined), {
    error: 'exactly one of text or attachment is needed',
  });

const recipient = z.strictObject({ id: text(64) });

const send = z.strictObject({
  recipient,
  messaging_type: z.enum(['RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY']).default('RESPONSE'),
  tag: z.enum(['HUMAN_AGENT']).optional(),
  notification_type: z.enum(['REGULAR', 'SILENT_PUSH', 'NO_PUSH']).optional(),
  message,
});

const action = z.strictObject({
  recipient,
  sender_action: z.enum(['typing_on', 'typing_off', 'mark_seen']),
});

export type PageMessage = z.infer<typeof message>;
export type PageSend = z.infer<typeof send>;
export type PageAction = z.infer<typeof action>;

/** What a business asks of a chat: to send something, or to show what it does. */
export type PageRequest = PageSend | PageAction;

/** Reads a body of the Send API by Meta's contract. Throws a {@link GraphError} on the first thing wrong. */
export function parsePageRequest(request: unknown): PageRequest {
  if (typeof request !== 'object' || request === null) throw invalidParameter('param recipient must be non-empty.');
  const isAction = 'sender_action' in request;
  const read = (isAction ? action : send).safeParse(request);
  if (!read.success) throw toGraphError(read.error.issues[0]!);
  if (!isAction) checkType(read.data as PageSend);
  return read.data as PageRequest;
}

/** The three tags for news of orders were taken away on 2026-04-27. Utility messages need a permission that this app has not. */
function checkType({ messaging_type, tag }: PageSend): void {
  if (messaging_type === 'MESSAGE_TAG' && tag === undefined) throw invalidParameter('Param tag is required.');
  if (messaging_type === 'UTILITY')
    throw new GraphError(10, '(#10) This action requires the pages_utility_messaging permission');
}

function toGraphError(issue: z.core.$ZodIssue): GraphError {
  const name = issue.path.map((step, i) => (i === 0 ? String(step) : `[${String(step)}]`)).join('');
  if (issue.code === 'unrecognized_keys')
    return invalidParameter(`Unexpected key "${issue.keys[0]}" on param "${name || 'body'}".`);
  return invalidParameter(`Param ${name || 'body'}: ${issue.message}`);
}

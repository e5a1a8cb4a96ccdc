import { between, cut, required, webAddress } from '../message-parts.ts';
import type { MessageBody } from '../messages.ts';

/** Bodies of Messenger messages within Meta's limits. Labels are cut; what cannot be sent even so is a fault of the caller and throws. */

// Meta, Messenger Platform, Send API and templates (read 2026-04): lengths and counts of message parts.
export const messengerLimits = {
  text: 2000,
  quickReplies: 13,
  quickReplyTitle: 20,
  payload: 1000,
  buttonText: 640,
  buttons: 3,
  buttonTitle: 20,
  elements: 10,
  elementTitle: 80,
  elementSubtitle: 80,
} as const;

/** What Meta gives back when somebody presses the first button of a chat. */
export const getStartedPayload = 'get_started';

/** A label and what comes back when it is pressed. */
export interface Postback {
  readonly id: string;
  readonly title: string;
}

export type MessengerButton = Postback | { readonly url: string; readonly title: string };

export interface Element {
  readonly title: string;
  readonly subtitle?: string;
  readonly picture?: string;
  readonly buttons: readonly MessengerButton[];
}

/** A text with choices below it that go away with the next message. */
export function messengerText(text: string, choices: readonly Postback[] = []): MessageBody {
  const whole = required(text, messengerLimits.text, 'text');
  return { type: 'text', message: { text: whole, ...quickReplies(choices) } };
}

/** A text with one to three buttons that stay. */
export function messengerButtons(text: string, buttons: readonly MessengerButton[]): MessageBody {
  between(buttons.length, messengerLimits.buttons, 'buttons');
  const payload = {
    template_type: 'button',
    text: required(text, messengerLimits.buttonText, 'text'),
    buttons: buttons.map(toButton),
  };
  return { type: 'button', message: { attachment: { type: 'template', payload } } };
}

/** One to ten elements side by side, each with one to three buttons, and choices below them. */
export function messengerCarousel(elements: readonly Element[], choices: readonly Postback[] = []): MessageBody {
  between(elements.length, messengerLimits.elements, 'elements');
  // Pages and packs are higher than the 1.91:1 that Messenger would cut out.
  const payload = { template_type: 'generic', image_aspect_ratio: 'square', elements: elements.map(toElement) };
  return { type: 'generic', message: { attachment: { type: 'template', payload }, ...quickReplies(choices) } };
}

function toElement({ title, subtitle, picture, buttons }: Element): object {
  between(buttons.length, messengerLimits.buttons, 'buttons');
  const below = subtitle && cut(oneLine(subtitle), messengerLimits.elementSubtitle);
  return {
    title: required(oneLine(title), messengerLimits.elementTitle, 'title'),
    ...(below && { subtitle: below }),
    ...(picture && { image_url: webAddress(picture) }),
    buttons: buttons.map(toButton),
  };
}

function toButton(button: MessengerButton): object {
  const title = required(button.title, messengerLimits.buttonTitle, 'button');
  return 'url' in button
    ? { type: 'web_url', url: webAddress(button.url), title }
    : { type: 'postback', title, payload: payloadOf(button) };
}

function quickReplies(choices: readonly Postback[]): { quick_replies?: object[] } {
  if (choices.length === 0) return {};
  between(choices.length, messengerLimits.quickReplies, 'choices');
  const quick_replies = choices.map((choice) => ({
    content_type: 'text',
    title: required(choice.title, messengerLimits.quickReplyTitle, 'choice'),
    payload: payloadOf(choice),
  }));
  return { quick_replies };
}

function payloadOf({ id }: Postback): string {
  if (id === '' || id.length > messengerLimits.payload)
    throw new RangeError(`The payload "${id.slice(0, 40)}" is empty or longer than ${messengerLimits.payload}.`);
  return id;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' · ');
}

/** What a body says in one text, for people: its text, or the titles of its elements. */
export function messengerWords(message: unknown): string {
  const { text, attachment } = message as {
    text?: string;
    attachment?: { payload?: { text?: string; elements?: readonly { title?: string; subtitle?: string }[] } };
  };
  const elements = attachment?.payload?.elements?.map(({ title, subtitle }) =>
    [title, subtitle].filter(Boolean).join(' – '),
  );
  return text ?? attachment?.payload?.text ?? elements?.join('\n') ?? '';
}

/** The whole request. Meta gives `metadata` back in the echo, which so proves that the message went out. */
export function messengerRequest({
  body,
  psid,
  metadata,
}: {
  body: MessageBody;
  psid: string;
  metadata: string;
}): object {
  const message = body['message'] as object;
  return { recipient: { id: psid }, messaging_type: 'RESPONSE', message: { ...message, metadata } };
}

/** Marks what a person wrote as seen, or shows that an answer is being written. */
export function senderAction(psid: string, action: 'mark_seen' | 'typing_on'): object {
  return { recipient: { id: psid }, sender_action: action };
}

import type { Message } from './network.ts';
import { t } from './texts.ts';

type Said = {
  body?: string | { text?: string };
  text?: string;
  caption?: string;
  name?: string;
  product_items?: unknown[];
  emoji?: string;
} & {
  button_reply?: { title: string };
  list_reply?: { title: string };
};

const kinds = {
  image: 'picture',
  video: 'video',
  document: 'document',
  audio: 'audio',
  location: 'location',
  contacts: 'contact',
} as const;

/** One line that says what a message says. */
export function summaryOf(message: Message): string {
  const said = (message.content ?? {}) as Said;
  if (message.type === 'order') return t('orderOf', countItems(said.product_items ?? []));
  if (message.type === 'page') return wordsOfPage(message.content as PageSaid);
  const reply = said.button_reply?.title ?? said.list_reply?.title;
  if (reply !== undefined) return reply;
  const body = typeof said.body === 'object' ? said.body.text : said.body;
  const words = body ?? said.caption ?? said.text ?? said.emoji;
  if (words !== undefined) return words.replaceAll(/[*_~]/g, '');
  return message.type in kinds ? t(kinds[message.type as keyof typeof kinds]) : t('message');
}

type PageSaid = {
  text?: string;
  attachment?: { payload?: { text?: string; elements?: { title: string }[] } };
};

function wordsOfPage({ text, attachment }: PageSaid): string {
  return text ?? attachment?.payload?.text ?? attachment?.payload?.elements?.[0]?.title ?? t('picture');
}

function countItems(items: readonly unknown[]): number {
  return (items as { quantity: number }[]).reduce((sum, item) => sum + item.quantity, 0);
}

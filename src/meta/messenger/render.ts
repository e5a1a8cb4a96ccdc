import { cut } from '../message-parts.ts';
import { joinWithin, type ListRow, type ListSection, type MessageBody } from '../messages.ts';
import type { Card, Reply } from '../reply.model.ts';
import { type Element, messengerButtons, messengerCarousel, messengerLimits, messengerText } from './messages.ts';
import { splitText } from './split-text.ts';

/** The messages that a reply becomes on Messenger. @throws {RangeError} for what Messenger has not: a catalog's products, templates. */
export function toMessenger(reply: Reply): MessageBody[] {
  switch (reply.kind) {
    case 'text':
      return texts(reply.text);
    case 'ask_place':
      return texts(reply.body);
    case 'buttons':
      return buttons(reply);
    case 'list':
      return list(reply);
    case 'link':
      return reply.picture ? pictured(reply, reply.picture) : linked(reply);
    case 'cards':
      return [...texts(reply.body), messengerCarousel(reply.cards.map(toElement), reply.choices)];
    case 'products':
    case 'template':
      throw new RangeError(`Messenger has no ${reply.kind}.`);
  }
}

function toElement({ terms, ...card }: Card): Element {
  return { ...card, subtitle: joinWithin(terms, messengerLimits.elementSubtitle) };
}

function texts(text: string): MessageBody[] {
  return splitText(text, messengerLimits.text).map((part) => messengerText(part));
}

/** Buttons that stay where the text is short; otherwise choices below the last part of it. */
function buttons({ body, buttons: shown }: Extract<Reply, { kind: 'buttons' }>): MessageBody[] {
  if (body.trim().length <= messengerLimits.buttonText) return [messengerButtons(body, shown)];
  return withChoices(body, shown);
}

function withChoices(text: string, choices: Parameters<typeof messengerText>[1]): MessageBody[] {
  const parts = splitText(text, messengerLimits.text);
  return parts.map((part, i) => messengerText(part, i === parts.length - 1 ? choices : []));
}

/**
 * Few short rows are choices below the text. Short rows of several sections are the buttons of a card a section; others are cards of their
 * own, because a label says no more than 20 characters.
 */
function list({ body, take, sections }: Extract<Reply, { kind: 'list' }>): MessageBody[] {
  const rows = sections.flatMap((section) => section.rows);
  const areShort = rows.every(({ title }) => title.length <= messengerLimits.quickReplyTitle);
  if (sections.length === 1 && areShort && rows.length <= messengerLimits.quickReplies)
    return withChoices([body, ...rows.flatMap(rowText)].join('\n'), rows);
  const bySection = sections.flatMap(sectionCards);
  const asSections = areShort && sections.length > 1 && bySection.length <= messengerLimits.elements;
  return [
    ...texts(body),
    messengerCarousel(asSections ? bySection : sections.flatMap((section) => rowCards(section, take))),
  ];
}

/** A section with its rows as buttons, three a card. */
function sectionCards({ title = '', rows }: ListSection): Element[] {
  const cards = Math.ceil(rows.length / messengerLimits.buttons);
  return Array.from({ length: cards }, (_, i) => {
    const own = rows.slice(i * messengerLimits.buttons, (i + 1) * messengerLimits.buttons);
    return { title, subtitle: describe(own), buttons: own };
  });
}

/** What the rows say beside their titles, once where all say the same. */
function describe(rows: readonly ListRow[]): string {
  const said = new Set(rows.map(({ description = '' }) => description));
  if (said.size === 1) return [...said].join('');
  return rows.flatMap(({ title, description }) => (description ? [`${title}: ${description}`] : [])).join(' · ');
}

function rowCards({ title: heading, rows }: ListSection, take: string): Element[] {
  return rows.map(({ id, title, description }) => ({
    title,
    subtitle: [heading, description].filter(Boolean).join(' · '),
    buttons: [{ id, title: take }],
  }));
}

function rowText({ title, description }: ListRow): string[] {
  return description ? [`• ${title} — ${description}`] : [];
}

/** A picture with a heading and the button. What does not fit below the heading is said before. */
function pictured({ body, title, url }: Extract<Reply, { kind: 'link' }>, picture: string): MessageBody[] {
  const [heading = '', ...rest] = body.trim().split('\n');
  const subtitle = rest.join(' · ');
  const fits = heading.length <= messengerLimits.elementTitle && subtitle.length <= messengerLimits.elementSubtitle;
  const card = { title: cut(heading, messengerLimits.elementTitle), picture, buttons: [{ url, title }] };
  return fits
    ? [messengerCarousel([{ ...card, ...(subtitle && { subtitle }) }])]
    : [...texts(body), messengerCarousel([card])];
}

function linked({ body, title, url }: Extract<Reply, { kind: 'link' }>): MessageBody[] {
  const parts = splitText(body, messengerLimits.buttonText);
  return parts.map((part, i) =>
    i === parts.length - 1 ? messengerButtons(part, [{ url, title }]) : messengerText(part),
  );
}

import type { Channel } from './channel.model.ts';
import {
  buttonsMessage,
  joinWithin,
  type ListRow,
  linkMessage,
  listMessage,
  locationRequestMessage,
  type MessageBody,
  messageLimits,
  productListMessage,
  templateMessage,
  textMessage,
} from './messages.ts';
import { toMessenger } from './messenger/render.ts';
import type { Reply } from './reply.model.ts';

/**
 * The messages, in Meta's words, that a reply becomes in a channel; at least one, to be sent in this order.
 * @throws {RangeError} when it cannot be said there at all.
 */
export function renderReply(channel: Channel, reply: Reply): MessageBody[] {
  return channel === 'messenger' ? toMessenger(reply) : toWhatsApp(reply);
}

function toWhatsApp(reply: Reply): MessageBody[] {
  switch (reply.kind) {
    case 'text':
      return [textMessage(reply.text)];
    case 'buttons':
      return withButtons(reply);
    case 'list':
      return [listMessage(reply)];
    case 'link': {
      const { body, title, url, picture } = reply;
      return [linkMessage({ body, title, url, ...(picture && { header: { link: picture } }) })];
    }
    case 'ask_place':
      return [locationRequestMessage(reply.body)];
    case 'products':
      return [productListMessage(reply)];
    case 'cards':
      return [cardsAsList(reply)];
    case 'template':
      return [templateMessage(reply)];
  }
}

/** A long text does not fit above buttons, so it goes before them. */
function withButtons({ body, buttons, question }: Extract<Reply, { kind: 'buttons' }>): MessageBody[] {
  if (question === undefined || body.trim().length <= messageLimits.body) return [buttonsMessage({ body, buttons })];
  return [textMessage(body), buttonsMessage({ body: question, buttons })];
}

/** Cards as rows, by the first button of each; what may be chosen besides takes the last rows. */
function cardsAsList({ body, button, cards, choices = [] }: Extract<Reply, { kind: 'cards' }>): MessageBody {
  const others: readonly ListRow[] = choices.slice(0, messageLimits.rows - 1);
  const rows = cards.slice(0, messageLimits.rows - others.length).map(
    ({ title, terms, buttons }): ListRow => ({
      id: buttons[0].id,
      title,
      description: joinWithin(terms, messageLimits.rowDescription),
    }),
  );
  return listMessage({ body, button, sections: [{ rows: [...rows, ...others] }] });
}

import type { ComponentChildren } from 'preact';
import type { Deeds } from './deeds.ts';
import { Interactive, type InteractiveContent } from './interactive.tsx';
import { summaryOf } from './message-summary.ts';
import { type Message, mediaAddress, type Shop } from './network.ts';
import { type PageContent, PageMessage } from './page-message.tsx';
import { type TemplateContent, TemplateMessage } from './template-message.tsx';
import { priceText, t, timeText } from './texts.ts';
import { Picture, Words } from './words.tsx';

type BubbleProps = { message: Message; quoted: Message | undefined; shop: Shop; deeds: Deeds };

/** One message, the person's own on the right. */
export function Bubble({ message, quoted, shop, deeds }: BubbleProps) {
  const own = message.direction === 'in';
  const from = own ? t('you') : shop.verified_name;
  return (
    <article class={own ? 'bubble own' : 'bubble'} aria-label={`${from}, ${timeText(message.at)}`}>
      {quoted !== undefined && own && <blockquote class="one-line">{summaryOf(quoted)}</blockquote>}
      <Content message={message} shop={shop} deeds={deeds} />
      <p class="meta">
        <time dateTime={new Date(message.at).toISOString()}>{timeText(message.at)}</time>
        {own && <Ticks status={message.status} />}
      </p>
    </article>
  );
}

const ticks = { pending: '✓', accepted: '✓', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!' } as const;

function Ticks({ status }: { status: Message['status'] }) {
  // The shop's service has a message as soon as the phone could send it; two ticks mean that the shop's own system took it.
  const word = status === 'pending' || status === 'accepted' ? 'sent' : status;
  return (
    <span class={`ticks ${word}`}>
      <span aria-hidden="true">{ticks[status]}</span>
      <span class="unseen">{t(word)}</span>
    </span>
  );
}

type ContentProps = { message: Message; shop: Shop; deeds: Deeds };

function Content({ message, shop, deeds }: ContentProps) {
  if (message.type === 'template')
    return <TemplateMessage template={message.content as TemplateContent} deeds={deeds} />;
  if (message.type === 'interactive' && message.direction === 'out') {
    return (
      <Interactive content={message.content as InteractiveContent} wamid={message.wamid} shop={shop} deeds={deeds} />
    );
  }
  if (message.type === 'page')
    return <PageMessage content={message.content as PageContent} wamid={message.wamid} deeds={deeds} />;
  return <Plain message={message} />;
}

type Plain = {
  id?: string;
  link?: string;
  body?: string;
  caption?: string;
  filename?: string;
  name?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
  emoji?: string;
  text?: string;
  product_items?: { product_retailer_id: string; quantity: number; item_price: number; currency: string }[];
};

function Plain({ message }: { message: Message }) {
  const said = (message.content ?? {}) as Plain;
  const draw = drawings[message.type];
  if (draw !== undefined) return <>{draw(said, message)}</>;
  return <p class="quiet">{t('unsupported')}</p>;
}

const drawings: Readonly<Record<string, (said: Plain, message: Message) => ComponentChildren>> = {
  text: (said) => <Words text={said.body} />,
  button: (said) => <Words text={said.text} />,
  interactive: (_, message) => <Words text={summaryOf(message)} />,
  image: (said) => <Picture media={said} caption={said.caption} />,
  sticker: (said) => <Picture media={said} caption={undefined} />,
  video: (said) => (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: shops send videos without captions; their words stand below. */}
      <video src={mediaAddress(said)} controls aria-label={t('video')} />
      <Words text={said.caption} />
    </>
  ),
  audio: (said) => (
    // biome-ignore lint/a11y/useMediaCaption: a voice message has no captions.
    <audio src={mediaAddress(said)} controls aria-label={t('audio')} />
  ),
  document: (said) => (
    <>
      <a class="file" href={mediaAddress(said) ?? ''} target="_blank" rel="noopener noreferrer">
        {said.filename ?? t('document')}
      </a>
      <Words text={said.caption} />
    </>
  ),
  location: (said) => <Place said={said} />,
  contacts: (_, message) => (
    <p>
      {(message.content as { name: { formatted_name: string } }[])
        .map((contact) => contact.name.formatted_name)
        .join(', ')}
    </p>
  ),
  reaction: (said) => <p class="emoji">{said.emoji}</p>,
  order: (said) => <Order said={said} />,
};

function Place({ said }: { said: Plain }) {
  const point = `${said.latitude}, ${said.longitude}`;
  return (
    <p class="words">
      <strong>{said.name ?? t('location')}</strong>
      <br />
      {said.address ?? point}
    </p>
  );
}

function Order({ said }: { said: Plain }) {
  const items = said.product_items ?? [];
  const count = items.reduce((sum, item) => sum + item.quantity, 0);
  const total = items.reduce((sum, item) => sum + item.quantity * item.item_price, 0);
  return (
    <div class="order">
      <p>
        <strong>{t('orderOf', count)}</strong>
      </p>
      <p>
        {t('total')} {priceText(total, items[0]?.currency ?? 'EUR')}
      </p>
      <Words text={said.text} />
    </div>
  );
}

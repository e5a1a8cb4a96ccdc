import { useState } from 'preact/hooks';
import type { CatalogueSection, Deeds } from './deeds.ts';
import { Dialog, Icon } from './dialog.tsx';
import type { Shop } from './network.ts';
import { t } from './texts.ts';
import { Picture, Words } from './words.tsx';

type Row = { readonly id: string; readonly title: string; readonly description?: string };
type Media = { id?: string; link?: string; filename?: string };

/** What a shop's interactive message says, in Meta's words. */
export type InteractiveContent = {
  readonly type: string;
  readonly header?: {
    readonly type: string;
    readonly text?: string;
    readonly image?: Media;
    readonly video?: Media;
    readonly document?: Media;
  };
  readonly body?: { readonly text: string };
  readonly footer?: { readonly text: string };
  readonly action: {
    readonly button?: string;
    readonly buttons?: readonly { readonly reply: Row }[];
    readonly sections?: readonly {
      readonly title?: string;
      readonly rows?: readonly Row[];
      readonly product_items?: readonly { product_retailer_id: string }[];
    }[];
    readonly product_retailer_id?: string;
    readonly parameters?: { readonly display_text?: string; readonly url?: string; readonly flow_cta?: string };
    readonly cards?: readonly Card[];
  };
};

type Card = {
  readonly card_index: number;
  readonly header?: InteractiveContent['header'];
  readonly body?: { readonly text: string };
  readonly action?: InteractiveContent['action'];
};

type InteractiveProps = { content: InteractiveContent; wamid: string; shop: Shop; deeds: Deeds };

/** A message with something to press. */
export function Interactive({ content, wamid, shop, deeds }: InteractiveProps) {
  return (
    <>
      <Header header={content.header} />
      <Words text={content.body?.text} />
      {content.footer !== undefined && <p class="quiet">{content.footer.text}</p>}
      <Actions content={content} wamid={wamid} shop={shop} deeds={deeds} />
    </>
  );
}

function Header({ header }: { header: InteractiveContent['header'] }) {
  if (header?.text !== undefined) return <p class="head">{header.text}</p>;
  if (header?.image !== undefined) return <Picture media={header.image} caption={undefined} />;
  const file = header?.document ?? header?.video;
  return file === undefined ? null : (
    <p class="head">{file.filename ?? t(header?.document === undefined ? 'video' : 'document')}</p>
  );
}

function Actions({ content, wamid, deeds }: InteractiveProps) {
  const { action } = content;
  switch (content.type) {
    case 'button':
      return (
        <div class="actions">
          {action.buttons?.map(({ reply }) => (
            <button
              key={reply.id}
              type="button"
              onClick={() => void deeds.act({ type: 'button_reply', id: reply.id, context: wamid })}
            >
              <Icon name="reply" />
              {reply.title}
            </button>
          ))}
        </div>
      );
    case 'list':
      return <RowList content={content} wamid={wamid} deeds={deeds} />;
    case 'product_list':
      return (
        <Opener
          label={t('viewItems')}
          icon="list"
          onOpen={() =>
            deeds.openCatalogue({ title: content.header?.text ?? t('catalog'), sections: toSections(action) })
          }
        />
      );
    case 'product':
      return (
        <Opener
          label={t('viewProduct')}
          icon="list"
          onOpen={() =>
            deeds.openCatalogue({
              title: t('catalog'),
              sections: [{ title: '', ids: [action.product_retailer_id ?? ''] }],
            })
          }
        />
      );
    case 'catalog_message':
      return (
        <Opener label={t('viewCatalog')} icon="basket" onOpen={() => deeds.openCatalogue({ title: t('catalog') })} />
      );
    case 'cta_url':
      return <WebLink text={action.parameters?.display_text ?? ''} url={action.parameters?.url ?? ''} />;
    case 'location_request_message':
      return <Opener label={t('sendLocation')} icon="place" onOpen={deeds.askLocation} />;
    case 'carousel':
      return <Cards cards={action.cards ?? []} wamid={wamid} deeds={deeds} />;
    case 'flow':
      return <p class="quiet">{t('formHint')}</p>;
    default:
      return null;
  }
}

/** Sections of products as they stand in a message. */
export function toSections(action: InteractiveContent['action']): CatalogueSection[] {
  return (action.sections ?? []).map((section) => ({
    title: section.title ?? '',
    ids: (section.product_items ?? []).map((item) => item.product_retailer_id),
  }));
}

export function Opener({
  label,
  icon,
  onOpen,
}: {
  label: string;
  icon: 'list' | 'basket' | 'place';
  onOpen: () => void;
}) {
  return (
    <div class="actions">
      <button type="button" onClick={onOpen}>
        <Icon name={icon} />
        {label}
      </button>
    </div>
  );
}

/** A button that opens a page of the web in a new tab. */
export function WebLink({ text, url }: { text: string; url: string }) {
  return (
    <div class="actions">
      <a href={url} target="_blank" rel="noopener noreferrer">
        <Icon name="out" />
        {text}
        <span class="unseen"> ({t('newTab')})</span>
      </a>
    </div>
  );
}

function Cards({ cards, wamid, deeds }: { cards: readonly Card[]; wamid: string; deeds: Deeds }) {
  return (
    <ul class="cards">
      {cards.map((card) => (
        <li key={card.card_index} class="card">
          <Header header={card.header} />
          <Words text={card.body?.text} />
          {card.action?.parameters?.url !== undefined && (
            <WebLink text={card.action.parameters.display_text ?? ''} url={card.action.parameters.url} />
          )}
          {card.action?.buttons?.map(({ reply }) => (
            <button
              key={reply.id}
              type="button"
              onClick={() => void deeds.act({ type: 'text', body: reply.title, context: wamid })}
            >
              {reply.title}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}

function RowList({ content, wamid, deeds }: Omit<InteractiveProps, 'shop'>) {
  const [open, setOpen] = useState(false);
  const { button = t('choose'), sections = [] } = content.action;
  return (
    <>
      <Opener label={button} icon="list" onOpen={() => setOpen(true)} />
      {open && (
        <Dialog title={button} kind="sheet" onClose={() => setOpen(false)}>
          <RowForm
            sections={sections}
            onChoose={(id) => {
              void deeds.act({ type: 'list_reply', id, context: wamid });
              setOpen(false);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

type RowFormProps = { sections: NonNullable<InteractiveContent['action']['sections']>; onChoose: (id: string) => void };

function RowForm({ sections, onChoose }: RowFormProps) {
  const [chosen, setChosen] = useState<string>();
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen !== undefined) onChoose(chosen);
  };
  return (
    <form class="choices" onSubmit={submit}>
      <div class="scroll">
        {sections.map((section, i) => (
          <fieldset key={section.title ?? i}>
            <legend>{section.title ?? t('choose')}</legend>
            {section.rows?.map((row) => (
              <label key={row.id} class="choice">
                <span class="row-text">
                  <span>{row.title}</span>
                  {row.description !== undefined && <span class="quiet">{row.description}</span>}
                </span>
                <input
                  type="radio"
                  name="row"
                  required
                  value={row.id}
                  checked={chosen === row.id}
                  onChange={() => setChosen(row.id)}
                />
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <button type="submit" class="main">
        {t('sendChoice')}
      </button>
    </form>
  );
}

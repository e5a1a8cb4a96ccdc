import { useRef } from 'preact/hooks';
import type { Deeds } from './deeds.ts';
import { Icon } from './dialog.tsx';
import { WebLink } from './interactive.tsx';
import { t } from './texts.ts';
import { Words } from './words.tsx';

type Button = { readonly type: string; readonly title: string; readonly payload?: string; readonly url?: string };
type Element = {
  readonly title: string;
  readonly subtitle?: string;
  readonly image_url?: string;
  readonly buttons?: readonly Button[];
};

/** What a Page's message says, in Meta's words. */
export type PageContent = {
  readonly text?: string;
  readonly quick_replies?: readonly { readonly title: string; readonly payload: string }[];
  readonly attachment?: {
    readonly type: string;
    readonly payload: {
      readonly url?: string;
      readonly text?: string;
      readonly buttons?: readonly Button[];
      readonly elements?: readonly Element[];
    };
  };
};

type PageMessageProps = { content: PageContent; wamid: string; deeds: Deeds };

/** A message of a Page: words, words with buttons, or cards side by side. */
export function PageMessage({ content, wamid, deeds }: PageMessageProps) {
  const { payload } = content.attachment ?? {};
  return (
    <>
      <Words text={content.text ?? payload?.text} />
      {content.attachment?.type === 'image' && <img src={payload?.url} alt={t('picture')} loading="lazy" />}
      {payload?.buttons !== undefined && <Buttons buttons={payload.buttons} wamid={wamid} deeds={deeds} />}
      {payload?.elements !== undefined && <Carousel elements={payload.elements} wamid={wamid} deeds={deeds} />}
    </>
  );
}

type CarouselProps = { elements: readonly Element[]; wamid: string; deeds: Deeds };

/** Cards to swipe; arrow keys and two buttons do the same. */
function Carousel({ elements, wamid, deeds }: CarouselProps) {
  const strip = useRef<HTMLUListElement>(null);
  const move = (by: -1 | 1) => {
    const card = strip.current?.firstElementChild;
    if (card instanceof HTMLElement) strip.current?.scrollBy({ left: by * (card.offsetWidth + 8), behavior: 'smooth' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
    if (by === undefined || event.target !== strip.current) return;
    event.preventDefault();
    move(by);
  };
  const one = elements.length === 1;
  return (
    <div class="carousel">
      <ul
        ref={strip}
        class="cards"
        aria-label={t('cards', elements.length)}
        tabIndex={one ? -1 : 0}
        onKeyDown={onKeyDown}
      >
        {elements.map((element) => (
          <PageCard
            key={element.buttons?.[0]?.payload ?? element.title}
            element={element}
            wamid={wamid}
            deeds={deeds}
          />
        ))}
      </ul>
      {!one && (
        <div class="turn">
          <button type="button" class="icon" aria-label={t('previousCard')} onClick={() => move(-1)}>
            <Icon name="back" />
          </button>
          <button type="button" class="icon flipped" aria-label={t('nextCard')} onClick={() => move(1)}>
            <Icon name="back" />
          </button>
        </div>
      )}
    </div>
  );
}

function PageCard({ element, wamid, deeds }: { element: Element; wamid: string; deeds: Deeds }) {
  return (
    <li class="card">
      {element.image_url !== undefined && <img class="card-picture" src={element.image_url} alt="" loading="lazy" />}
      <p>
        <strong>{element.title}</strong>
        {element.subtitle !== undefined && <span class="quiet below">{element.subtitle}</span>}
      </p>
      {element.buttons !== undefined && (
        <Buttons buttons={element.buttons} about={element.title} wamid={wamid} deeds={deeds} />
      )}
    </li>
  );
}

type ButtonsProps = { buttons: readonly Button[]; about?: string; wamid: string; deeds: Deeds };

function Buttons({ buttons, about, wamid, deeds }: ButtonsProps) {
  return (
    <>
      {buttons.map((button) =>
        button.url === undefined ? (
          <div key={button.title} class="actions">
            <button
              type="button"
              onClick={() => void deeds.act({ type: 'postback', payload: button.payload, context: wamid })}
            >
              {button.title}
              {about !== undefined && <span class="unseen"> – {about}</span>}
            </button>
          </div>
        ) : (
          <WebLink key={button.title} text={button.title} url={button.url} />
        ),
      )}
    </>
  );
}

/** Choices below the newest message; they go away when something is written. */
export function QuickReplies({ content, wamid, deeds }: PageMessageProps) {
  if (content.quick_replies === undefined) return null;
  return (
    <ul class="quick-replies" aria-label={t('choices')}>
      {content.quick_replies.map(({ title, payload }) => (
        <li key={payload}>
          <button
            type="button"
            class="quick-reply"
            onClick={() => void deeds.act({ type: 'quick_reply', payload, context: wamid })}
          >
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

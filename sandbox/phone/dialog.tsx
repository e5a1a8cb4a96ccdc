import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from './texts.ts';

type DialogProps = { title: string; kind: 'sheet' | 'screen'; onClose: () => void; children: ComponentChildren };

/** A sheet from below or a whole screen above the chat; Escape closes it and focus returns. */
export function Dialog({ title, kind, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class={kind} aria-labelledby="dialog-title" onClose={onClose}>
      <header class="bar">
        <button type="button" class="icon" aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
        <h2 id="dialog-title">{title}</h2>
      </header>
      {children}
    </dialog>
  );
}

const paths = {
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
  send: 'M4 12l16-8-6 16-3-6z',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4',
  place: 'M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1',
  basket: 'M4 9h16l-2 11H6zM8 9l4-6 4 6',
  out: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  reply: 'M10 6l-6 6 6 6M4 12h10a6 6 0 0 1 6 6',
};

/** A drawn sign; whoever uses it gives the name. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

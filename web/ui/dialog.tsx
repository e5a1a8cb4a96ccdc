import { type ReactNode, useEffect, useRef } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly closeText: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, Escape closes it, and the focus goes back to where it came from. */
export function Dialog({ title, closeText, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} onClose={onClose} aria-label={title}>
      <div className="actions" style={{ justifyContent: 'space-between' }}>
        <h2>{title}</h2>
        <button type="button" className="button" onClick={() => element.current?.close()}>
          {closeText}
        </button>
      </div>
      {children}
    </dialog>
  );
}

import { tellNotice } from './notice.ts';

/** What the shop answers to a form that the page's script sends. */
export interface FormAnswer {
  readonly ok: boolean;
  readonly text: string | undefined;
}

/** Posts a form as it is, and asks for a short answer. @throws {TypeError} when there is no network. */
export async function postForm(form: HTMLFormElement): Promise<FormAnswer> {
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
  });
  if (answer.status >= 500) throw new Error(String(answer.status));
  const { text } = (await answer.json()) as { text?: string };
  return { ok: answer.ok, text };
}

const answerShownMs = 900;

/**
 * Sends the form without leaving the page; the button shows a tick, or why not. Where that fails the browser does it the plain way; without
 * network the page says that nothing was done.
 */
export async function sendInPlace(
  event: SubmitEvent,
  done: (form: HTMLFormElement, text: string) => void,
): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const button = event.submitter as HTMLButtonElement;
  const sending = postForm(form);
  button.disabled = true;
  try {
    const { ok, text } = await sending;
    if (ok) done(form, text ?? '');
    else if (!text) return form.submit();
    showBriefly(button, ok ? '✓' : (text ?? ''));
  } catch (failure) {
    if (failure instanceof TypeError) tellNotice('notDone');
    else form.submit();
  } finally {
    button.disabled = false;
  }
}

function showBriefly(button: HTMLElement, text: string): void {
  const said = button.textContent;
  button.textContent = text;
  setTimeout(() => {
    button.textContent = said;
  }, answerShownMs);
}

import type { FocusEvent } from 'react';

/** For a row that scrolls sideways: shows all of what the keyboard leads to, where browsers are content with a part of it. */
export function showFocused({ target }: FocusEvent): void {
  // A mouse must not have its button move from under it.
  if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

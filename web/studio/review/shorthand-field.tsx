import { useId } from 'react';
import type { Mechanic } from '../data.ts';
import { say } from '../texts.ts';
import { readShorthand } from './mechanic-shorthand.ts';

/** A promotion in a few keystrokes. What is no promotion is not saved. */
export function ShorthandField({ onMechanic }: { readonly onMechanic: (mechanic: Mechanic) => void }) {
  const hint = useId();
  const read = (input: HTMLInputElement) => {
    const mechanic = readShorthand(input.value);
    const isWrong = input.value.trim() !== '' && !mechanic;
    input.setCustomValidity(isWrong ? say('form.shorthand.bad') : '');
    if (mechanic) onMechanic(mechanic);
  };
  return (
    <label>
      {say('form.shorthand')}
      <input
        name="shorthand"
        maxLength={30}
        autoComplete="off"
        aria-describedby={hint}
        onChange={(event) => read(event.target)}
      />
      <span id={hint}>{say('form.shorthand.hint')}</span>
    </label>
  );
}

import { Refused } from '../../ui/api.ts';
import { ErrorNote } from '../../ui/staff-frame.tsx';
import { type StudioText, say } from '../texts.ts';

const texts: Readonly<Record<string, StudioText>> = {
  changed_meanwhile: 'conflict.many',
  changed_since: 'conflict.since',
  nothing_to_undo: 'turn.nothing',
  nothing_to_redo: 'turn.nothing',
};

/** Why an edit or its undo was refused: most often, because somebody else was faster, and nothing was overwritten. */
export function EditError({ error }: { readonly error: unknown }) {
  const text = error instanceof Refused ? texts[error.code] : undefined;
  if (!text) return <ErrorNote error={error} />;
  return (
    <p className="error" role="alert">
      {say(text)}
    </p>
  );
}

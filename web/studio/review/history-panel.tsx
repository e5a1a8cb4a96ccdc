import { Dialog } from '../../ui/dialog.tsx';
import { language, say } from '../texts.ts';
import { EditError } from './edit-error.tsx';
import { useEdits, useUndo } from './review-data.ts';

const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });

/** Who changed what, newest first; each can be taken back or brought back, as long as its offers were not changed since. */
export function HistoryPanel({ leafletId, onClose }: { readonly leafletId: string; readonly onClose: () => void }) {
  const { data: edits = [] } = useEdits(leafletId);
  const undo = useUndo(leafletId, 'undo');
  const redo = useUndo(leafletId, 'redo');
  return (
    <Dialog title={say('editor.history')} closeText={say('close')} onClose={onClose}>
      <EditError error={undo.error ?? redo.error} />
      {edits.length === 0 && <p className="empty">{say('editor.history.empty')}</p>}
      <ul className="history">
        {edits.map(({ editId, personName, editedAt, kind, offerIds, names, undone }) => (
          <li key={editId}>
            <span>
              {time.format(new Date(editedAt))} · {personName ?? say('others.somebody')} · {offerIds.length}{' '}
              {say(`edit.${kind as 'move'}`)} {undone && <span className="tag">{say('editor.history.undone')}</span>}
              <br />
              <span className="quiet">
                {names.map((name) => name || say('editor.unnamed')).join(' · ')}
                {offerIds.length > names.length && ` · ${say('bulk.more', { count: offerIds.length - names.length })}`}
              </span>
            </span>
            <button
              type="button"
              className="button"
              disabled={undo.isPending || redo.isPending}
              onClick={() => (undone ? redo : undo).mutate(editId)}
            >
              {say(undone ? 'history.redo' : 'history.undo')}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

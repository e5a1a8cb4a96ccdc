import { Dialog } from '../../ui/dialog.tsx';
import { useEdits } from '../data.ts';
import { language, say } from '../texts.ts';

/** Who changed what, newest first. */
export function HistoryPanel({ leafletId, onClose }: { readonly leafletId: string; readonly onClose: () => void }) {
  const { data: edits = [] } = useEdits(leafletId);
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <Dialog title={say('editor.history')} closeText={say('close')} onClose={onClose}>
      {edits.length === 0 && <p className="empty">{say('editor.history.empty')}</p>}
      <ul>
        {edits.map(({ editId, personName, editedAt, kind, offerIds, undone }) => (
          <li key={editId}>
            {time.format(new Date(editedAt))} · {personName} · {offerIds.length} {say(`edit.${kind as 'move'}`)}{' '}
            {undone && <span className="tag">{say('editor.history.undone')}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

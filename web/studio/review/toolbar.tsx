import { showFocused } from '../../ui/show-focused.ts';
import { say } from '../texts.ts';
import { PaneSwitch } from './pane-switch.tsx';
import type { Review } from './use-review.ts';

/**
 * What can be done to the chosen offer, each with its key, in one row. What is needed most stands still at its ends while
 * the others scroll between them.
 */
export function Toolbar({ review, isLocked }: { readonly review: Review; readonly isLocked: boolean }) {
  return (
    <>
      <div className="review-bar">
        <button type="button" className="button main" disabled={isLocked} onClick={() => review.setOpen('publish')}>
          {say('publish.open')}
        </button>
        <Tools review={review} isLocked={isLocked} />
        <PaneSwitch pane={review.pane} onPane={review.setPane} />
      </div>
      <p className="quiet hint">{say('keys.hint')}</p>
    </>
  );
}

function Tools({ review, isLocked }: { readonly review: Review; readonly isLocked: boolean }) {
  const { deeds, chosen, page, marked, isTurning } = review;
  return (
    <div className="tools">
      <Tool
        text={say('editor.check')}
        keys="Enter"
        disabled={isLocked || !chosen || chosen.draft.checked}
        onClick={deeds.check}
      />
      <fieldset className="sideways" aria-label={say('tools.title')} onFocus={showFocused}>
        <Tool text={say('editor.undo')} keys="Control+Z" disabled={isLocked || isTurning} onClick={deeds.undo} />
        <Tool text={say('editor.redo')} keys="Control+Shift+Z" disabled={isLocked || isTurning} onClick={deeds.redo} />
        <Tool text={say('editor.add')} keys="A" disabled={isLocked || !page} onClick={deeds.add} />
        <Tool text={say('editor.split')} keys="S" disabled={isLocked || !chosen} onClick={deeds.split} />
        <Tool text={say('editor.merge')} keys="M" disabled={isLocked || marked.size === 0} onClick={deeds.merge} />
        <Tool text={say('editor.delete')} keys="Delete" disabled={isLocked || !chosen} onClick={deeds.remove} />
        <Tool text={say('bulk.open')} keys="B" disabled={isLocked} onClick={() => review.setOpen('bulk')} />
        <Tool text={say('keys.open')} keys="?" disabled={false} onClick={() => review.setOpen('keys')} />
      </fieldset>
    </div>
  );
}

interface ToolProps {
  readonly text: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Tool({ text, keys, disabled, onClick }: ToolProps) {
  return (
    <button type="button" className="button" aria-keyshortcuts={keys} disabled={disabled} onClick={onClick}>
      {text}
    </button>
  );
}

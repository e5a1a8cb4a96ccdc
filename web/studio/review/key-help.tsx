import { Dialog } from '../../ui/dialog.tsx';
import { say } from '../texts.ts';
import { keyGroups } from './key-map.ts';

/** Every key of the review, from the table that the keys themselves go by. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={say('keys.title')} closeText={say('close')} onClose={onClose}>
      <div className="key-groups">
        {keyGroups.map(({ group, rows }) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{say(`keys.group.${group}`)}</h3>
            <dl className="keys">
              {rows.map(({ text, shown }) => (
                <KeyRow
                  key={text}
                  keys={shown.map((key) => (typeof key === 'string' ? key : say(key.text)))}
                  text={say(text)}
                />
              ))}
              {group === 'box' && <KeyRow keys={[say('key.arrows')]} text={say('keys.arrows')} />}
              {group === 'change' && <KeyRow keys={[say('key.Escape')]} text={say('keys.leave')} />}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KeyRow({ keys, text }: { readonly keys: readonly string[]; readonly text: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{text}</dd>
    </div>
  );
}

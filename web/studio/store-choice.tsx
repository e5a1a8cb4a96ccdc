import { useStores } from './data.ts';
import { say } from './texts.ts';

export interface StoreChoiceProps {
  /** Empty means every store. */
  readonly chosen: readonly string[];
  readonly onChange: (storeIds: readonly string[]) => void;
  readonly some: boolean;
  readonly onSome: (some: boolean) => void;
}

/** All stores, or those that are ticked. */
export function StoreChoice({ chosen, onChange, some, onSome }: StoreChoiceProps) {
  const { data: stores = [] } = useStores();
  const toggle = (storeId: string, on: boolean) =>
    onChange(on ? [...chosen, storeId] : chosen.filter((id) => id !== storeId));
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="quiet">{say('new.stores')}</legend>
      <label className="check">
        <input type="radio" name="stores" checked={!some} onChange={() => onSome(false)} />
        {say('new.stores.all', { count: stores.length })}
      </label>
      <label className="check">
        <input type="radio" name="stores" checked={some} onChange={() => onSome(true)} />
        {say('new.stores.some')}
      </label>
      {some && (
        <div style={{ maxHeight: 180, overflow: 'auto', border: '1px solid var(--line)', padding: 8 }}>
          {stores.map(({ storeId, name }) => (
            <label className="check" key={storeId}>
              <input
                type="checkbox"
                checked={chosen.includes(storeId)}
                onChange={(event) => toggle(storeId, event.target.checked)}
              />
              {name}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

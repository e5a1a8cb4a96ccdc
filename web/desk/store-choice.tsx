import { useEffect, useState } from 'react';
import type { Me } from '../ui/staff-frame.tsx';
import { useStores } from './data.ts';
import { say } from './texts.ts';

const remembered = 'halles.desk.store';

/** The store that the desk works for: the person's own, or one they choose and that is remembered. */
export function useDeskStore(me: Me) {
  const { data: stores = [] } = useStores();
  const own = me.memberships.flatMap(({ storeId }) => storeId ?? []);
  const everywhere = me.memberships.some(({ storeId, role }) => storeId === undefined && role !== 'leaflet_editor');
  const choices = everywhere ? stores : stores.filter(({ storeId }) => own.includes(storeId));
  const [chosen, setChosen] = useState(() => localStorage.getItem(remembered) ?? '');
  const store = choices.find(({ storeId }) => storeId === chosen) ?? choices[0];
  useEffect(() => {
    if (chosen) localStorage.setItem(remembered, chosen);
  }, [chosen]);
  const picker = (
    <label>
      {say('store')}
      <select value={store?.storeId ?? ''} onChange={(event) => setChosen(event.target.value)}>
        {choices.map(({ storeId, name }) => (
          <option value={storeId} key={storeId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return { store, picker };
}

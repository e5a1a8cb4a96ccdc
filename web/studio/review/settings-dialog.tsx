import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../../ui/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/staff-frame.tsx';
import type { Leaflet } from '../data.ts';
import { StoreChoice } from '../store-choice.tsx';
import { say } from '../texts.ts';

/** Title, days and stores of the draft. What is published keeps its own until the next version. */
export function SettingsDialog({ leaflet, onClose }: { readonly leaflet: Leaflet; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [storeIds, setStoreIds] = useState<readonly string[]>(leaflet.storeIds);
  const [some, setSome] = useState(leaflet.storeIds.length > 0);
  const save = useMutation({
    mutationFn: (data: FormData) => {
      const text = (name: string) => String(data.get(name));
      const body = {
        title: text('title'),
        validFrom: text('validFrom'),
        validThrough: text('validThrough'),
        storeIds: some ? [...storeIds] : [],
      };
      return bodyOf(
        api.PATCH('/api/leaflets/{leafletId}', { params: { path: { leafletId: leaflet.leafletId } }, body }),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['leaflet', leaflet.leafletId] });
      onClose();
    },
  });
  return (
    <Dialog title={say('settings.open')} closeText={say('close')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(new FormData(event.currentTarget));
        }}
      >
        <label>
          {say('new.name')}
          <input name="title" required maxLength={200} defaultValue={leaflet.title} />
        </label>
        <div className="field-row">
          <label>
            {say('new.from')}
            <input name="validFrom" type="date" required defaultValue={leaflet.validFrom} />
          </label>
          <label>
            {say('new.through')}
            <input name="validThrough" type="date" required defaultValue={leaflet.validThrough} />
          </label>
        </div>
        <StoreChoice chosen={storeIds} onChange={setStoreIds} some={some} onSome={setSome} />
        <ErrorNote error={save.error} />
        <button type="submit" className="button main" disabled={save.isPending || (some && storeIds.length === 0)}>
          {say('settings.submit')}
        </button>
      </form>
    </Dialog>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { api, bodyOf } from '../ui/api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote, type Me } from '../ui/staff-frame.tsx';
import { sendFile } from '../ui/upload.ts';
import { StoreChoice } from './store-choice.tsx';
import { say } from './texts.ts';

const inDays = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

/** Drop a PDF, say when and where it holds, and it is read. */
export function NewLeafletDialog({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const [file, setFile] = useState<File>();
  const [storeIds, setStoreIds] = useState<readonly string[]>([]);
  const [some, setSome] = useState(false);
  const [sent, setSent] = useState(0);
  const [, go] = useLocation();
  const client = useQueryClient();
  const abort = useRef(new AbortController());
  useEffect(() => () => abort.current.abort(), []);
  const make = useMutation({
    mutationFn: async (data: FormData) => {
      const uploadId = await sendFile(file!, 'leaflet', setSent, abort.current.signal);
      const text = (name: string) => String(data.get(name));
      const body = {
        uploadId,
        title: text('title'),
        language: text('language'),
        validFrom: text('validFrom'),
        validThrough: text('validThrough'),
        storeIds: some ? [...storeIds] : [],
      };
      return bodyOf(api.POST('/api/leaflets', { body }));
    },
    onSuccess: async ({ leafletId }) => {
      await client.invalidateQueries({ queryKey: ['leaflets'] });
      go(`/leaflets/${leafletId}`);
    },
  });
  return (
    <Dialog title={say('new.title')} closeText={say('close')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(new FormData(event.currentTarget));
        }}
      >
        <FileDrop label={say('new.file')} accept="application/pdf,.pdf" file={file} onFile={setFile} />
        {file?.size === 0 && (
          <p className="error" role="alert">
            {say('new.empty')}
          </p>
        )}
        <label>
          {say('new.name')}
          <input
            name="title"
            required
            maxLength={200}
            defaultValue={file?.name.replace(/\.pdf$/i, '')}
            key={file?.name}
          />
        </label>
        <div className="field-row">
          <label>
            {say('new.from')}
            <input name="validFrom" type="date" required defaultValue={inDays(0)} />
          </label>
          <label>
            {say('new.through')}
            <input name="validThrough" type="date" required defaultValue={inDays(6)} />
          </label>
          <label>
            {say('new.language')}
            <select name="language">
              {me.entity.languages.map((language) => (
                <option key={language}>{language}</option>
              ))}
            </select>
          </label>
        </div>
        <StoreChoice chosen={storeIds} onChange={setStoreIds} some={some} onSome={setSome} />
        <ErrorNote error={make.error} />
        {make.isPending && (
          <label>
            {say('new.sending', { share: sent })}
            <progress value={sent} />
          </label>
        )}
        <button
          type="submit"
          className="button main"
          disabled={!file?.size || make.isPending || (some && storeIds.length === 0)}
        >
          {say('new.submit')}
        </button>
      </form>
    </Dialog>
  );
}

interface FileDropProps {
  readonly label: string;
  readonly accept: string;
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
}

function FileDrop({ label, accept, file, onFile }: FileDropProps) {
  return (
    <label
      className="empty"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFile(event.dataTransfer.files[0]);
      }}
    >
      <span className="visually-hidden">{label}</span>
      <span>{file ? `${file.name} (${(file.size / 1_048_576).toFixed(1)} MB)` : say('new.drop')}</span>
      <input type="file" accept={accept} onChange={(event) => onFile(event.target.files?.[0])} />
    </label>
  );
}

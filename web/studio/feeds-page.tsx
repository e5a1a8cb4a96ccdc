import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../ui/api.ts';
import { ErrorNote } from '../ui/staff-frame.tsx';
import { sendFile } from '../ui/upload.ts';
import { FeedReport } from './feed-report.tsx';
import { say } from './texts.ts';

/** The product feed in, and what became of every import. */
export function FeedsPage() {
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [sent, setSent] = useState(0);
  // The newest import when a file was sent: its own comes after it.
  const [sentAfter, setSentAfter] = useState<string | null>();
  const { data: imports, error } = useQuery({
    queryKey: ['feeds'],
    queryFn: async () => (await bodyOf(api.GET('/api/feeds'))).imports,
    refetchInterval: (query) => {
      const [newest] = query.state.data ?? [];
      const expected = sentAfter !== undefined && (newest?.importId ?? null) === sentAfter;
      return expected || newest?.state === 'reading' ? 1000 : false;
    },
  });
  const send = useMutation({
    mutationFn: async () => {
      const uploadId = await sendFile(file!, 'feed', setSent, new AbortController().signal);
      setSentAfter(imports?.[0]?.importId ?? null);
      return bodyOf(api.POST('/api/feeds', { body: { uploadId } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['feeds'] }),
  });
  return (
    <>
      <h1>{say('feeds.title')}</h1>
      <p className="quiet">{say('feeds.intro')}</p>
      <form
        className="field-row"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <label>
          {say('feeds.file')}
          <input type="file" accept=".csv,.tsv,.xml,.txt" onChange={(event) => setFile(event.target.files?.[0])} />
        </label>
        <button type="submit" className="button main" disabled={!file || send.isPending}>
          {say('feeds.submit')}
        </button>
      </form>
      {send.isPending && <progress value={sent} aria-label={say('new.sending', { share: sent })} />}
      <ErrorNote error={error ?? send.error} />
      {imports?.length === 0 && <p className="empty">{say('feeds.empty')}</p>}
      {imports?.map((entry) => (
        <FeedReport key={entry.importId} entry={entry} />
      ))}
    </>
  );
}

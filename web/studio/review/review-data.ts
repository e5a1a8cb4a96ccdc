import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, bodyOf } from '../../ui/api.ts';
import { type Body, type Draft, type Mechanic, type Offer, path, useRefresh } from '../data.ts';

export type EditKind = 'move' | 'resize' | 'add' | 'delete' | 'split' | 'merge' | 'edit' | 'check';

/** An offer's new state; null deletes it, no revision adds it. */
export interface Change {
  readonly offerId: string;
  readonly revision?: number;
  readonly after: Draft | null;
}

export type Thread = Body<'/api/leaflets/{leafletId}/comments', 'get', 200>['threads'][number];
export type Difference = Body<'/api/leaflets/{leafletId}/differences', 'get', 200>['differences'][number];
export type Presence = Body<'/api/leaflets/{leafletId}/presence', 'put', 200>['others'][number];
export type Edit = Body<'/api/leaflets/{leafletId}/edits', 'get', 200>['edits'][number];

export function useEdits(leafletId: string) {
  return useQuery({
    queryKey: ['edits', leafletId],
    queryFn: async () => (await bodyOf(api.GET('/api/leaflets/{leafletId}/edits', path(leafletId)))).edits,
  });
}

/** The offers as the server has them now. */
export async function freshOffers(client: QueryClient, leafletId: string): Promise<Offer[]> {
  const { offers } = await bodyOf(api.GET('/api/leaflets/{leafletId}/offers', path(leafletId)));
  client.setQueriesData({ queryKey: ['offers', leafletId] }, offers);
  return offers as Offer[];
}

/** What follows from edits is asked once they rest, so that a fast reviewer does not wait for it. */
const restMs = 700;

function useLateRefresh(leafletId: string) {
  const client = useQueryClient();
  const timer = useRef<number>(undefined);
  return () => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      for (const key of ['plan', 'edits', 'differences']) void client.invalidateQueries({ queryKey: [key, leafletId] });
    }, restMs);
  };
}

/** The offers as they are shown, edits that are still on their way included. */
export function shownOffers(client: QueryClient, leafletId: string): readonly Offer[] {
  return client.getQueriesData<Offer[]>({ queryKey: ['offers', leafletId] }).at(-1)?.[1] ?? [];
}

/**
 * Saves an edit. It is shown at once, with the revision that the server gives it: that is one more, since an edit of another revision is
 * refused. Edits wait for each other; a refused one shows what is saved.
 */
export function useEdit(leafletId: string) {
  const client = useQueryClient();
  const refreshLater = useLateRefresh(leafletId);
  const queryKey = ['offers', leafletId];
  const { mutateAsync } = useMutation({
    scope: { id: `edits ${leafletId}` },
    mutationFn: ({ kind, changes }: { kind: EditKind; changes: readonly Change[] }) =>
      bodyOf(
        api.POST('/api/leaflets/{leafletId}/edits', { ...path(leafletId), body: { kind, changes: [...changes] } }),
      ),
    onSuccess: (_, { changes }) => {
      // The offers may have been asked again while the edit was on its way.
      client.setQueriesData<readonly Offer[]>({ queryKey }, (offers) => offers && applied(offers, changes));
      refreshLater();
    },
    onError: () => freshOffers(client, leafletId),
  });
  return (kind: EditKind, changes: readonly Change[]): Promise<unknown> => {
    void client.cancelQueries({ queryKey });
    // At once, not with the next drawing: the next key may come before that, and must see it.
    client.setQueriesData<readonly Offer[]>({ queryKey }, (offers) => offers && applied(offers, changes));
    return mutateAsync({ kind, changes });
  };
}

/** The offers after an edit, as the server will have them. Those that have it already stay as they are. */
function applied(offers: readonly Offer[], changes: readonly Change[]): Offer[] {
  const byId = new Map(changes.map((change) => [change.offerId, change]));
  const kept = offers.flatMap((offer) => {
    const change = byId.get(offer.offerId);
    if (!change || change.revision !== offer.revision) return [offer];
    return change.after ? [{ ...offer, revision: offer.revision + 1, draft: change.after }] : [];
  });
  const known = new Set(offers.map(({ offerId }) => offerId));
  const added = changes.flatMap(({ offerId, after }) =>
    after && !known.has(offerId) ? [{ offerId, revision: 1, risk: 0, departments: [], draft: after }] : [],
  );
  return [...kept, ...added];
}

/** What a bulk edit gives to each offer; what is left out stays. */
export type BulkChange = Partial<
  Pick<Draft, 'loyaltyRequired' | 'validFrom' | 'validThrough' | 'checked'> & { readonly mechanic: Mechanic }
>;

export function useBulkEdit(leafletId: string) {
  const refresh = useRefresh(leafletId);
  return useMutation({
    scope: { id: `edits ${leafletId}` },
    mutationFn: ({ offers, change }: { offers: readonly Offer[]; change: BulkChange }) => {
      const targets = offers.map(({ offerId, revision }) => ({ offerId, revision }));
      return bodyOf(
        api.POST('/api/leaflets/{leafletId}/bulk-edits', { ...path(leafletId), body: { targets, change } }),
      );
    },
    onSettled: refresh,
  });
}

/** Takes back or brings back one's own last edit, or the one named. */
export function useUndo(leafletId: string, turn: 'undo' | 'redo') {
  const refresh = useRefresh(leafletId);
  return useMutation({
    scope: { id: `edits ${leafletId}` },
    mutationFn: (editId: string | undefined) => {
      const asked = { params: { path: { leafletId }, query: editId === undefined ? {} : { editId } } };
      return turn === 'undo'
        ? bodyOf(api.POST('/api/leaflets/{leafletId}/undo', asked))
        : bodyOf(api.POST('/api/leaflets/{leafletId}/redo', asked));
    },
    onSettled: refresh,
  });
}

export function useThreads(leafletId: string) {
  return useQuery({
    queryKey: ['comments', leafletId],
    queryFn: async () => (await bodyOf(api.GET('/api/leaflets/{leafletId}/comments', path(leafletId)))).threads,
  });
}

export type Word =
  | { readonly offerId: string; readonly text: string }
  | { readonly threadId: string; readonly text: string }
  | { readonly threadId: string; readonly resolved: boolean };

/** Asks about an offer, answers, settles or reopens. */
export function useDiscuss(leafletId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (word: Word): Promise<unknown> => {
      if ('offerId' in word)
        return bodyOf(api.POST('/api/leaflets/{leafletId}/comments', { ...path(leafletId), body: word }));
      const params = { path: { leafletId, threadId: word.threadId } };
      if ('text' in word) {
        const body = { text: word.text };
        return bodyOf(api.POST('/api/leaflets/{leafletId}/comments/{threadId}/answers', { params, body }));
      }
      const body = { resolved: word.resolved };
      return bodyOf(api.PUT('/api/leaflets/{leafletId}/comments/{threadId}', { params, body }));
    },
    onSettled: () => {
      for (const key of ['comments', 'plan']) void client.invalidateQueries({ queryKey: [key, leafletId] });
    },
  });
}

export function useDifferences(leafletId: string) {
  return useQuery({
    queryKey: ['differences', leafletId],
    queryFn: () => bodyOf(api.GET('/api/leaflets/{leafletId}/differences', path(leafletId))),
  });
}

const tellEveryMs = 4000;

/**
 * Tells where one is every four seconds, and who else is there. When the others changed something, everything is asked again; what one is
 * writing oneself stays.
 */
export function usePresence(leafletId: string, page: number, offerId: string | undefined): readonly Presence[] {
  const refresh = useRefresh(leafletId);
  const [others, setOthers] = useState<readonly Presence[]>([]);
  const latest = useRef({ mark: undefined as string | undefined, refresh });
  latest.current.refresh = refresh;
  useEffect(() => {
    let isOver = false;
    const tell = async () => {
      if (document.hidden) return;
      const body = { page, offerId: offerId ?? null };
      const { data } = await api.PUT('/api/leaflets/{leafletId}/presence', { ...path(leafletId), body });
      if (!data || isOver) return;
      setOthers((before) => (JSON.stringify(before) === JSON.stringify(data.others) ? before : data.others));
      if (latest.current.mark !== undefined && latest.current.mark !== data.mark) void latest.current.refresh();
      latest.current.mark = data.mark;
    };
    // A moment's pause, so that running through the queue does not tell of every offer.
    const soon = setTimeout(() => void tell(), 300);
    const timer = setInterval(() => void tell(), tellEveryMs);
    return () => {
      isOver = true;
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [leafletId, page, offerId]);
  useEffect(() => {
    const leave = () => void fetch(`/api/leaflets/${leafletId}/presence`, { method: 'DELETE', keepalive: true });
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [leafletId]);
  return others;
}

/** From which confidence an offer of the entity is sure, 0.5 to 1. */
export function useThreshold() {
  return useQuery({
    queryKey: ['threshold'],
    queryFn: async () => (await bodyOf(api.GET('/api/review-threshold'))).sureEnough,
  });
}

export function useDecideThreshold() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (sureEnough: number) =>
      (await bodyOf(api.PUT('/api/review-threshold', { body: { sureEnough } }))).sureEnough,
    onSuccess: () => client.invalidateQueries(),
  });
}

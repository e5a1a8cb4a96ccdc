import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../ui/api.ts';
import type { paths } from '../../ui/api-types.ts';

type Paths = paths['/api/leaflets/{leafletId}/editions'];
export type Edition = Paths['get']['responses'][200]['content']['application/json']['editions'][number];
export type EditionDraft = Paths['put']['requestBody']['content']['application/json'];
export type ShortLink =
  paths['/api/leaflets/{leafletId}/links']['post']['responses'][200]['content']['application/json'];

/** What a link is asked for; null means all of the leaflet, and the reader's store. */
export interface LinkQuestion {
  readonly page: number | null;
  readonly offerId: string | null;
  readonly storeId: string | null;
}

const path = (leafletId: string) => ({ params: { path: { leafletId } } });

export function useMakeLink(leafletId: string) {
  return useMutation({
    mutationFn: (body: LinkQuestion) =>
      bodyOf(api.POST('/api/leaflets/{leafletId}/links', { ...path(leafletId), body: { ...body } })),
  });
}

/** Looked at again every half minute: its time may come while somebody looks. */
export function useSchedule(leafletId: string) {
  return useQuery({
    queryKey: ['schedule', leafletId],
    queryFn: async () => (await bodyOf(api.GET('/api/leaflets/{leafletId}/schedule', path(leafletId)))).schedule,
    refetchInterval: 30_000,
  });
}

/** Sets the time, or takes it away with null. */
export function useSetSchedule(leafletId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (when: { date: string; time: string } | null) =>
      when
        ? bodyOf(api.PUT('/api/leaflets/{leafletId}/schedule', { ...path(leafletId), body: when }))
        : bodyOf(api.DELETE('/api/leaflets/{leafletId}/schedule', path(leafletId))),
    onSettled: () => client.invalidateQueries({ queryKey: ['schedule', leafletId] }),
  });
}

export function useEditions(leafletId: string) {
  return useQuery({
    queryKey: ['editions', leafletId],
    queryFn: async () => (await bodyOf(api.GET('/api/leaflets/{leafletId}/editions', path(leafletId)))).editions,
  });
}

function useEditionsRefresh(leafletId: string) {
  const client = useQueryClient();
  return () => Promise.all(['editions', 'plan'].map((key) => client.invalidateQueries({ queryKey: [key, leafletId] })));
}

export function useSaveEdition(leafletId: string) {
  const refresh = useEditionsRefresh(leafletId);
  return useMutation({
    mutationFn: (body: EditionDraft) =>
      bodyOf(api.PUT('/api/leaflets/{leafletId}/editions', { ...path(leafletId), body })),
    onSettled: refresh,
  });
}

export function useRemoveEdition(leafletId: string) {
  const refresh = useEditionsRefresh(leafletId);
  return useMutation({
    mutationFn: (editionId: string) =>
      bodyOf(
        api.DELETE('/api/leaflets/{leafletId}/editions/{editionId}', { params: { path: { leafletId, editionId } } }),
      ),
    onSettled: refresh,
  });
}

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../ui/api.ts';
import type { paths } from '../ui/api-types.ts';
import type { Box } from './review/boxes.ts';

export type Body<
  Path extends keyof paths,
  Method extends keyof paths[Path],
  Status extends number,
> = paths[Path][Method] extends { responses: infer R }
  ? Status extends keyof R
    ? R[Status] extends { content: { 'application/json': infer B } }
      ? B
      : never
    : never
  : never;

export type Leaflet = Body<'/api/leaflets/{leafletId}', 'get', 200>;
export type LeafletSummary = Body<'/api/leaflets', 'get', 200>['items'][number];
type OfferBody = Body<'/api/leaflets/{leafletId}/offers', 'get', 200>['offers'][number];
/** A draft offer. OpenAPI knows no tuples, so its box is told here. */
export type Draft = Omit<OfferBody['draft'], 'box'> & { box: Box };
export type Offer = Omit<OfferBody, 'draft'> & { draft: Draft };
export type Mechanic = Draft['mechanic'];

export type Plan = Body<'/api/leaflets/{leafletId}/publication', 'get', 200>;
export type Finding = Plan['findings'][number];
export type Law = Body<'/api/law', 'get', 200>;
export type Lesson = Body<'/api/learned', 'get', 200>['items'][number];
export type Product = Body<'/api/products', 'get', 200>['products'][number];
export type Browsing = Body<'/api/leaflets/{leafletId}/browsing', 'get', 200>;

/** Which part of what readers did is asked for; an empty answer asks for all. */
export interface BrowsingQuestion {
  readonly from?: string;
  readonly through?: string;
  readonly storeId?: string;
  readonly channel?: Browsing['channels'][number]['channel'] | '';
}

export const path = (leafletId: string) => ({ params: { path: { leafletId } } });

/** A leaflet being read is asked again every second, so its pages are seen as they come. */
export function useLeaflet(leafletId: string) {
  return useQuery({
    queryKey: ['leaflet', leafletId],
    queryFn: () => bodyOf(api.GET('/api/leaflets/{leafletId}', path(leafletId))),
    refetchInterval: (query) => (query.state.data?.state === 'reading' ? 1000 : false),
  });
}

export function useOffers(leafletId: string, pagesRead: number) {
  return useQuery({
    queryKey: ['offers', leafletId, pagesRead],
    queryFn: async () => (await bodyOf(api.GET('/api/leaflets/{leafletId}/offers', path(leafletId)))).offers as Offer[],
    placeholderData: (previous) => previous,
  });
}

/** Has everything asked again that an edit, a publication or a reading may have changed. */
export function useRefresh(leafletId: string) {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      ['offers', 'edits', 'plan', 'leaflet', 'comments', 'differences'].map((key) =>
        client.invalidateQueries({ queryKey: [key, leafletId] }),
      ),
    );
  };
}

export function usePlan(leafletId: string, open: boolean) {
  return useQuery({
    queryKey: ['plan', leafletId],
    enabled: open,
    queryFn: () => bodyOf(api.GET('/api/leaflets/{leafletId}/publication', path(leafletId))),
  });
}

/** What readers did; asked again every half minute, because they are at it. */
export function useBrowsing(leafletId: string, { from, through, storeId, channel }: BrowsingQuestion) {
  const query = {
    ...(from && { from }),
    ...(through && { through }),
    ...(storeId && { storeId }),
    ...(channel && { channel }),
  };
  return useQuery({
    queryKey: ['browsing', leafletId, query],
    queryFn: () => bodyOf(api.GET('/api/leaflets/{leafletId}/browsing', { params: { path: { leafletId }, query } })),
    placeholderData: (previous) => previous,
    refetchInterval: 30_000,
  });
}

export function useLaw() {
  return useQuery({ queryKey: ['law'], queryFn: () => bodyOf(api.GET('/api/law')) });
}

/** Decides whether a rule blocks; the answer is the whole law as it is now. */
export function useDecideLaw() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ruleId, severity }: { ruleId: string; severity: Finding['severity'] }) =>
      bodyOf(api.PUT('/api/law/rules/{ruleId}', { params: { path: { ruleId } }, body: { severity } })),
    onSuccess: (law) => {
      client.setQueryData(['law'], law);
      void client.invalidateQueries({ queryKey: ['plan'] });
    },
  });
}

/** What was learned, newest first, page after page. */
export function useLearned(q: string) {
  return useInfiniteQuery({
    queryKey: ['learned', q],
    queryFn: ({ pageParam }) =>
      bodyOf(api.GET('/api/learned', { params: { query: { q, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (previous) => previous,
  });
}

export function useForget() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ learnedId, forgotten }: { learnedId: string; forgotten: boolean }) =>
      bodyOf(api.PUT('/api/learned/{learnedId}', { params: { path: { learnedId } }, body: { forgotten } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['learned'] }),
  });
}

/** Publishes everything, or only what is sure. */
export function usePublish(leafletId: string) {
  const refresh = useRefresh(leafletId);
  return useMutation({
    mutationFn: (part: 'all' | 'sure') =>
      bodyOf(api.POST('/api/leaflets/{leafletId}/publication', { params: { path: { leafletId }, query: { part } } })),
    onSettled: refresh,
  });
}

export function useWithdraw(leafletId: string) {
  const refresh = useRefresh(leafletId);
  return useMutation({
    mutationFn: () => bodyOf(api.DELETE('/api/leaflets/{leafletId}/publication', path(leafletId))),
    onSettled: refresh,
  });
}

export function useReading(leafletId: string, action: 'cancel' | 'resume') {
  const refresh = useRefresh(leafletId);
  return useMutation({
    mutationFn: () =>
      action === 'cancel'
        ? bodyOf(api.POST('/api/leaflets/{leafletId}/cancel', path(leafletId)))
        : bodyOf(api.POST('/api/leaflets/{leafletId}/resume', path(leafletId))),
    onSettled: refresh,
  });
}

export function useStores() {
  return useQuery({
    queryKey: ['stores'],
    queryFn: async () => (await bodyOf(api.GET('/api/stores'))).stores,
    staleTime: 300_000,
  });
}

export function useProducts(asked: { q: string } | { ids: readonly string[] }) {
  const query = 'q' in asked ? { q: asked.q } : { ids: asked.ids.join(',') };
  const wanted = 'q' in asked ? asked.q.trim().length > 1 : asked.ids.length > 0;
  return useQuery({
    queryKey: ['products', query],
    enabled: wanted,
    queryFn: async () => (await bodyOf(api.GET('/api/products', { params: { query } }))).products,
  });
}

export type ProductRange =
  paths['/api/products/ranges']['get']['responses'][200]['content']['application/json']['ranges'][number];

/** The brands and departments of the products on sale, those with the most products first. A feed may change them. */
export function useProductRanges() {
  return useQuery({
    queryKey: ['product-ranges'],
    staleTime: 60_000,
    queryFn: async () => (await bodyOf(api.GET('/api/products/ranges'))).ranges,
  });
}

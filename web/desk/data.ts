import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../ui/api.ts';
import type { paths } from '../ui/api-types.ts';

export type Order = paths['/api/desk/orders/{orderId}']['get']['responses'][200]['content']['application/json'];
export type OrderSummary =
  paths['/api/desk/orders']['get']['responses'][200]['content']['application/json']['items'][number];
export type OrderLine = Order['lines'][number];

export function useStores() {
  return useQuery({
    queryKey: ['stores'],
    queryFn: async () => (await bodyOf(api.GET('/api/stores'))).stores,
    staleTime: 300_000,
  });
}

export function useOrder(orderId: string) {
  return useQuery({
    queryKey: ['order', orderId],
    queryFn: () => bodyOf(api.GET('/api/desk/orders/{orderId}', { params: { path: { orderId } } })),
    refetchInterval: 10_000,
  });
}

export type Step = 'start-picking' | 'ready' | 'collected' | 'uncollected' | 'cancel';

/** Moves an order on; the answer is the order as it is then. */
export function useOrderStep(orderId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: Step) => {
      const params = { params: { path: { orderId } } };
      switch (step) {
        case 'start-picking':
          return bodyOf(api.POST('/api/desk/orders/{orderId}/start-picking', params));
        case 'ready':
          return bodyOf(api.POST('/api/desk/orders/{orderId}/ready', params));
        case 'collected':
          return bodyOf(api.POST('/api/desk/orders/{orderId}/collected', params));
        case 'uncollected':
          return bodyOf(api.POST('/api/desk/orders/{orderId}/uncollected', params));
        case 'cancel':
          return bodyOf(api.POST('/api/desk/orders/{orderId}/cancel', params));
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['order', orderId] }),
  });
}

export function usePick(orderId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ lineId, steps, override }: { lineId: string; steps: number; override?: boolean }) => {
      const params = { params: { path: { orderId, lineId } } };
      return steps === 0
        ? bodyOf(api.POST('/api/desk/orders/{orderId}/lines/{lineId}/missing', params))
        : bodyOf(
            api.POST('/api/desk/orders/{orderId}/lines/{lineId}/picked', {
              ...params,
              body: { steps, ...(override && { override }) },
            }),
          );
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['order', orderId] }),
  });
}

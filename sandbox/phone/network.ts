/** The sandbox's control API, as far as a phone needs it. */

export type Shopper = {
  readonly id: string;
  readonly name: string;
  readonly wa_id: string | null;
  readonly user_id: string;
};

/** What a Page set around its chats. */
export type PageProfile = {
  readonly get_started?: { readonly payload: string };
  readonly greeting?: readonly { readonly locale: string; readonly text: string }[];
  readonly persistent_menu?: readonly {
    readonly locale: string;
    readonly call_to_actions: readonly { readonly title: string; readonly payload?: string }[];
  }[];
};

export type Shop = {
  readonly channel: 'whatsapp' | 'messenger';
  /** Of a Page; null for a number. */
  readonly profile: PageProfile | null;
  readonly phone_number_id: string;
  readonly display_phone_number: string;
  readonly verified_name: string;
  readonly catalog_id: string | null;
  readonly is_cart_enabled: boolean;
  readonly is_catalog_visible: boolean;
};

export type ShopWithNews = Shop & { readonly last_message: Message | null; readonly unread: number };

export type Message = {
  readonly seq: number;
  readonly wamid: string;
  readonly direction: 'in' | 'out';
  readonly type: string;
  readonly content: unknown;
  readonly context_wamid: string | null;
  readonly at: number;
  readonly status: 'pending' | 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';
};

export type Thread = { readonly messages: readonly Message[] };

export type Product = {
  readonly retailer_id: string;
  readonly data: {
    readonly title: string;
    readonly description: string;
    readonly image_link: string;
    readonly price: string;
    readonly availability: string;
  };
  /** What it costs now, in major units. */
  readonly price: { readonly amount: number; readonly currency: string };
};

export type Pair = { readonly shopper: string; readonly phone_number_id: string };
export type PhoneEvent = { readonly type: 'thread' | 'typing' | 'numbers'; readonly phone_number_id?: string };

async function call<T>(path: string, body?: unknown): Promise<T> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/control${path}`, body === undefined ? {} : post);
  const json = (await answer.json()) as T & { error?: string };
  if (!answer.ok) throw new Error(json.error ?? `HTTP ${answer.status}`);
  return json;
}

export const listShoppers = () => call<{ shoppers: Shopper[] }>('/shoppers').then((answer) => answer.shoppers);

export const saveShopper = (person: { name: string; wa_id?: string }) => call<Shopper>('/shoppers', person);

export const listShops = (shopper: string) =>
  call<{ numbers: ShopWithNews[] }>(`/numbers?shopper=${shopper}`).then((answer) => answer.numbers);

export const readThread = (pair: Pair) => call<Thread>(`/threads/${pair.phone_number_id}/${pair.shopper}?limit=300`);

export const markRead = (pair: Pair) => call<{ read: number }>('/read', pair);

export const act = (pair: Pair, message: object) => call<{ wamid?: string }>('/act', { ...pair, message });

export const readNow = () => call<{ now: number }>('/clock').then((answer) => answer.now);

/** Products of a catalog: these, or all that may be shown (up to 500). */
export function listProducts(catalogId: string, ids?: readonly string[]): Promise<Product[]> {
  const query = ids === undefined ? 'limit=500' : `ids=${encodeURIComponent(ids.join(','))}`;
  return call<{ products: Product[] }>(`/catalogs/${catalogId}/products?${query}`).then((answer) => answer.products);
}

/** Listens for news; `onState` tells whether the sandbox can be heard. Answers how to stop. */
export function listen(
  shopper: string,
  onEvent: (event: PhoneEvent) => void,
  onState: (heard: boolean) => void,
): () => void {
  const source = new EventSource(`/control/events?shopper=${shopper}`);
  source.onmessage = (message) => onEvent(JSON.parse(message.data) as PhoneEvent);
  source.onopen = () => {
    onState(true);
    onEvent({ type: 'numbers' });
  };
  source.onerror = () => onState(false);
  return () => source.close();
}

/** Where the bytes of media are: the sandbox's own, or wherever the shop keeps them. */
export function mediaAddress(media: { readonly id?: string; readonly link?: string } | undefined): string | undefined {
  if (media?.link !== undefined) return media.link;
  return media?.id === undefined ? undefined : `/control/media/${media.id}`;
}

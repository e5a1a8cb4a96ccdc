/** How the shop's server speaks to Halles: HTTP only. In one process the call goes through the server's own injector. */
export interface Api {
  call<Body>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ApiAnswer<Body>>;
}

export type ApiAnswer<Body> =
  | { readonly ok: true; readonly body: Body }
  | {
      readonly ok: false;
      readonly status: number;
      readonly code: string;
      readonly problem: Readonly<Record<string, unknown>>;
    };

export interface UnitPrice {
  readonly minor: number;
  readonly per: 'kg' | 'L' | 'piece';
}

export interface EntityInfo {
  readonly entityId: string;
  readonly name: string;
  readonly country: string;
  readonly languages: readonly string[];
  readonly currency: string;
}

export interface StoreInfo {
  readonly storeId: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly timeZone: string;
  readonly openingHours: readonly {
    readonly days: readonly number[];
    readonly opens: string;
    readonly closes: string;
  }[];
  readonly distanceKm?: number;
}

export interface LeafletInfo {
  readonly leafletId: string;
  readonly version: number;
  readonly title: string;
  readonly language: string;
  readonly validFrom: string;
  readonly validThrough: string;
  readonly pages: readonly { readonly page: number; readonly widthPt: number; readonly heightPt: number }[];
}

export interface ShopProduct {
  readonly productId: string;
  readonly title: string;
  readonly brand: string | null;
  readonly gtin: string | null;
  readonly department: string;
  readonly priceMinor: number;
  readonly unitPrice: UnitPrice | null;
  readonly byWeight: boolean;
  readonly increment: number;
  readonly depositMinor: number;
  readonly stock: 'in_stock' | 'low' | 'out' | 'unknown';
  readonly inChat: boolean;
  readonly onWeb: boolean;
  readonly webAge: number | null;
  readonly imageLink: string | null;
}

export interface ShopOffer {
  readonly offerId: string;
  readonly leafletId: string;
  readonly version: number;
  readonly page: number;
  readonly box: readonly [number, number, number, number];
  readonly name: string;
  readonly brand: string | null;
  readonly quantityText: string | null;
  readonly department: string;
  readonly priceMinor: number | null;
  readonly soldBy: 'item' | 'kg' | '100g';
  readonly regularMinor: number | null;
  readonly lowestMinor: number | null;
  readonly unitPrice: UnitPrice | null;
  readonly mechanicType: string;
  readonly wording: string;
  readonly loyaltyRequired: boolean;
  readonly limitPerHousehold: number | null;
  readonly validFrom: string;
  readonly validThrough: string;
  readonly products: readonly ShopProduct[];
  /** Words to search the shop for, where the offer is on a brand or a department; null where it is on products. */
  readonly range: string | null;
}

/** An offer of a leaflet's page, beside what one cost a week ago where it is cheaper now. */
export interface LeafletOffer extends ShopOffer {
  readonly lastWeekMinor: number | null;
}

/** An offer on a shopping list. `changed` is the list's revision when the line last changed. */
export interface ListLine {
  readonly offerId: string;
  readonly quantity: number;
  readonly checked: boolean;
  readonly changed: number;
  readonly state: Exclude<LinkState, 'elsewhere'>;
  readonly offer: ShopOffer;
}

export interface ListInfo {
  readonly storeId: string;
  readonly revision: number;
  readonly expiresAt: string;
  readonly lines: readonly ListLine[];
}

export type LinkState = 'live' | 'over' | 'upcoming' | 'withdrawn' | 'elsewhere';

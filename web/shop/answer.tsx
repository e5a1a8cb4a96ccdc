import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Api } from './api.ts';
import type { Assets, Visit } from './context.ts';
import { ErrorPage } from './pages/order-pages.tsx';

/** A request as the shop needs it: no server framework behind it. */
export interface ShopRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly acceptLanguage: string | undefined;
  /** The page's own script asks for JSON. */
  readonly wantsJson: boolean;
  /** The phone asks for less data (Save-Data). */
  readonly saveData: boolean;
}

export interface ShopAnswer {
  readonly status: number;
  readonly html?: string;
  readonly json?: unknown;
  readonly location?: string;
  /** A feed: text of its own type, fresh for some seconds. */
  readonly feed?: { readonly type: string; readonly text: string; readonly freshSeconds: number };
  /** The basket's cookie to set. */
  readonly basketCookie?: string;
  /** The secret of the shopping list that this phone adds to at a store from now on; empty forgets it. */
  readonly listCookie?: { readonly storeId: string; readonly secret: string };
  /** Nothing in the page is secret and nothing comes from the request, so it may be compressed (BREACH, CVE-2013-3587). */
  readonly compressible?: boolean;
}

export interface ShopDoors {
  readonly api: Api;
  readonly assets: Assets;
  readonly publicUrl: string;
}

/** The address of the visit's store in the API. */
export const storeApi = ({ entity, store }: Visit): string => `/api/shop/${entity.entityId}/stores/${store!.storeId}`;

export function page(node: VNode, status = 200): ShopAnswer {
  return { status, html: `<!doctype html>${renderToString(node)}` };
}

export function redirect(location: string): ShopAnswer {
  return { status: 303, location };
}

export function notFound(visit: Visit): ShopAnswer {
  return page(<ErrorPage visit={visit} title={visit.say('error.title')} text={visit.say('error.text')} />, 404);
}

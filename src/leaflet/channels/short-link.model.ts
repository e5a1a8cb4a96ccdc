import { randomInt } from 'node:crypto';

/** What a short link leads to: a leaflet, a page or an offer of it, at one store or at the reader's. */
export interface LinkTarget {
  readonly leafletId: string;
  readonly page: number | null;
  readonly offerId: string | null;
  readonly storeId: string | null;
}

export interface ShortLink extends LinkTarget {
  readonly code: string;
}

// Crockford's base 32: no letter that is taken for a digit, so that a code can be typed from paper.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 7;

/** A new code, such as 7KD2M9X. `pick` answers a whole number below its argument. */
export function newCode(pick: (below: number) => number = randomInt): string {
  return Array.from({ length: codeLength }, () => alphabet[pick(alphabet.length)]).join('');
}

/** The code as somebody typed it: small letters, O for 0, I and L for 1. Undefined for what is none. */
export function parseCode(text: string): string | undefined {
  const code = text.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === codeLength && [...code].every((sign) => alphabet.includes(sign)) ? code : undefined;
}

/** The address that is printed. */
export function shortAddress(publicUrl: string, entityId: string, code: string): string {
  return `${publicUrl}/q/${entityId}/${code}`;
}

/**
 * The shop's path that a link leads to. Whether it is over, withdrawn or elsewhere by now, the page there says, and shows what is on now.
 * `storeIds` are those that have the leaflet: a link for no store in particular goes straight to the only one.
 */
export function pathOf(entityId: string, link: LinkTarget, storeIds: readonly string[]): string {
  const storeId = link.storeId ?? (storeIds.length === 1 ? storeIds[0]! : null);
  const anchor = link.offerId ? `#offer-${link.offerId}` : link.page ? `#page-${link.page}` : '';
  const place = { ...(link.offerId && { offer: link.offerId }), ...(link.page && { page: String(link.page) }) };
  if (storeId)
    return `/${entityId}/${storeId}/leaflets/${link.leafletId}?${new URLSearchParams({ via: 'qr', ...place })}${anchor}`;
  return `/${entityId}?${new URLSearchParams({ leaflet: link.leafletId, via: 'qr', ...place })}`;
}

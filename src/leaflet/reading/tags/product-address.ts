import { parseGtin } from '../../../catalog/index.ts';

/** GTINs of any length as the 14 digits that GS1 compares. */
export const asGtin14 = (gtin: string): string => gtin.padStart(14, '0');

/** The GTIN of a GS1 Digital Link, on whatever host: `https://id.gs1.org/01/09506000134352/10/ABC?17=…`. */
export function gtinOfDigitalLink(address: string): string | undefined {
  const match = /^https?:\/\/[^?#]+?\/(?:01|gtin)\/(\d{8}|\d{12,14})(?:[/?#]|$)/i.exec(address);
  return match ? parseGtin(match[1]!) : undefined;
}

/** The GTIN at the start of a GS1 element string, with brackets or as scanned: `(01)09506000134352(10)ABC`. */
export function gtinOfElementString(text: string): string | undefined {
  const match = /^(?:\(01\)|01)(\d{14})/.exec(text);
  return match ? parseGtin(match[1]!) : undefined;
}

const campaignParameter = /^(?:utm_\w+|gclid|fbclid|mc_[ce]id)$/i;

/** An address without what differs between the feed and print: scheme, `www.`, fragment, last slash, campaign parameters. */
export function plainAddress(address: string): string | undefined {
  const url = URL.parse(/^https?:\/\//i.test(address) ? address : `https://${address}`);
  if (!url?.hostname.includes('.')) return undefined;
  for (const name of [...url.searchParams.keys()]) {
    if (campaignParameter.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const host = url.hostname.replace(/^www\./, '');
  return `${host}${url.pathname.replace(/\/+$/, '')}${url.search}`;
}

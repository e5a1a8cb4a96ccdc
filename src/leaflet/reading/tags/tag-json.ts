import { maxTagLength, maxTagProducts } from './page-tag.ts';

/** What a tag in JSON says: feed ids; something that is no product; or nothing that can be read. */
export type TagJson = { readonly skus: readonly string[] } | 'no_product' | 'unreadable';

const maxSkuLength = 255;

/**
 * Reads `{"type":"product","sku":"…"}` as it stands in an annotation or, perhaps percent-encoded and behind a scheme, in the address of a
 * link. `sku` is an id or a list of ids; other members change nothing. Undefined for a text that is no JSON at all.
 */
export function readTagJson(text: string): TagJson | undefined {
  const json = jsonIn(text);
  if (json === undefined) return undefined;
  if (json.length > maxTagLength) return 'unreadable';
  const said = parsed(json);
  if (!isRecord(said)) return 'unreadable';
  if (typeof said['type'] === 'string' && said['type'].toLowerCase() !== 'product') return 'no_product';
  const skus = skusOf(said['sku']);
  return skus ? { skus } : 'unreadable';
}

// Layout programs put a scheme before what they take for an address.
const start = /^\s*(?:https?:\/\/)?\s*(?=\{|%7b)/i;

function jsonIn(text: string): string | undefined {
  const scheme = start.exec(text);
  if (!scheme) return undefined;
  const rest = text.slice(scheme[0].length).replace(/\/?\s*$/, '');
  return rest.startsWith('{') ? rest : decoded(rest);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.slice(0, 3 * maxTagLength));
  } catch {
    return text;
  }
}

/** Plain quotes again where a word processor made them curly, and percent signs read where an address kept its braces. */
function parsed(json: string): unknown {
  for (const attempt of [json, json.replace(/[“”„]/g, '"'), decoded(json)]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt may be the right one.
    }
  }
  return undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function skusOf(value: unknown): string[] | undefined {
  const listed = (Array.isArray(value) ? value : [value]).slice(0, maxTagProducts);
  const skus = listed.map((sku) => (typeof sku === 'string' || typeof sku === 'number' ? String(sku).trim() : ''));
  const readable = skus.length > 0 && skus.every((sku) => sku !== '' && sku.length <= maxSkuLength);
  return readable ? [...new Set(skus)] : undefined;
}

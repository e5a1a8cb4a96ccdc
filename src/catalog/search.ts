import { sql } from 'kysely';
import type { NetQuantity } from '../money/index.ts';
import { type EntityId, type Queryable, rowsOf } from '../platform/index.ts';
import type { PricedProduct } from './product.ts';
import { findQuantity } from './quantity.ts';
import { findPricedProducts } from './repository.ts';
import { wordsOf } from './text.ts';

/** PostgreSQL's text search configuration of a language; `simple` does not stem. */
const configurations: Readonly<Record<string, string>> = {
  fr: 'french',
  nl: 'dutch',
  es: 'spanish',
  it: 'italian',
  en: 'english',
  ro: 'romanian',
  pt: 'portuguese',
};

export function searchConfiguration(language: string): string {
  return configurations[language.split('-')[0]!] ?? 'simple';
}

export interface SearchScope {
  readonly entityId: EntityId;
  /** '' searches at the entity's own prices. */
  readonly storeId: string;
  readonly at: Date;
  readonly language: string;
}

export interface SearchAnswer {
  readonly products: readonly PricedProduct[];
  /** What was searched in place of what was written, when a word was corrected. */
  readonly corrected: string | undefined;
  /** False when no product has all the words, and these have some of them. */
  readonly complete: boolean;
}

const maxWords = 12;
const maxQueryLength = 200;
const candidates = 120;

/**
 * Finds products as a shopper writes them: "lait demi ecreme 1l", with slips, plurals, brand and quantity. Words are first corrected against
 * the entity's lexicon, then searched as full text; a quantity moves products of that content up.
 */
export async function searchProducts(
  db: Queryable,
  scope: SearchScope,
  written: string,
  limit = 20,
): Promise<SearchAnswer> {
  const text = written.slice(0, maxQueryLength);
  const asked = findQuantity(text);
  const words = wordsOf(asked ? asked.rest : text).slice(0, maxWords);
  if (words.length === 0) return { products: [], corrected: undefined, complete: true };
  const groups = await correctWords(db, scope, words);
  if (groups.length === 0) return { products: [], corrected: undefined, complete: true };
  const all = await rank(db, scope, allOf(groups), asked?.quantity, limit);
  const complete = all.length > 0;
  const ids = complete || groups.length === 1 ? all : await rank(db, scope, anyOf(groups), asked?.quantity, limit);
  const products = await findPricedProducts(db, scope, ids);
  return {
    products: ids.flatMap((id) => products.get(id) ?? []).slice(0, limit),
    corrected: correctionOf(words, groups),
    complete,
  };
}

/** What a written word may stand for: itself, words it begins, or the likest words of the lexicon. */
interface WordGroup {
  readonly written: string;
  readonly known: boolean;
  readonly alternatives: readonly string[];
  readonly isLast: boolean;
}

async function correctWords(db: Queryable, scope: SearchScope, words: readonly string[]): Promise<WordGroup[]> {
  const config = searchConfiguration(scope.language);
  const rows = await rowsOf(
    db,
    sql<{ word: string; known: boolean; stop: boolean; like_words: string[] }>`
      select a.word, coalesce(k.known, false) as known,
        numnode(plainto_tsquery(${config}::regconfig, a.word)) = 0 as stop,
        case when k.known then '{}'::text[] else array(
          select l.word from lexicon l
          where l.entity_id = ${scope.entityId} and l.word % a.word
          order by similarity(l.word, a.word) desc, l.frequency desc limit 3
        ) end as like_words
      from unnest(${[...words]}::text[]) with ordinality as a(word, place)
      left join lateral (
        select true as known from lexicon l
        where l.entity_id = ${scope.entityId} and (l.word = a.word or l.word = regexp_replace(a.word, '(s|x)$', ''))
        limit 1
      ) k on true
      order by a.place`,
  );
  return rows
    .filter(({ stop }) => !stop)
    .map(({ word, known, like_words }, i, kept) => ({
      written: word,
      known,
      alternatives: like_words,
      isLast: i === kept.length - 1,
    }));
}

/** tsquery text of a group. The lexemes go through the language's stemmer on the server, so plurals meet singulars. */
function alternativesOf({ written, known, alternatives, isLast }: WordGroup): string[] {
  const words = known || alternatives.length === 0 ? [written] : [...alternatives];
  const beginnings = isLast && written.length >= 3 ? [`${written}:*`] : [];
  return [...new Set([...words, ...beginnings])];
}

const allOf = (groups: readonly WordGroup[]): string =>
  groups.map((group) => `(${alternativesOf(group).join(' | ')})`).join(' & ');
const anyOf = (groups: readonly WordGroup[]): string => groups.flatMap(alternativesOf).join(' | ');

function correctionOf(words: readonly string[], groups: readonly WordGroup[]): string | undefined {
  const unknown = groups.filter(({ known, alternatives }) => !known && alternatives.length > 0);
  if (unknown.length === 0) return undefined;
  return words
    .map((word) => {
      const group = unknown.find(({ written }) => written === word);
      return group?.alternatives[0] ?? word;
    })
    .join(' ');
}

async function rank(
  db: Queryable,
  { entityId, language }: SearchScope,
  query: string,
  quantity: NetQuantity | undefined,
  limit: number,
): Promise<string[]> {
  const config = searchConfiguration(language);
  const amount = quantity?.amount ?? null;
  const unit = quantity?.unit ?? null;
  const rows = await rowsOf(
    db,
    sql<{ product_id: string }>`
      select p.product_id
      from product p, to_tsquery(${config}::regconfig, ${query}) as q
      where p.entity_id = ${entityId} and p.active and p.search @@ q
      order by ts_rank('{0.05, 0.2, 0.6, 1.0}', p.search, q, 1)
        + case when p.net_amount = ${amount}::bigint and p.net_unit = ${unit}::text then 0.5 else 0 end
        + case when p.available then 0.05 else 0 end desc, p.product_id
      limit ${Math.min(candidates, limit * 3)}`,
  );
  return rows.map(({ product_id }) => product_id);
}

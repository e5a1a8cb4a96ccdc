import { type RawBuilder, sql } from 'kysely';
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
const mostRanked = 120;
const mostCandidates = 600;

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
  const all = await rank(db, scope, { query: allOf(groups), isSingle: groups.length === 1 }, asked?.quantity, limit);
  const complete = all.length > 0;
  const ids =
    complete || groups.length === 1
      ? all
      : await rank(db, scope, { query: anyOf(groups), isSingle: false }, asked?.quantity, limit);
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
          order by similarity(l.word, a.word) desc, l.frequency desc limit 2
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
  // Somebody may still be writing the last word, unless it is a word already or very like one.
  const beginnings = isLast && !known && alternatives.length === 0 && written.length >= 3 ? [`${written}:*`] : [];
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

/**
 * Ranks a bounded number of candidates, so that a common word costs little. For a single word those come first whose title begins with it:
 * "milk" means milk before milk chocolate.
 */
async function rank(
  db: Queryable,
  { entityId, language }: SearchScope,
  { query, isSingle }: { query: string; isSingle: boolean },
  quantity: NetQuantity | undefined,
  limit: number,
): Promise<string[]> {
  const fits = sql`to_tsquery(${searchConfiguration(language)}::regconfig, ${query})`;
  const ofSize = sql`(p.net_amount = ${quantity?.amount ?? null}::bigint and p.net_unit = ${quantity?.unit ?? null}::text)`;
  const fitting = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    select p.product_id, p.search, ${ofSize} is true as of_size, p.available from product p
    where p.entity_id = ${entityId} and p.active and ${condition}`;
  // A materialized part is planned for all its rows, by index, and read only as far as the limit goes. With the limit inside it the planner
  // would read the table from its beginning in the hope of an early end.
  const rows = await rowsOf(
    db,
    sql<{ product_id: string }>`
      with fits as materialized (${fitting(sql`p.search @@ ${fits}`)}),
        heads as materialized (${fitting(sql`ts_filter(p.search, '{a}') @@ ${fits}`)}),
        sized as materialized (${fitting(sql`p.search @@ ${fits} and ${ofSize}`)})
      select product_id from (
        (select * from fits limit ${mostCandidates})
        union (select * from heads limit ${isSingle ? mostCandidates : 0})
        union (select * from sized limit ${quantity ? mostCandidates : 0})
      ) c
      order by ts_rank('{0.05, 0.2, 0.6, 1.0}', search, ${fits}, 1)
        + case when of_size then 0.5 else 0 end
        + case when available then 0.05 else 0 end desc, product_id
      limit ${Math.min(mostRanked, limit * 3)}`,
  );
  return rows.map(({ product_id }) => product_id);
}

import type { paths } from '../ui/api-types.ts';
import { language, type StudioText, say } from './texts.ts';

export type FeedImport = paths['/api/feeds']['get']['responses'][200]['content']['application/json']['imports'][number];

type RowError = FeedImport['errors'][number];
type Contradiction = FeedImport['contradictions'][number];

const ofRow: Readonly<Record<string, StudioText>> = {
  missing_value: 'feeds.error.missing_value',
  too_long: 'feeds.error.too_long',
  bad_price: 'feeds.error.bad_price',
  bad_gtin: 'feeds.error.bad_gtin',
  duplicate_id: 'feeds.error.duplicate_id',
  too_many_rows: 'feeds.error.too_many_rows',
};

/** What is wrong with a row, with its line. */
export function rowError({ line, code, message, values }: RowError): string {
  const text = ofRow[code];
  // Imports from before errors had values keep their sentence.
  return say('feeds.error.line', { line, message: text && values ? say(text, values) : message });
}

const ofFailure: Readonly<Record<string, StudioText>> = {
  lacks_columns: 'feeds.failure.lacks_columns',
  empty: 'feeds.failure.empty',
  no_item: 'feeds.failure.no_item',
  no_row: 'feeds.failure.no_row',
  not_a_table: 'feeds.failure.not_a_table',
  not_well_formed: 'feeds.failure.not_well_formed',
  document_type: 'feeds.failure.document_type',
  interrupted: 'feeds.failure.interrupted',
};

/** Why a feed could not be imported. */
export function feedFailure({ failure, failureTold }: Pick<FeedImport, 'failure' | 'failureTold'>): string {
  const text = ofFailure[failureTold?.code ?? ''];
  return text && failureTold ? say(text, failureTold.values) : say('feeds.failure.other', { why: failure ?? '' });
}

/** What a row says of a product otherwise than an earlier row, or than the feed before, with both values and both lines. */
export function contradictionText({ line, otherLine, otherFile, by, name, differences }: Contradiction): string {
  const told = differences.map(({ field, said, before }) =>
    say('feeds.difference', { field: say(`feeds.field.${field}`), said: said || '–', before: before || '–' }),
  );
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const where = otherFile ?? say('feeds.same-file');
  const values = { line, by, name, differences: list.format(told), where, otherLine: otherLine ?? 0 };
  return say('feeds.contradiction', values);
}

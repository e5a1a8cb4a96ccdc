import { type SetUpText, say } from './texts.ts';

/** An error in the list of stores, as the server tells it. */
export interface StoreListError {
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const texts: Readonly<Record<string, SetUpText>> = {
  empty: 'setup.error.empty',
  too_many_stores: 'setup.error.too_many_stores',
  missing_column: 'setup.error.missing_column',
  wrong_columns: 'setup.error.wrong_columns',
  bad_quotes: 'setup.error.bad_quotes',
  missing_value: 'setup.error.missing_value',
  too_long: 'setup.error.too_long',
  bad_coordinate: 'setup.error.bad_coordinate',
  bad_store_id: 'setup.error.bad_store_id',
  duplicate_id: 'setup.error.duplicate_id',
  bad_gln: 'setup.error.bad_gln',
  bad_opening_hours: 'setup.error.bad_opening_hours',
  bad_time_zone: 'setup.error.bad_time_zone',
};

/** What is wrong in a line of the list of stores, and what to write there. */
export function storeListError({ line, code, message, values }: StoreListError): string {
  const text = texts[code];
  return say('setup.error.line', { line, message: text ? say(text, values) : message });
}

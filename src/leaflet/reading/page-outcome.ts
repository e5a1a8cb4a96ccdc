import type { ReadPage } from './read-page.ts';

/** Why a page could not be read. */
export type PageFailure = 'damaged' | 'too_slow' | 'too_much_memory' | 'reader_died';

/** How the reading of a page ended. */
export type PageOutcome =
  | ({ readonly state: 'read' } & ReadPage)
  | { readonly state: 'failed'; readonly page: number; readonly failure: PageFailure };

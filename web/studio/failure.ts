import { type StudioText, say } from './texts.ts';

const ofFile: Readonly<Record<string, StudioText>> = {
  not_a_pdf: 'failure.not_a_pdf',
  encrypted: 'failure.encrypted',
  damaged: 'failure.damaged',
  no_pages: 'failure.no_pages',
  too_many_pages: 'failure.too_many_pages',
};

const ofPage: Readonly<Record<string, StudioText>> = {
  damaged: 'page-failure.damaged',
  too_slow: 'page-failure.too_slow',
  too_much_memory: 'page-failure.too_much_memory',
  reader_died: 'page-failure.reader_died',
};

const told = (texts: Readonly<Record<string, StudioText>>, code: string | null): string => {
  const text = texts[code ?? ''];
  // What is kept from before codes were is a sentence already.
  return text ? say(text) : (code ?? '');
};

/** Why a PDF cannot be read, as a sentence. */
export const fileFailure = (code: string | null): string => told(ofFile, code);

/** Why one page cannot be read, as the end of a sentence. */
export const pageFailure = (code: string | null): string => told(ofPage, code);

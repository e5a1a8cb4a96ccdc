import createClient from 'openapi-fetch';
import type { paths } from './api-types.ts';

/** The server, typed by its own routes. */
export const api = createClient<paths>({ baseUrl: '' });

/** A refused answer (RFC 9457). `code` is what the screens know; `detail` is a sentence for a person. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  readonly status: number;
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(problem: Readonly<Record<string, unknown>>) {
    super(String(problem['detail'] ?? problem['title'] ?? 'The server gave no answer.'));
    this.code = String(problem['title'] ?? 'failure');
    this.status = Number(problem['status'] ?? 0);
    this.problem = problem;
  }
}

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a good answer. A session that is over leads to the sign-in page. @throws {Refused} */
export async function bodyOf<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answer;
  if (response.status === 401) location.assign(`/sign-in?back=${encodeURIComponent(location.pathname)}`);
  if (error !== undefined) throw new Refused(error as Record<string, unknown>);
  return data as Data;
}

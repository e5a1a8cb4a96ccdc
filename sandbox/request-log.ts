/** One request to the Graph API, as a test may want to look at it. */
export type LoggedRequest = {
  readonly seq: number;
  /** Sandbox time, ms. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: unknown;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
};

const mostKept = 2_000;

/** The last 2,000 requests, oldest first. */
export class RequestLog {
  #seq = 0;
  #requests: LoggedRequest[] = [];

  add(request: Omit<LoggedRequest, 'seq'>): void {
    this.#seq += 1;
    this.#requests.push({ seq: this.#seq, ...request });
    if (this.#requests.length > mostKept) this.#requests = this.#requests.slice(-mostKept);
  }

  /** Requests after `seq`. */
  since(seq: number): readonly LoggedRequest[] {
    return this.#requests.filter((request) => request.seq > seq);
  }

  clear(): void {
    this.#requests = [];
  }
}

/**
 * What to do about an error code of Meta's.
 * `retry` again soon; `slow_number` the number goes too fast; `slow_pair` this person gets too much; `later` not before some hours;
 * `reauthorise` a token or a permission is missing; `stop` the account must be looked at; `drop` it will never work.
 */
export type Treatment = 'retry' | 'slow_number' | 'slow_pair' | 'later' | 'reauthorise' | 'stop' | 'drop';

interface Rule {
  readonly codes: readonly (number | readonly [from: number, to: number])[];
  /** The rule holds for these only. */
  readonly subcodes?: readonly number[];
  readonly treatment: Treatment;
  /** More tries than this and it is dropped. */
  readonly maxTries?: number;
  readonly delayHours?: number;
}

// Meta, error codes of the WhatsApp Cloud API (read 2026-09) and of Messenger (2026-07): branch on the code, never on the HTTP status.
// Where one code means several things, the subcode tells, and its rule stands first.
const rules: readonly Rule[] = [
  // Messenger: outside the window; the Page may not send for a while; the person is away or has blocked the Page.
  { codes: [10], subcodes: [2018278], treatment: 'drop' },
  { codes: [10], subcodes: [1893063], treatment: 'stop' },
  { codes: [551, 1545041], treatment: 'drop' },
  { codes: [1, 131000], treatment: 'retry', maxTries: 4 },
  { codes: [2, 4, 613, 80007, 131016, 131057, 133004, 133009, 133015, 134101], treatment: 'retry' },
  { codes: [130429], treatment: 'slow_number' },
  { codes: [131056], treatment: 'slow_pair' },
  { codes: [131049], treatment: 'later', delayHours: 24, maxTries: 2 },
  { codes: [132069, 133008, 133016, 2388039], treatment: 'later', delayHours: 1, maxTries: 3 },
  { codes: [0, 3, 10, 190, [200, 299], 131005], treatment: 'reauthorise' },
  { codes: [368, 131031, 131037, 131042, 131045, 131048, 131064, 133010, 134011, 139000], treatment: 'stop' },
  // The window closed, the person cannot be reached, the request, its template or its media is wrong.
  {
    codes: [
      33,
      100,
      130403,
      130472,
      130497,
      131008,
      131009,
      131021,
      131026,
      131030,
      131047,
      [131050, 131053],
      131055,
      131062,
      131063,
      [132000, 132068],
      [133000, 133003],
      [133005, 133007],
      134100,
      134102,
      135000,
      137000,
      [139001, 139004],
      [2388019, 2388038],
      [2388040, 2388299],
    ],
    treatment: 'drop',
  },
];

/** The rule of a code. A code of the future is dropped after a few tries. */
export function ruleOf(code: number, subcode?: number): Omit<Rule, 'codes'> {
  const covers = (range: Rule['codes'][number]): boolean =>
    typeof range === 'number' ? range === code : code >= range[0] && code <= range[1];
  const means = ({ subcodes }: Rule): boolean => !subcodes || (subcode !== undefined && subcodes.includes(subcode));
  return rules.find((rule) => rule.codes.some(covers) && means(rule)) ?? { treatment: 'retry', maxTries: 3 };
}

export interface GraphErrorFacts {
  readonly code?: number;
  readonly subcode?: number;
  readonly details?: string;
  readonly message: string;
  /** True when Meta may have done what was asked all the same: the connection broke or the answer made no sense. */
  readonly unsure: boolean;
}

/** A call to the Graph API that did not succeed. `code` is absent when Meta did not answer in its own words. */
export class GraphError extends Error {
  override name = 'GraphError';
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  readonly details: string | undefined;
  readonly unsure: boolean;

  constructor({ code, subcode, details, message, unsure }: GraphErrorFacts, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.subcode = subcode;
    this.details = details;
    this.unsure = unsure;
  }

  /** What to do about it. */
  get treatment(): Treatment {
    return this.code === undefined ? 'retry' : ruleOf(this.code, this.subcode).treatment;
  }
}

/** Reads the error envelope of an answer; undefined when it has none. */
export function readGraphError(body: unknown): GraphError | undefined {
  const error = field(body, 'error');
  const code = field(error, 'code');
  if (typeof code !== 'number' || !Number.isInteger(code)) return undefined;
  const subcode = field(error, 'error_subcode');
  const details = field(field(error, 'error_data'), 'details') ?? field(error, 'error_user_msg');
  const message = field(error, 'message');
  return new GraphError({
    code,
    ...(typeof subcode === 'number' && { subcode }),
    ...(typeof details === 'string' && { details: details.slice(0, 1000) }),
    message: typeof message === 'string' ? message.slice(0, 1000) : `Meta answered with error ${code}.`,
    unsure: false,
  });
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

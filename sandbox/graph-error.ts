import { randomBytes } from 'node:crypto';

/** A request refused the way the Graph API refuses it. Routes throw it; the edge writes the envelope. */
export class GraphError extends Error {
  readonly code: number;
  readonly details: string | undefined;
  readonly subcode: number | undefined;
  readonly status: number;

  constructor(code: number, message: string, more: { details?: string; subcode?: number; status?: number } = {}) {
    super(message);
    this.code = code;
    this.details = more.details;
    this.subcode = more.subcode;
    this.status = more.status ?? statuses[code] ?? 400;
  }
}

const statuses: Readonly<Record<number, number>> = {
  1: 500,
  2: 503,
  4: 429,
  190: 401,
  130429: 429,
  131000: 500,
  131016: 503,
};

// Titles as Meta prints them (error code reference of the Cloud API).
const titles: Readonly<Record<number, string>> = {
  1: 'API Unknown',
  2: 'API Service',
  4: 'API Too Many Calls',
  190: 'Access token has expired',
  130403: 'User is blocked by the business',
  130429: 'Rate limit hit',
  131000: 'Something went wrong',
  131008: 'Required parameter is missing',
  131009: 'Parameter value is not valid',
  131016: 'Service unavailable',
  131021: 'Recipient cannot be sender',
  131026: 'Message undeliverable',
  131047: 'Re-engagement message',
  131048: 'Spam rate limit hit',
  131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
  131050: 'User has stopped marketing messages from this business',
  131051: 'Unsupported message type',
  131053: 'Media upload error',
  131056: '(Business Account, Consumer Account) pair rate limit hit',
  131062: 'Business-scoped user id is not supported for this message',
  132000: 'Template Param Count Mismatch',
  132001: 'Template does not exist',
  132005: 'Template Hydrated Text Too Long',
  132012: 'Template Parameter Format Mismatch',
  132015: 'Template is Paused',
  132016: 'Template is Disabled',
};

/** A refusal of the messaging API: `(#code) title`, the particulars in `error_data.details`. */
export function refusal(code: number, details: string): GraphError {
  return new GraphError(code, `(#${code}) ${titleOf(code)}`, { details });
}

/** A refusal of the Graph API itself: code 100, the particulars in the message. */
export function invalidParameter(message: string, subcode?: number): GraphError {
  return new GraphError(100, `(#100) ${message}`, subcode === undefined ? {} : { subcode });
}

/** What Meta answers for an id that is not there, or not yours. */
export function unknownObject(id: string): GraphError {
  const message = `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`;
  return new GraphError(100, message, { subcode: 33 });
}

/** The short name of an error code. */
export function titleOf(code: number): string {
  return titles[code] ?? 'Invalid parameter';
}

/** The error as it stands in the answer's body. */
export function toErrorEnvelope(error: GraphError): object {
  const messaging = error.details !== undefined;
  return {
    error: {
      message: error.message,
      type: messaging || error.code === 100 || error.code === 190 ? 'OAuthException' : 'GraphMethodException',
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      ...(messaging ? { error_data: { messaging_product: 'whatsapp', details: error.details } } : {}),
      ...(error.status >= 500 ? { is_transient: true } : {}),
      fbtrace_id: `A${randomBytes(11).toString('base64url')}`,
    },
  };
}

/** The error as it stands in a status webhook. */
export function toWebhookError(error: GraphError): object {
  const title = titleOf(error.code);
  return {
    code: error.code,
    title,
    message: title,
    error_data: { details: error.details ?? error.message },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}

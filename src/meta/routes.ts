import { z } from 'zod';
import {
  counter,
  type Database,
  type Http,
  histogram,
  type Logger,
  type MetaConfig,
  Problem,
} from '../platform/index.ts';
import { type GroupCommit, openGroupCommit } from './group-commit.ts';
import type { ParsedWebhook } from './inbound.model.ts';
import { ingest, keepUnstorable } from './ingest.ts';
import { parseJson, parseWebhook } from './parse-webhook.ts';
import { isRefusedValue } from './repository.ts';
import { isSameSecret, isSignedBy, webhookKey } from './signature.ts';

export interface MetaDoors {
  readonly db: Database;
  readonly meta: Pick<MetaConfig, 'appSecret' | 'verifyToken'>;
  readonly log: Logger;
  readonly now: () => Date;
}

// Meta's own longest webhook.
const bodyLimit = 3_145_728;

const webhooks = counter('webhooks_total', 'Webhooks of Meta by answer', ['result']);
const waitSeconds = histogram('webhook_commit_seconds', 'Time until a webhook is durable', []);

const verification = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string().max(500),
  'hub.challenge': z.string().max(500),
});

/** Meta's webhooks. A post is answered 200 only when what it tells is durable; otherwise Meta tells it again. */
export function metaRoutes(app: Http, doors: MetaDoors): void {
  const commit = openCommit(doors);
  const key = webhookKey(doors.meta.appSecret);
  app.addHook('onClose', () => commit.drain());
  app.get('/webhooks/meta', { schema: { hide: true } }, async (request, reply) => {
    const asked = verification.safeParse(request.query).data;
    if (!asked || !isSameSecret(asked['hub.verify_token'], doors.meta.verifyToken))
      throw new Problem(403, 'wrong_verify_token', 'The verify token is not the one of META_VERIFY_TOKEN.');
    return reply.type('text/plain').send(asked['hub.challenge']);
  });
  // A scope of its own: the signature is over the raw bytes, so nothing may parse them before.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    scope.post('/webhooks/meta', { schema: { hide: true }, bodyLimit }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.headers['x-hub-signature-256'];
      if (!isSignedBy(key, typeof signature === 'string' ? signature : undefined, body)) {
        webhooks.inc({ result: 'bad_signature' });
        throw new Problem(401, 'bad_signature', 'X-Hub-Signature-256 is not over these bytes with META_APP_SECRET.');
      }
      await keep(commit, readWebhook(body));
      webhooks.inc({ result: 'kept' });
      return reply.status(200).send();
    });
  });
}

function readWebhook(body: Buffer): ParsedWebhook {
  try {
    return parseWebhook(parseJson(body.toString('utf8')));
  } catch (cause) {
    webhooks.inc({ result: 'no_json' });
    throw Object.assign(new Problem(400, 'no_json', 'The body is not JSON.'), { cause });
  }
}

async function keep(commit: GroupCommit<ParsedWebhook>, webhook: ParsedWebhook): Promise<void> {
  const stop = waitSeconds.startTimer();
  const durable = commit.add(webhook);
  if (!durable) {
    webhooks.inc({ result: 'full' });
    throw new Problem(503, 'too_busy', 'Too many webhooks wait to be stored. Send this one again.');
  }
  try {
    await durable;
  } catch (cause) {
    webhooks.inc({ result: 'failed' });
    throw Object.assign(new Problem(503, 'not_stored', 'The webhook could not be stored. Send it again.'), { cause });
  } finally {
    stop();
  }
}

function openCommit({ db, log, now }: MetaDoors): GroupCommit<ParsedWebhook> {
  return openGroupCommit<ParsedWebhook>({
    write: (batch) => writeBatch(batch),
    weigh: ({ messages, statuses, others }) => messages.length + statuses.length + others.length,
    mayBeOneItem: isRefusedValue,
    maxWrites: 2,
    maxWeightPerWrite: 500,
    maxWeightWaiting: 20_000,
  });

  async function writeBatch(batch: readonly ParsedWebhook[]): Promise<void> {
    try {
      await ingest(db, batch, now());
    } catch (error) {
      if (batch.length > 1 || !isRefusedValue(error)) {
        log.error({ err: error, webhooks: batch.length }, 'webhooks could not be stored');
        throw error;
      }
      // A webhook that can never be stored as messages is kept as it came, or Meta would repeat it for seven days.
      log.error({ err: error }, 'a webhook was kept aside');
      await keepUnstorable(db, batch, now());
    }
  }
}

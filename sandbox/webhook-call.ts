import { randomUUID } from 'node:crypto';
import { signatureOf } from './signature.ts';

/** Where webhooks of an account go. */
export type WebhookTarget = { readonly url: string; readonly verifyToken: string };

const answerTimeoutMs = 20_000;

/** Posts a signed body and answers the HTTP status. Rejects when there is no answer within 20 s. */
export async function postSigned(url: string, body: string, appSecret: string, stop: AbortSignal): Promise<number> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(appSecret, body) },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([stop, AbortSignal.timeout(answerTimeoutMs)]),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Asks an address to prove that it expects us: it must answer the bare challenge. */
export async function verifyTarget(target: WebhookTarget, stop: AbortSignal): Promise<boolean> {
  const challenge = randomUUID().replaceAll('-', '');
  const url = new URL(target.url);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', target.verifyToken);
  const answer = await fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.any([stop, AbortSignal.timeout(answerTimeoutMs)]),
  });
  return answer.status === 200 && (await answer.text()) === challenge;
}

import { createHmac } from 'node:crypto';
import { Pool } from 'undici';
import { timed } from './figure.ts';

/** What the child process is asked to send, and for how long. */
export interface LoadTask {
  readonly url: string;
  readonly secret: string;
  readonly connections: number;
  readonly seconds: number;
  /** The number of the first event, so that no two loads send the same one. */
  readonly first: number;
  readonly bodies: 'mix' | 'empty';
}

export interface LoadAnswer {
  readonly good: number;
  readonly refused: number;
  readonly seconds: number;
  readonly durationsMs: readonly number[];
}

// Runs as a process of its own, or the sender's work would be counted as the server's.
process.once('message', async (task) => {
  const answer = await sendLoad(task as LoadTask);
  process.send?.(answer, () => process.disconnect());
});

/** A closed loop: every connection sends its next webhook when the last one is answered. */
async function sendLoad({ url, secret, connections, seconds, first, bodies }: LoadTask): Promise<LoadAnswer> {
  const client = new Pool(url, { connections });
  const durationsMs: number[] = [];
  let next = first;
  let good = 0;
  let refused = 0;
  const post = async (): Promise<void> => {
    const body = bodies === 'mix' ? webhook(next++) : empty;
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    const ms = await timed(async () => {
      const answer = await client.request({ path: '/webhooks/meta', method: 'POST', headers, body });
      await answer.body.dump();
      if (answer.statusCode === 200) good++;
      else refused++;
    });
    durationsMs.push(ms);
  };
  const until = performance.now() + seconds * 1000;
  const spent = await timed(() =>
    Promise.all(
      Array.from({ length: connections }, async () => {
        while (performance.now() < until) await post();
      }),
    ),
  );
  await client.close();
  return { good, refused, seconds: spent / 1000, durationsMs };
}

const empty = JSON.stringify({ object: 'whatsapp_business_account', entry: [] });

/** Meta's mix: three statuses to one message. */
function webhook(i: number): string {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const person = `3363998${String(i % 5000).padStart(4, '0')}`;
  const message = {
    contacts: [{ profile: { name: 'A' }, wa_id: person }],
    messages: [{ from: person, id: `wamid.M${i}`, timestamp, type: 'text', text: { body: 'bonjour' } }],
  };
  const status = { statuses: [{ id: `wamid.S${i}`, status: 'delivered', timestamp, recipient_id: person }] };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '33199001001', phone_number_id: '20001' },
    ...(i % 4 === 0 ? message : status),
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '10001', changes: [{ field: 'messages', value }] }],
  });
}

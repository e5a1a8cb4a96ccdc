import { eventually } from './harness.ts';

/** A message of a thread, as the sandbox keeps it. `opaque` is our own id of a message that we sent. */
export interface ThreadMessage {
  readonly direction: 'in' | 'out';
  readonly type: string;
  readonly content: unknown;
  readonly opaque: string | null;
}

/** A person with the app, acting through the sandbox's control API. */
export interface Shopper {
  /** Does what a person does; see `actShape` of the sandbox. */
  act(message: object): Promise<void>;
  thread(): Promise<ThreadMessage[]>;
  /** What came to the phone. */
  answers(): Promise<ThreadMessage[]>;
  /** Waits for an answer whose JSON fits. */
  told(pattern: RegExp): Promise<ThreadMessage>;
  /** The ids of buttons and rows in what came, newest first, that begin so. */
  choices(prefix: string): Promise<string[]>;
}

/** Asks the sandbox's control API. @throws {Error} when it refuses. */
export async function control<Answer>(sandboxUrl: string, path: string, body?: object): Promise<Answer> {
  const post = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${sandboxUrl}/control${path}`, post);
  if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Waits until every webhook is taken; what waits for a later try is tried at once. */
export async function webhooksTaken(sandboxUrl: string): Promise<void> {
  await eventually(async () => {
    const { pending } = await control<{ pending: number }>(sandboxUrl, '/webhook/redeliver', {});
    return pending === 0 || undefined;
  }, 'the webhooks are taken');
}

export async function aShopper(sandboxUrl: string, phoneNumberId: string, waId: string): Promise<Shopper> {
  await control(sandboxUrl, '/shoppers', { name: 'Jeanne Martin', wa_id: waId });
  const thread = async (): Promise<ThreadMessage[]> =>
    (await control<{ messages: ThreadMessage[] }>(sandboxUrl, `/threads/${phoneNumberId}/${waId}?limit=500`)).messages;
  const answers = async (): Promise<ThreadMessage[]> => (await thread()).filter(({ direction }) => direction === 'out');
  return {
    act: async (message) => {
      await control(sandboxUrl, '/act', { shopper: waId, phone_number_id: phoneNumberId, message });
    },
    thread,
    answers,
    told: (pattern) =>
      eventually(
        async () => (await answers()).findLast(({ content }) => pattern.test(JSON.stringify(content))),
        `an answer like ${pattern}`,
      ),
    choices: async (prefix) => {
      const ids = (await answers()).toReversed().flatMap(({ content }) => idsIn(content));
      return ids.filter((id) => id.startsWith(prefix));
    },
  };
}

function idsIn(content: unknown): string[] {
  const { action } = content as {
    action?: { buttons?: { reply: { id: string } }[]; sections?: { rows?: { id: string }[] }[] };
  };
  const rows = (action?.sections ?? []).flatMap((section) => section.rows ?? []);
  return [...(action?.buttons ?? []).map(({ reply }) => reply.id), ...rows.map(({ id }) => id)];
}

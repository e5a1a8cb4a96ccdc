import pg from 'pg';
import type { Logger } from '../platform/index.ts';

/** Calls `wake` at each notification on a channel, and once after each connection: something may have come while there was none. */
export function wakeOnNotify(
  connectionString: string,
  channel: 'halles_outgoing',
  wake: () => void,
  log: Logger,
): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const reconnect = (): void => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, 1000);
  };
  const connect = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString });
    client = opened;
    opened.on('notification', wake);
    opened.on('error', () => undefined);
    opened.on('end', reconnect);
    try {
      await opened.connect();
      await opened.query(`listen ${channel}`);
      wake();
    } catch (error) {
      if (stopped) return;
      log.warn({ err: error }, 'waking by the database failed; the loop looks for itself');
      await opened.end().catch(() => undefined);
      reconnect();
    }
  };
  const connecting = connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => undefined);
    },
  };
}

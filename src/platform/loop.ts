import type { Logger } from './log.ts';

/** A background loop: it works while there is work, then sleeps until woken or until `everyMs` has passed. */
export interface Loop {
  wake(): void;
  /** Ends after the step in hand. */
  stop(): Promise<void>;
}

/** `step` returns true when there may be more to do at once. An error is logged and the loop goes on after a pause. */
export function startLoop(name: string, everyMs: number, log: Logger, step: () => Promise<boolean>): Loop {
  let stopped = false;
  let woken = false;
  let wake = (): void => undefined;
  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      const more = await step().catch((error: unknown) => {
        log.error({ err: error, loop: name }, 'a background step failed');
        return false;
      });
      if (!more && !woken && !stopped) await pause();
    }
  };
  const pause = (): Promise<void> =>
    new Promise((settle) => {
      const timer = setTimeout(settle, everyMs);
      wake = () => {
        clearTimeout(timer);
        settle();
      };
    });
  const running = run();
  return {
    wake: () => {
      woken = true;
      wake();
    },
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
}

import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Waits until `look` gives a value, asking every 200 ms. */
export async function eventually<Value>(
  look: () => Promise<Value | undefined>,
  what: string,
  timeoutMs = 30_000,
): Promise<Value> {
  for (const until = Date.now() + timeoutMs; Date.now() < until; ) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((settle) => setTimeout(settle, 200));
  }
  throw new Error(`Waited in vain: ${what}.`);
}

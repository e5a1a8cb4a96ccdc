import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeLog } from './log.ts';
import { startLoop } from './loop.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const log = makeLog('silent');

test('a loop works while there is work, then waits', async () => {
  const step = vi.fn(async () => step.mock.calls.length < 3);
  const loop = startLoop('test', 1000, log, step);
  await vi.advanceTimersByTimeAsync(999);
  expect(step).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(1);
  expect(step).toHaveBeenCalledTimes(4);
  await loop.stop();
});

test('a wake ends the wait, and one that comes during a step is not lost', async () => {
  let finish = (): void => undefined;
  const step = vi.fn(() => new Promise<boolean>((settle) => (finish = () => settle(false))));
  const loop = startLoop('test', 60_000, log, step);
  loop.wake();
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(step).toHaveBeenCalledTimes(2);
  finish();
  await vi.advanceTimersByTimeAsync(10);
  loop.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(step).toHaveBeenCalledTimes(3);
  const stopping = loop.stop();
  finish();
  await stopping;
});

test('a step that fails is tried again after the pause', async () => {
  const step = vi.fn(async () => {
    if (step.mock.calls.length === 1) throw new Error('the database is away');
    return false;
  });
  const loop = startLoop('test', 1000, log, step);
  await vi.advanceTimersByTimeAsync(999);
  expect(step).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(step).toHaveBeenCalledTimes(2);
  await loop.stop();
});

test('stop waits for the step in hand, and no other begins', async () => {
  let finish = (): void => undefined;
  const step = vi.fn(() => new Promise<boolean>((settle) => (finish = () => settle(true))));
  const loop = startLoop('test', 1000, log, step);
  let stopped = false;
  const stopping = loop.stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(5000);
  expect(stopped).toBe(false);
  finish();
  await stopping;
  expect(step).toHaveBeenCalledTimes(1);
});

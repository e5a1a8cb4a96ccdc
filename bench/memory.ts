import { readFileSync } from 'node:fs';

/** The most kilobytes that a process and its children held together, looked at 20 times a second; 0 where the system does not tell. */
export function watchMemory(pid = process.pid): { stop(): number } {
  let peak = 0;
  const look = (): void => {
    const held = [pid, ...childrenOf(pid)].map(residentOf).reduce((sum, kilobytes) => sum + kilobytes, 0);
    peak = Math.max(peak, held);
  };
  const watch = setInterval(look, 50);
  return {
    stop: () => {
      look();
      clearInterval(watch);
      return peak;
    },
  };
}

function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

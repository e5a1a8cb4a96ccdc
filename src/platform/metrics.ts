import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The numbers at /metrics. Labels carry few values (channel, country, result); ids go to the log. */
export const metrics = new Registry();

let started = false;

export function startProcessMetrics(): void {
  if (started) return;
  started = true;
  collectDefaultMetrics({ register: metrics });
}

export function counter<Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[] = [],
): Counter<Label> {
  return new Counter({ name: `halles_${name}`, help, labelNames: [...labelNames], registers: [metrics] });
}

export function gauge<Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[] = [],
): Gauge<Label> {
  return new Gauge({ name: `halles_${name}`, help, labelNames: [...labelNames], registers: [metrics] });
}

/** Durations in seconds. */
export function histogram<Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[] = [],
): Histogram<Label> {
  return new Histogram({ name: `halles_${name}`, help, labelNames: [...labelNames], registers: [metrics] });
}

import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Figure } from './figure.ts';

/** `npm run bench [name…] [--json FILE]`: each benchmark measures its own floor in the same run, so that ratios mean something anywhere. */
const benchmarks: Readonly<Record<string, () => Promise<{ measure(): Promise<Figure[]> }>>> = {
  pricing: () => import('./pricing.ts'),
  reading: () => import('./reading.ts'),
  search: () => import('./search.ts'),
  webhooks: () => import('./webhooks.ts'),
  start: () => import('./start.ts'),
  lighthouse: () => import('./lighthouse.ts'),
};

const args = process.argv.slice(2);
const jsonAt = args.indexOf('--json');
const file = jsonAt >= 0 ? args[jsonAt + 1] : undefined;
const asked = args.filter((arg, i) => !arg.startsWith('--') && (jsonAt < 0 || i !== jsonAt + 1));
const unknown = asked.find((name) => !(name in benchmarks));
if (unknown) {
  console.error(`There is no benchmark ${unknown}: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}

console.log(`${availableParallelism()} cores, Node ${process.versions.node}`);
const results: Record<string, Figure[]> = {};
for (const name of asked.length > 0 ? asked : Object.keys(benchmarks)) {
  console.log(`\n${name}`);
  const { measure } = await benchmarks[name]!();
  results[name] = await measure();
  for (const { what, value, unit, floor } of results[name]) {
    const ratio = floor === undefined ? '' : `   floor ${shown(floor)} ${unit}, ratio ${(value / floor).toFixed(2)}`;
    console.log(`  ${what.padEnd(58)} ${shown(value).padStart(10)} ${unit}${ratio}`);
  }
}
if (file) writeFileSync(file, JSON.stringify(results, null, 2));

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

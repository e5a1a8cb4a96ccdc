import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Figure, isMet, type Target } from './figure.ts';

/** `npm run bench [name…] [--json FILE]`: each benchmark measures its own floor in the same run, so that ratios mean something anywhere. */
const benchmarks: Readonly<Record<string, () => Promise<{ measure(): Promise<Figure[]> }>>> = {
  pricing: () => import('./pricing.ts'),
  reading: () => import('./reading.ts'),
  'pictured-leaflet': () => import('./pictured-leaflet.ts'),
  search: () => import('./search.ts'),
  webhooks: () => import('./webhooks.ts'),
  start: () => import('./start.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  leaflets: () => import('./leaflets/command.ts'),
  review: () => import('./review.ts'),
};

const args = process.argv.slice(2);
if (args[0] === 'leaflets') {
  const { leafletsCommand } = await import('./leaflets/command.ts');
  process.exit(await leafletsCommand(args.slice(1)));
}
const jsonAt = args.indexOf('--json');
const file = jsonAt >= 0 ? args[jsonAt + 1] : undefined;
const asked = args.filter((arg, i) => !arg.startsWith('--') && (jsonAt < 0 || i !== jsonAt + 1));
const unknown = asked.find((name) => !(name in benchmarks));
if (unknown) {
  console.error(`There is no benchmark ${unknown}: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
if (jsonAt >= 0 && file === undefined) {
  console.error('--json needs the name of a file.');
  process.exit(2);
}

console.log(`${availableParallelism()} cores, Node ${process.versions.node}`);
const results: Record<string, Figure[]> = {};
for (const name of asked.length > 0 ? asked : Object.keys(benchmarks)) {
  console.log(`\n${name}`);
  const { measure } = await benchmarks[name]!();
  results[name] = await measure();
  printTable(results[name]);
}
if (file) writeFileSync(file, JSON.stringify({ cores: availableParallelism(), results }, null, 2));

function printTable(figures: readonly Figure[]): void {
  const rows = [
    ['what', 'value', 'floor', 'ratio', 'runs', 'target', 'the floor is'],
    ...figures.map(({ what, value, unit, floor, floorOf, runs, target }) => [
      what,
      `${shown(value)} ${unit}`,
      floor === undefined ? '' : shown(floor),
      floor === undefined ? '' : shown(value / floor),
      runs === undefined ? '' : String(runs),
      target === undefined ? '' : `${asText(target)} ${isMet(target, value) ? 'met' : 'MISSED'}`,
      floorOf ?? '',
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`.trimEnd());
}

function asText(target: Target): string {
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Types, format and lint, import rules, unused code. Ends at the first that fails. */
const root = join(import.meta.dirname, '..');

const steps: readonly (readonly [string, readonly string[]])[] = [
  ['types of the surfaces', ['scripts/api-types.ts', '--check']],
  ['types: server', ['node_modules/ts7/bin/tsc', '--noEmit', '-p', '.']],
  ['types: staff screens', ['node_modules/ts7/bin/tsc', '--noEmit', '-p', 'web']],
  ['types: shop', ['node_modules/ts7/bin/tsc', '--noEmit', '-p', 'web/shop']],
  ['types: phone', ['node_modules/ts7/bin/tsc', '--noEmit', '-p', 'sandbox/phone']],
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  ['import rules', ['scripts/import-rules.ts']],
  ['queries name their entity', ['scripts/entity-rules.ts']],
  ['unused code', ['node_modules/knip/bin/knip.js', '--no-progress']],
];

for (const [name, args] of steps) {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`✗ ${name}`);
    process.exit(1);
  }
  console.log(`✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

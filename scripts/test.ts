import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { hasPostgres15, startPostgres15 } from './postgres15.ts';

/** `npm test`: checks, unit and property tests, repositories on PostgreSQL 18 and 15, journeys in Chromium, figures of the reader. */
const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'halles-report-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const inCi = process.env['CI'] === 'true';

step('checks', ['scripts/check.ts']);
step('build', ['scripts/build.ts']);
vitest('unit tests, and repositories on PostgreSQL 18', 'unit', ['run']);
await onPostgres15();
process.env['CHROMIUM'] = ensureChromium();
vitest('journeys in Chromium', 'e2e', ['run', '--config', 'e2e/vitest.config.ts']);
step('leaflets are read as well as before', ['bin/halles.js', 'bench', 'leaflets', '--check']);

rmSync(reports, { recursive: true, force: true });
if (total.skipped > 0) console.log(`${total.skipped} skipped: see above what they need.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

async function onPostgres15(): Promise<void> {
  if (!hasPostgres15()) {
    console.log('Repositories on PostgreSQL 15: skipped, Debian’s package postgresql-15 is not installed.');
    if (inCi) total.failed++;
    return;
  }
  const server = await startPostgres15();
  vitest('repositories on PostgreSQL 15', 'pg15', ['run', '.db.test'], { HALLES_TEST_DATABASE_URL: server.url });
  await server.stop();
}

function step(name: string, args: readonly string[]): void {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, [...args], { cwd: root, stdio: 'inherit' });
  if (status === 0) total.passed++;
  else total.failed++;
}

function vitest(name: string, id: string, args: readonly string[], env: Record<string, string> = {}): void {
  console.log(`\n── ${name}`);
  const report = join(reports, `${id}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args, ...reporters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const counted = readReport(report);
  total.passed += counted.numPassedTests;
  total.skipped += counted.numPendingTests;
  total.failed += counted.numFailedTests;
  // A file that does not load, or an error outside of a test, fails the run without a failed test to count.
  if (status !== 0 && counted.numFailedTests === 0) total.failed++;
}

function readReport(file: string): { numPassedTests: number; numFailedTests: number; numPendingTests: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  }
}

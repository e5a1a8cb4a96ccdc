#!/usr/bin/env node
// Plain JavaScript that any Node from 18 on can run: it installs what is missing and hands over to a Node that runs TypeScript as it stands.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const entries = {
  start: 'src/main.ts',
  digitise: 'src/digitise.ts',
  test: 'scripts/test.ts',
  check: 'scripts/check.ts',
  build: 'scripts/build.ts',
  bench: 'bench/run.ts',
  'api-types': 'scripts/api-types.ts',
};
const needsDevelopmentPackages = new Set(['test', 'check', 'bench', 'api-types']);

const [command = 'help', ...rest] = process.argv.slice(2);
const entry = entries[command] ?? 'src/command.ts';
const args = entries[command] ? rest : [command, ...rest];

installWhatIsMissing(needsDevelopmentPackages.has(command));
handOver(nodeThatRunsTypeScript(), join(root, entry), args);

/** Compares npm's own record of what is installed with the lockfile, so nothing is installed twice and nothing is stale. */
function installWhatIsMissing(withDevelopment) {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  const missing = Object.entries(wanted).filter(
    ([path, wants]) =>
      path !== '' && !wants.optional && (withDevelopment || !wants.dev) && present[path]?.version !== wants.version,
  );
  if (missing.length === 0) return;
  console.log(`Installing ${missing.length} packages, which takes about a minute the first time…`);
  const npmArgs = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(withDevelopment ? [] : ['--omit=dev'])];
  const npm = process.env.npm_execpath;
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...npmArgs], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', npmArgs, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error('The packages could not be installed: see the lines above, then start again.');
    process.exit(1);
  }
}

function packagesOf(file) {
  const path = join(root, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {};
}

function nodeThatRunsTypeScript() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const bundled = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (existsSync(bundled)) return bundled;
  console.error(
    `Halles needs Node 22.18 or newer here: this is ${process.versions.node} on ${process.platform}-${process.arch}.`,
  );
  return process.exit(1);
}

function handOver(node, file, fileArgs) {
  const quiet = ['--disable-warning=ExperimentalWarning'];
  // Compiled code is kept, so that a second start does not read and strip every file again.
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'), ...process.env };
  const child = spawn(node, [...quiet, file, ...fileArgs], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
}

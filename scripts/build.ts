import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Builds the surfaces whose sources are newer than what was built. The server itself needs no build. */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

interface Surface {
  readonly name: string;
  readonly config: string;
  readonly sources: readonly string[];
}

const surfaces: readonly Surface[] = [
  { name: 'phone', config: 'sandbox/phone/vite.config.ts', sources: ['sandbox/phone'] },
  { name: 'staff', config: 'web/vite.staff.config.ts', sources: ['web/studio', 'web/desk', 'web/setup', 'web/ui'] },
  { name: 'shop', config: 'web/shop/vite.config.ts', sources: ['web/shop', 'web/ui'] },
  { name: 'shop-server', config: 'web/shop/vite.server.config.ts', sources: ['web/shop', 'web/ui'] },
];

const only = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const force = process.argv.includes('--force');
await mkdir(dist, { recursive: true });
for (const surface of surfaces) {
  if (!existsSync(join(root, surface.config)) || (only.length > 0 && !only.includes(surface.name))) continue;
  const state = stateOf(surface);
  const mark = join(dist, `.${surface.name}`);
  if (!force && existsSync(mark) && readFileSync(mark, 'utf8') === state) continue;
  console.log(`Building ${surface.name}…`);
  const { build } = await import('vite');
  await build({ configFile: join(root, surface.config), root: join(root, surface.config, '..'), logLevel: 'error' });
  writeFileSync(mark, state);
}

/** Changes whenever a source file, the lockfile or this script does. */
function stateOf(surface: Surface): string {
  const files = surface.sources
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
    );
  return [...files, join(root, 'package-lock.json')]
    .sort()
    .map((file) => {
      const { mtimeMs, size } = statSync(file);
      return `${file}:${mtimeMs}:${size}`;
    })
    .join('\n');
}

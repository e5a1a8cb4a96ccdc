import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Browsers start the worker from an address of its own, where it can import nothing. */
const workerStandsAlone: Plugin = {
  name: 'worker-stands-alone',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk' && file.name === 'offline-worker' && file.imports.length > 0)
        this.error(`The worker shares code with a page: ${file.imports.join(', ')}.`);
  },
};

/** Each file also compressed, once and as small as it gets: the server sends it as it lies there. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file))) {
      const content = readFileSync(join(dir, name));
      writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content));
      writeFileSync(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
    }
  },
};

/** The shop's scripts and style, with the hash of their content in their names. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/shop/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [workerStandsAlone, compressed],
  build: {
    outDir: '../../dist/shop',
    emptyOutDir: true,
    manifest: true,
    rollupOptions: {
      input: ['islands/leaflet.ts', 'islands/basket.ts', 'islands/list.ts', 'islands/offline-worker.ts', 'shop.css'],
    },
  },
});

import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The staff surfaces: sign-in and set-up, studio, desk. One build, so that they share what they share. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/staff/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir: '../dist/staff',
    emptyOutDir: true,
    rollupOptions: {
      input: Object.fromEntries(
        ['setup', 'studio', 'desk'].map((name) => [name, resolve(import.meta.dirname, name, 'index.html')]),
      ),
    },
  },
});

import { defineConfig } from 'vite';

export default defineConfig({
  base: '/phone/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { outDir: '../../dist/phone', emptyOutDir: true },
});

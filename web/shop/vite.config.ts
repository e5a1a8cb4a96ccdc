import { defineConfig } from 'vite';

/** The shop's scripts and style, with the hash of their content in their names. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/shop/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/shop',
    emptyOutDir: true,
    manifest: true,
    rollupOptions: { input: ['islands/leaflet.ts', 'islands/basket.ts', 'shop.css'] },
  },
});

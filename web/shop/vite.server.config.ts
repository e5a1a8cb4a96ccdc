import { defineConfig } from 'vite';

/** The shop's pages, rendered on the server. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/shop-server',
    emptyOutDir: true,
    ssr: 'server.tsx',
    target: 'node22',
    rollupOptions: { output: { entryFileNames: 'server.js' } },
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'sandbox/**/*.test.ts',
      'web/**/*.test.ts',
      'web/**/*.test.tsx',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    isolate: false,
    globalSetup: ['src/platform/testing.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});

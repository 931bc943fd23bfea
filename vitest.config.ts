import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Commands that tests start as processes of their own find their modules compiled: a quarter of the time. */
const COMPILED = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url)),
};

const browserTier = (kind: 'chrome' | 'firefox') => ({
  test: {
    name: kind,
    include: ['tests/e2e/**/*.test.ts'],
    provide: { kind },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

export default defineConfig({
  test: {
    projects: [
      // Some unit tests do a lot of arithmetic, and the machine may be busy.
      {
        test: {
          testTimeout: 20_000,
          name: 'unit',
          env: COMPILED,
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/flows/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'captures',
          include: ['tests/captures/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'] } },
      browserTier('chrome'),
      browserTier('firefox'),
    ],
  },
});

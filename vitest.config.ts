import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** For a machine that does other things as well; no test measures time. Milliseconds. */
const testTimeout = 30_000;

/** One browser of a kind at a time; what files import is evaluated once, and holds nothing of theirs. */
const inBrowsers = {
  environment: 'node',
  fileParallelism: false,
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;

/** Three rooms: pure code in Node, views in a light DOM, the built extension in real browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/ui/**', 'test/e2e/**', 'test/bench/**'],
          environment: 'node',
          testTimeout,
        },
      },
      {
        plugins: [preact()],
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        test: {
          ...inBrowsers,
          name: 'e2e-chromium',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/firefox/**'],
        },
      },
      { test: { ...inBrowsers, name: 'e2e-firefox', include: ['test/e2e/firefox/**/*.test.ts'] } },
    ],
  },
});

import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** For a machine that does other things as well; no test measures time. Milliseconds. */
const testTimeout = 30_000;

/** Three rooms: pure code in Node, views in a light DOM, the built extension in real browsers (one at a time). */
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
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

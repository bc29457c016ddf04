import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const root = new URL('./', import.meta.url).pathname;
// 'server-only' throws outside React's server bundle; unit tests are the server, so it resolves to nothing.
const resolve = { alias: { '@/': root, 'server-only': `${root}server/testing/server-only.ts` } };
const exclude = ['**/node_modules/**', '.next/**', '.highwater/**', 'dist/**'];
const chromium = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
  ],
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{lib,server,dev}/**/*.test.ts'],
          exclude: [...exclude, '**/*.kafka.test.ts', '**/*.fault.test.ts'],
          // A busy machine is slow, not wrong.
          testTimeout: 60_000,
        },
      },
      // Need the shared cluster: HIGHWATER_TEST_BROKERS, set by `npm test`.
      {
        resolve,
        test: {
          name: 'kafka',
          environment: 'node',
          include: ['{lib,server,dev}/**/*.kafka.test.ts'],
          exclude,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // Hurt brokers: each file starts a cluster of its own, one file at a time.
      {
        resolve,
        test: {
          name: 'fault',
          environment: 'node',
          include: ['{lib,server,dev}/**/*.fault.test.ts'],
          exclude,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        plugins: [react()],
        resolve,
        // Next's client code asks for its build's environment; a dependency found late would reload a test in the middle.
        define: { 'process.env': {} },
        optimizeDeps: {
          entries: ['components/**/*.{ts,tsx}'],
          include: ['react/jsx-dev-runtime', 'vitest-browser-react'],
        },
        test: {
          name: 'browser',
          include: ['components/**/*.test.tsx'],
          exclude,
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});

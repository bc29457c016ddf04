import { defineConfig } from '@playwright/test';

const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

// `npm test` starts the console and the cluster, and says in the environment where they are.
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  use: { baseURL: process.env.HIGHWATER_TEST_URL ?? '', launchOptions, trace: 'retain-on-failure' },
  projects: [
    { name: 'api', testDir: 'e2e/specs/api' },
    { name: 'ui', testDir: 'e2e/specs/ui', use: { browserName: 'chromium' } },
  ],
});

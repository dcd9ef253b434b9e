import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.mjs';

const { executablePath, args } = await findChromium();

export default defineConfig({
  testDir: './src/test/e2e',
  globalSetup: './src/test/e2e/server.ts',
  outputDir: './test-results/browser',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.E2E_URL, // set by server.ts before the tests start
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath && { executablePath }), args, chromiumSandbox: process.getuid?.() !== 0 },
  },
});

import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${path.resolve('src')}/` },
      { find: /^@emails\//, replacement: `${path.resolve('emails')}/` },
    ],
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'emails/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'],
    exclude: ['src/test/e2e/**', 'node_modules/**'],
    globalSetup: './src/test/global-setup.ts',
    setupFiles: './src/test/environment.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

import { inject } from 'vitest';

// The environment every test runs in; the database is named by testDatabase(). No value of the machine is read.
Object.assign(process.env, {
  NODE_ENV: 'test',
  DATABASE_APP_URL: inject('appUrl'),
  DATABASE_POOL: '8',
  APP_URL: 'http://gradins.test',
  AUTH_SECRET: 'a secret of thirty-two characters at least',
  LINK_SECRET: 'another secret of thirty-two characters',
  MAIL_TRANSPORT: 'mailbox',
  MAIL_FROM: 'billetterie@ville.test',
  LOG_LEVEL: 'silent',
});

// npm run fuzz: every property that names no count of its own is tried this often.
const runs = Number(process.env.GRADINS_FUZZ_RUNS ?? 0);
if (runs > 0) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ numRuns: runs, interruptAfterTimeLimit: 25_000 });
}

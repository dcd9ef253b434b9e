import { describe, expect, test } from 'vitest';
import { EnvironmentError, readEnvironment } from './env';

const right = {
  NODE_ENV: 'production',
  DATABASE_APP_URL: 'postgresql://app:secret@127.0.0.1:5432/gradins',
  APP_URL: 'https://billets.ville.test',
  AUTH_SECRET: 'a'.repeat(32),
  LINK_SECRET: 'b'.repeat(32),
};

function refusal(source: Record<string, string>): string {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('Given the environment of a process', () => {
  test('when only what is required is set, then the rest has defaults', () => {
    expect(readEnvironment(right)).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      MAIL_TRANSPORT: 'mailbox',
      LOG_LEVEL: 'info',
    });
  });

  test('when a value is left empty as in .env.example, then it counts as not set', () => {
    expect(readEnvironment({ ...right, REDIS_URL: '', SMTP_URL: '' }).REDIS_URL).toBeUndefined();
  });

  test('when several things are wrong, then all of them are named at once and no value is quoted', () => {
    const message = refusal({
      NODE_ENV: 'production',
      AUTH_SECRET: 'too-short',
      LINK_SECRET: 'b'.repeat(32),
      MAIL_TRANSPORT: 'smtp',
    });
    for (const name of ['DATABASE_APP_URL', 'AUTH_SECRET', 'SMTP_URL', 'APP_URL']) expect(message).toContain(name);
    expect(message).not.toContain('too-short');
  });

  test('when mail goes by Resend, then its key is asked for', () => {
    expect(refusal({ ...right, MAIL_TRANSPORT: 'resend' })).toContain('RESEND_API_KEY');
  });

  test('when in development, then the public address is this machine', () => {
    const { APP_URL: _, ...local } = right;
    expect(readEnvironment({ ...local, NODE_ENV: 'development', PORT: '3100' }).APP_URL).toBe('http://127.0.0.1:3100');
  });
});

import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildProgramme, buildUser } from '@/test/factories';
import { confirmTotp } from './confirm-totp';
import { codeAt, secretOf } from './totp';
import { stepOf } from './totp.rules';

const { sql } = testDatabase();
const DOOR = { kind: 'system', name: 'sign-in', programmeId: null } as const;
const OPERATOR = { kind: 'system', name: 'operator', programmeId: null } as const;

beforeAll(async () => void (await buildProgramme(sql)));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The queries as a process reads them that was started with that setting. */
async function started(demo: string | undefined) {
  vi.resetModules();
  vi.stubEnv('GRADINS_DEMO', demo);
  const { startTotp } = await import('./start-totp');
  return { ...(await import('./second-factor.queries')), startTotp };
}

async function signedIn(email: string): Promise<string> {
  const userId = await buildUser(sql, { role: 'AGENT', email });
  const [row] = await sql<{ id: string }>(
    `INSERT INTO auth_session (user_id, expires_at) VALUES ($1, now() + interval '12 hours') RETURNING id`,
    [userId],
  );
  return row?.id ?? '';
}

describe('given somebody whose password was right', () => {
  test.each([
    ['not set', undefined],
    ['empty', ''],
    ['0', '0'],
  ])('when GRADINS_DEMO is %s, then no code is told, to nobody, in no way', async (_, demo) => {
    const { startTotp, demoCode, demoCodeOf, secondFactorState } = await started(demo);
    const email = `${crypto.randomUUID()}@ville.example`;
    const sessionId = await signedIn(email);
    await startTotp(DOOR, { sessionId });
    expect(await demoCode(DOOR, { sessionId })).toBeNull();
    expect(await demoCodeOf(OPERATOR, { email })).toBeNull();
    expect(await secondFactorState(DOOR, { sessionId })).toMatchObject({ demo: false, state: 'to-enrol' });
  });

  test('when it is a demo, then the code told is one that serves, and the next one once it has served', async () => {
    const { startTotp, demoCode, demoCodeOf } = await started('1');
    const email = `${crypto.randomUUID()}@ville.example`;
    const sessionId = await signedIn(email);
    const { secret } = await startTotp(DOOR, { sessionId });
    const code = (await demoCode(DOOR, { sessionId })) ?? '';
    const around = [0, 30_000].map((later) => codeAt(secretOf(secret), stepOf(new Date(Date.now() + later))));
    expect([...around, codeAt(secretOf(secret), stepOf(new Date()) - 1)]).toContain(code);
    const entered = await confirmTotp(DOOR, { sessionId, code });
    const after = await demoCode(DOOR, { sessionId: entered.sessionId });
    expect(after).not.toBe(code);
    expect(await demoCodeOf(OPERATOR, { email })).toBe(after);
  });

  test('when it is a demo and the person is real, then its code stays its own', async () => {
    const { startTotp, demoCode, demoCodeOf } = await started('1');
    const email = `${crypto.randomUUID()}@ville.fr`;
    const sessionId = await signedIn(email);
    await startTotp(DOOR, { sessionId });
    expect(await demoCode(DOOR, { sessionId })).toBeNull();
    expect(await demoCodeOf(OPERATOR, { email })).toBeNull();
  });
});

import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { describe, expect, test } from 'vitest';
import { env } from '@/platform/env';
import { sessionIdIn } from './session-cookie';

const cookieOf = (token: Record<string, unknown>, secret = env().AUTH_SECRET) => encode({ token, secret });

describe('Given the cookie of a sign-in', () => {
  test('then it names that sign-in, the first time and the next', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const [first, second] = [await cookieOf({ sessionId: one }), await cookieOf({ sessionId: other })];
    expect([await sessionIdIn(first), await sessionIdIn(second), await sessionIdIn(first)]).toEqual([one, other, one]);
  });

  test('when two thousand others were read since, then it still names it', async () => {
    const [sessionId, another] = [randomUUID(), randomUUID()];
    const cookie = await cookieOf({ sessionId });
    await sessionIdIn(cookie);
    for (let i = 0; i < 2_001; i++) await sessionIdIn(await cookieOf({ sessionId: another, i }));
    expect(await sessionIdIn(cookie)).toBe(sessionId);
  });

  test.each([
    ['of another secret', () => cookieOf({ sessionId: randomUUID() }, 'a secret that is not the one of this house')],
    ['without a sign-in', () => cookieOf({})],
    ['that names no id', () => cookieOf({ sessionId: "' OR 1=1 --" })],
    ['that is no cookie', async () => 'e30.e30.e30.e30.e30'],
    ['that is empty', async () => ''],
  ])('when it is one %s, then it names nobody, twice', async (_, forged) => {
    const cookie = await forged();
    expect([await sessionIdIn(cookie), await sessionIdIn(cookie)]).toEqual([null, null]);
  });
});

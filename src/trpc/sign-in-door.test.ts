import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '@/modules/accounts/password';
import { peerHeader } from '@/platform/peer';
import { THROTTLE_RULES } from '@/platform/throttle.rules';
import { testDatabase } from '@/test/database';
import { buildUser } from '@/test/factories';
import { authOptions } from './auth';
import { signInDoor } from './sign-in-door';

const { sql } = testDatabase();
const HOME = 'http://gradins.test';
const PASSWORD = 'une phrase assez longue';
let address = 0;
const from = () => peerHeader(`203.0.113.${address}`);
const trail = () => sql<{ code: string }>('SELECT code FROM audit ORDER BY id');

beforeAll(async () => {
  await buildUser(sql, { role: 'AUDITOR', email: 'known@ville.test', password_hash: await hashPassword(PASSWORD) });
});
beforeEach(async () => {
  await sql('DELETE FROM rate_limit');
  address++;
});

describe('Given the door of sign-in', () => {
  /** What next-auth does with a form, without its cookies: the account is looked up by the same function. */
  const pass = async (request: Request): Promise<Response> => {
    const form = new URLSearchParams(await request.text());
    const provider = authOptions().providers[0] as unknown as {
      options: { authorize(input: unknown, request: unknown): Promise<unknown> };
    };
    const user = await provider.options.authorize(Object.fromEntries(form), { headers: {} });
    return user
      ? Response.json({}, { headers: { 'set-cookie': 'session=x; Path=/' } })
      : Response.json({ url: HOME }, { status: 401 });
  };
  const sign = (fields: Record<string, string>, headers: Record<string, string> = {}, path = 'callback/credentials') =>
    signInDoor(
      new Request(`${HOME}/api/auth/${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { ...from(), ...headers },
      }),
      path,
      pass,
    );
  const { points } = THROTTLE_RULES['sign-in-account'];

  test('when an address is known or not, then wrong passwords get the same answers, up to 429', async () => {
    const seen = [];
    for (const email of ['known@ville.test', 'unknown@ville.test']) {
      const answers = [];
      for (let i = 0; i <= points; i++) answers.push(await sign({ email, password: 'autre chose' }));
      seen.push(
        await Promise.all(answers.map(async (one) => `${one.status} ${(await one.text()).replaceAll(/\d+/g, '#')}`)),
      );
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.at(-1)).toMatch(/^429 .*common\/throttled/);
    expect((await trail()).filter(({ code }) => code === 'common/throttled')).toHaveLength(2);
  });

  test('when the account is refused for now, then even the right password waits, from any address', async () => {
    for (let i = 0; i < points; i++) await sign({ email: 'known@ville.test', password: 'autre chose' });
    address += 50;
    const refused = await sign({ email: ' KNOWN@ville.test ', password: PASSWORD });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('when the password is right, then earlier mistakes are forgotten', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < points - 1; i++) await sign({ email: 'known@ville.test', password: 'autre chose' });
      expect((await sign({ email: 'known@ville.test', password: PASSWORD })).status).toBe(200);
    }
  });

  test('when X-Forwarded-For changes at each try, then the address is refused all the same', async () => {
    const most = THROTTLE_RULES['sign-in-address'].points;
    let refused = 0;
    for (let i = 0; i < most + 5; i++) {
      const tried = await signInDoor(
        new Request(`${HOME}/api/auth/callback/credentials`, {
          method: 'POST',
          body: new URLSearchParams({ email: `u${i}@ville.test`, password: 'x' }),
          headers: {
            ...from(),
            'x-forwarded-for': `198.51.100.${i}`,
            'x-real-ip': '1.1.1.1',
            forwarded: 'for=1.1.1.1',
          },
        }),
        'callback/credentials',
        async () => Response.json({}, { status: 401 }),
      );
      if (tried.status === 429) refused++;
    }
    expect(refused).toBe(5);
  });

  test('when Host is another’s, then next-auth is given our own address', async () => {
    let seen = '';
    const request = new Request('http://evil.example/api/auth/csrf?callbackUrl=http://evil.example', {
      headers: { ...from(), host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    await signInDoor(request, 'csrf', async (passed) => {
      seen = passed.url;
      return Response.json({});
    });
    expect(seen).toBe(`${HOME}/api/auth/csrf`);
  });

  test('when it is given anything but a small form of ours, then it is refused', async () => {
    expect((await sign({ email: 'a', password: 'b' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await sign({ email: 'a', password: 'b' }, { cookie: 'callback=foo' })).status).toBe(400);
    expect((await sign({ email: 'a\0', password: 'b' })).status).toBe(400);
    expect((await sign({ email: 'a', password: 'b'.repeat(20_000) })).status).toBe(413);
    expect((await sign({ email: 'a', password: 'b' }, { 'content-type': 'application/json' })).status).toBe(415);
    expect((await sign({}, {}, 'signin')).status).toBe(404);
    expect((await sign({}, {}, '_log')).status).toBe(404);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { attemptOf, forgetAttempt, idTokenOf, keepAttempt, keepIdToken, keepSession } from './oidc-cookies';

const ATTEMPT = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43), again: false };
beforeAll(() => {
  process.env.APP_URL = 'https://billets.ville.test';
});
const pair = (line: string) => line.split(';')[0] ?? '';
const request = (...lines: string[]) =>
  new Request('https://any.example/', { headers: { cookie: lines.map(pair).join('; ') } });

describe('Given a public address in https', () => {
  test('when a cookie is set, then it is bound to this host, hidden from scripts and sent over https only', async () => {
    const [attempt, idToken, session] = [
      await keepAttempt(ATTEMPT),
      await keepIdToken('t.o.k'),
      await keepSession('id'),
    ];
    for (const line of [attempt, idToken, session])
      expect(line).toMatch(/^__Host-[a-z-]+=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=(Lax|Strict); Secure$/);
    expect(idToken).toContain('SameSite=Strict');
    expect(attempt).toContain('Max-Age=600');
    expect(attempt).not.toContain(ATTEMPT.nonce);
    expect(forgetAttempt()).toContain('__Host-oidc=; Path=/; Max-Age=0');
  });

  test('when it comes back, then it is read; changed, doubled or under the name of the other, then it is not', async () => {
    const attempt = await keepAttempt(ATTEMPT);
    expect(await attemptOf(request(attempt))).toEqual(ATTEMPT);
    const idToken = await keepIdToken('t.o.k');
    expect(await idTokenOf(request(idToken))).toBe('t.o.k');
    const value = pair(attempt).replace('__Host-oidc=', '');
    const changed = `${value.slice(0, -2)}${value.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const forged of [`__Host-oidc=${changed}`, `oidc=${value}`, '__Host-oidc='])
      expect(await attemptOf(request(forged))).toBeNull();
    expect(await attemptOf(request(attempt, attempt))).toBeNull();
    expect(await idTokenOf(request(`__Host-oidc-id=${value}`))).toBeNull();
  });

  test('when the ID token is too large for a cookie, then none is kept', async () => {
    expect(await keepIdToken('x'.repeat(4_000))).toContain('Max-Age=0');
  });
});

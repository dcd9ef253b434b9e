import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import fr from '@/i18n/messages/fr/audit.json';
import { testDatabase } from '@/test/database';
import { closeThrottle, forget, giveBack, noteRefused, throttle } from './throttle';
import { THROTTLE_RULES } from './throttle.rules';

const { sql } = testDatabase();
const RULE = 'sign-in-account';
const { points, seconds } = THROTTLE_RULES[RULE];

async function knocks(times: number, key: string): Promise<number> {
  let refused = 0;
  for (let i = 0; i < times; i++)
    await throttle(RULE, key).catch((error: unknown) => {
      expect(error).toMatchObject({ kind: 'too-many', code: 'common/throttled' });
      refused++;
    });
  return refused;
}

const lines = (knocker = '%') =>
  sql(`SELECT action, actor, code FROM audit WHERE code = 'common/throttled' AND facts->>'knocker' LIKE $1`, [knocker]);

beforeEach(() => sql('DELETE FROM rate_limit'));
afterEach(() => closeThrottle());

describe('Given a limit on tries', () => {
  test('when it is reached, then the next is refused with the wait, and another key is not', async () => {
    expect(await knocks(points, 'a@ville.test')).toBe(0);
    const refusal = await throttle(RULE, 'a@ville.test').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ kind: 'too-many', facts: { minutes: seconds / 60 } });
    expect(await knocks(1, 'b@ville.test')).toBe(0);
  });

  test('when fifty come at the same moment, then no more than the limit pass', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => throttle(RULE, 'together@ville.test')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(points);
  });

  test('when the window is over, then it opens again', async () => {
    expect(await knocks(points + 3, 'later@ville.test')).toBe(3);
    await sql('UPDATE rate_limit SET expire = expire - $1', [seconds * 1_000 + 1_000]);
    expect(await knocks(1, 'later@ville.test')).toBe(0);
  });

  test('when a try was right, then the account is cleared and the address gets its point back', async () => {
    await knocks(points, 'right@ville.test');
    await giveBack(RULE, 'right@ville.test');
    expect(await knocks(2, 'right@ville.test')).toBe(1);
    await forget(RULE, 'right@ville.test');
    expect(await knocks(points, 'right@ville.test')).toBe(0);
  });

  test('when it is passed a hundred times, then the trail says so once, without address or name', async () => {
    await sql(`SELECT 1`);
    const before = (await lines()).length;
    await knocks(points + 40, 'noisy@ville.test');
    const after = await lines();
    expect(after.length - before).toBe(1);
    expect(after.at(-1)).toEqual({ action: 'accounts/sign-in', actor: 'nobody', code: 'common/throttled' });
    const kept =
      JSON.stringify(await sql('SELECT key FROM rate_limit')) + JSON.stringify(await sql('SELECT facts FROM audit'));
    expect(kept).not.toContain('noisy');
  });

  test('when refused requests rain from one address, then the trail tells the first ones and no more', async () => {
    for (let i = 0; i < 60; i++) await noteRefused('198.51.100.4', 'common/not-json');
    const noted = await sql(`SELECT id FROM audit WHERE code = 'common/not-json'`);
    expect(noted).toHaveLength(THROTTLE_RULES['refused-address'].points);
  });

  test('when the trail shows a limit, then its command has words', () => {
    const words: Record<string, Record<string, string>> = fr.action;
    const wordless = Object.values(THROTTLE_RULES).filter(({ action }) => {
      const [area = '', verb = ''] = action.split('/');
      return !words[area]?.[verb];
    });
    expect(wordless).toEqual([]);
  });
});

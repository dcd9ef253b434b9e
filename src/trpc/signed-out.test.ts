import { beforeEach, describe, expect, test } from 'vitest';
import { THROTTLE_RULES } from '@/platform/throttle.rules';
import { testDatabase } from '@/test/database';
import { contextOf, createCallerFactory } from './init';
import { appRouter } from './router';

const { sql } = testDatabase();
const caller = createCallerFactory(appRouter)(contextOf(null));
const lines = () =>
  sql(`SELECT actor, role, action, outcome, code, subject_id, facts FROM audit ORDER BY facts->>'path'`);

beforeEach(() => sql(`TRUNCATE audit, audit_note, audit_seal`));

describe('Given a call by nobody, or in the name of a sign-in that was ended or is out of date', () => {
  test('when it asks and acts, then each is refused, and one line a door says which, without a value', async () => {
    await expect(caller.people.list({ q: 'Diop' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(caller.privacy.plan({ note: 'Diop' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const refused = (path: string) => ({
      ...{ actor: 'nobody', role: 'NOBODY', action: 'doors/refuse', outcome: 'REFUSED' },
      ...{ code: 'common/unauthenticated', subject_id: null, facts: { path } },
    });
    expect(await lines()).toEqual(['people.list', 'privacy.plan'].map(refused));
  });

  test('when it knocks a hundred times at once, then there is one line within ten seconds', async () => {
    const knocks = await Promise.allSettled(Array.from({ length: 100 }, () => caller.tickets.list({})));
    expect(knocks.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(caller.tickets.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect(await lines()).toHaveLength(1);
  });

  test('when one address knocks at door after door, then the first twenty are told and another address still is', async () => {
    const from = (address: string) => createCallerFactory(appRouter)(contextOf(null, address));
    const knockedAtBefore = ['people.list', 'privacy.plan', 'tickets.list'];
    const doors = Object.keys(appRouter._def.procedures).filter(
      (path) => /^(people|sessions|tickets)\./.test(path) && !knockedAtBefore.includes(path),
    );
    const knockAt = (address: string, path: string) => {
      const [module = '', verb = ''] = path.split('.');
      const door = from(address) as unknown as Record<string, Record<string, () => Promise<unknown>>>;
      return expect(door[module]?.[verb]?.()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    };
    for (const path of doors.slice(0, 22)) await knockAt('192.0.2.7', path);
    expect(await lines()).toHaveLength(THROTTLE_RULES['refused-address'].points);
    await knockAt('192.0.2.8', doors[22] ?? '');
    expect(await lines()).toHaveLength(THROTTLE_RULES['refused-address'].points + 1);
  });
});

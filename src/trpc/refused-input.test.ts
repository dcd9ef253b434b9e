import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme } from '@/test/factories';
import { type Context, contextOf, createCallerFactory } from './init';
import { appRouter } from './router';

const { sql } = testDatabase();

test('Given a signed-in agent, when an input has a field too many, then it is refused and the trail says at which door, without the value', async () => {
  const actor = await buildActor(sql, 'AGENT', await buildProgramme(sql));
  const account: Context['account'] = {
    ...{ userId: actor.userId, name: '', email: '', role: actor.role, locale: 'fr', structure: null, programme: null },
  };
  const caller = createCallerFactory(appRouter)({ ...contextOf(null), actor, account, sessionId: actor.sessionId });
  const forged = { state: 'FREE', structure: 'Diop' } as unknown as { state: 'FREE' };
  await expect(caller.tickets.list(forged)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(
    await sql(`SELECT action, outcome, code, facts FROM audit WHERE actor = $1`, [`user:${actor.userId}`]),
  ).toEqual([
    { action: 'doors/refuse', outcome: 'REFUSED', code: 'common/invalid-input', facts: { path: 'tickets.list' } },
  ]);
});

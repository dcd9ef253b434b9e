import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { command } from './command';
import type { Tx } from './db';
import { DomainError } from './errors';
import { jobType } from './job-type';
import { dispatchOutbox } from './outbox';

const { sql } = testDatabase();
const greet = jobType('test/greet', z.strictObject({ id: z.uuid() }));

const touch = command(
  'test/touch',
  z.strictObject({ id: z.uuid(), refuse: z.boolean().default(false) }),
  async ({ tx, later, trail }, input) => {
    trail({ subject: ['structure', input.id], note: 'seen by staff only', reason: 'OTHER' });
    await tx.structure.update({ where: { id: input.id }, data: { city: 'touched' } });
    await later(greet, { id: input.id });
    if (input.refuse) throw new DomainError('conflict', 'test/refused');
    return 'done';
  },
);

async function given() {
  const programmeId = await buildProgramme(sql);
  const id = await buildStructure(sql);
  return {
    id,
    agent: await buildActor(sql, 'AGENT', programmeId),
    leader: await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql)),
  };
}
const linesOf = (id: string) =>
  sql(`SELECT action, outcome, code, reason, actor FROM audit WHERE subject_id = $1 ORDER BY id`, [id]);
const workOf = (id: string) => sql(`SELECT job FROM outbox WHERE payload->>'id' = $1`, [id]);

describe('Given a command', () => {
  test('when it succeeds, then the change, its line in the trail and its work are committed together', async () => {
    const { id, agent } = await given();
    expect(await touch(agent, { id })).toBe('done');
    expect(await linesOf(id)).toEqual([
      { action: 'test/touch', outcome: 'DONE', code: null, reason: 'OTHER', actor: `user:${agent.userId}` },
    ]);
    expect(await workOf(id)).toEqual([{ job: 'test/greet' }]);
  });

  test('when it refuses, then nothing is changed, nothing follows, and the refusal is in the trail', async () => {
    const { id, agent } = await given();
    await expect(touch(agent, { id, refuse: true })).rejects.toMatchObject({ kind: 'conflict', code: 'test/refused' });
    expect(await sql(`SELECT city FROM structure WHERE id = $1`, [id])).toEqual([{ city: null }]);
    expect(await linesOf(id)).toMatchObject([{ outcome: 'REFUSED', code: 'test/refused' }]);
    expect(await workOf(id)).toEqual([]);
  });

  test('when it acts beside others in one transaction, then each has its own line and cause, and the outer one its own', async () => {
    const { id, agent } = await given();
    const other = await buildStructure(sql);
    const causes: string[] = [];
    const cause = async (tx: Tx) => {
      const [row] = await tx.$queryRaw<{ is: string }[]>`SELECT current_setting('app.command') AS is`;
      causes.push(row?.is ?? '');
    };
    const inner = command('test/inner', z.strictObject({ id: z.uuid() }), async ({ tx, trail }, input) => {
      trail({ subject: ['structure', input.id], facts: { seats: 2 } });
      await cause(tx);
    });
    const many = command('test/many', z.strictObject({ ids: z.array(z.uuid()) }), async (context, { ids }) => {
      context.trail({ subject: ['structure', id], reason: 'LATE_CHANGE' });
      for (const each of ids) await inner.beside(context, { id: each }, { importId: 'i' });
      await cause(context.tx);
    });
    await many(agent, { ids: [id, other] });
    expect(causes).toEqual(['test/inner', 'test/inner', 'test/many']);
    expect((await linesOf(id)).map(({ action, reason }) => [action, reason])).toEqual([
      ['test/inner', null],
      ['test/many', 'LATE_CHANGE'],
    ]);
    expect(await sql(`SELECT facts FROM audit WHERE subject_id = $1`, [other])).toEqual([
      { facts: { seats: 2, importId: 'i' } },
    ]);
  });

  test('when the input has an extra field, then it is refused without its value', async () => {
    const { id, agent } = await given();
    const input = { id, refuse: false, role: 'ADMIN' };
    await expect(touch(agent, input)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'common/invalid-input',
      facts: { fields: '.' },
    });
  });

  test('when a leader aims at another structure, then row-level security leaves nothing to change', async () => {
    const { id, leader } = await given();
    await expect(touch(leader, { id })).rejects.toThrow();
    expect(await sql(`SELECT city FROM structure WHERE id = $1`, [id])).toEqual([{ city: null }]);
  });

  test('when a note was written, then staff find it and the line itself does not hold it', async () => {
    const { id, agent } = await given();
    await touch(agent, { id });
    const rows = await sql(
      `SELECT n.note, a.facts FROM audit a JOIN audit_note n ON n.audit_id = a.id WHERE a.subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ note: 'seen by staff only', facts: {} }]);
  });
});

describe('Given work in the outbox', () => {
  test('when the queue fails, then the work stays; when it takes it, then it is handed over once', async () => {
    const { id, agent } = await given();
    await touch(agent, { id });
    await expect(dispatchOutbox(() => Promise.reject(new Error('queue down')))).rejects.toThrow('queue down');
    const handed: unknown[] = [];
    const keep = (work: readonly { payload: unknown }[]) => {
      handed.push(...work.map((w) => w.payload).filter((p) => (p as { id: string }).id === id));
      return Promise.resolve();
    };
    while ((await dispatchOutbox(keep)) > 0);
    await dispatchOutbox(keep);
    expect(handed).toEqual([{ id }]);
  });
});

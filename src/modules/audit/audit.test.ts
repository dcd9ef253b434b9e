import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lastChange } from '@/modules/records/last-change.queries';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { readTrail } from './audit.queries';
import { auditOverview } from './overview.queries';

const { sql } = testDatabase();
const override = command(
  'tickets/test-override',
  z.strictObject({ id: z.uuid(), refuse: z.boolean().default(false) }),
  async ({ trail }, input) => {
    trail({ subject: ['ticket', input.id], reason: 'ILLNESS', note: 'vue avec la structure', facts: { seats: 2 } });
    if (input.refuse) throw new DomainError('conflict', 'tickets/cutoff-passed');
  },
);

async function given() {
  const programmeId = await buildProgramme(sql);
  const structureId = await buildStructure(sql);
  const id = crypto.randomUUID();
  const agent = await buildActor(sql, 'AGENT', programmeId);
  await override(agent, { id });
  await expect(override(agent, { id, refuse: true })).rejects.toThrow('tickets/cutoff-passed');
  return {
    programmeId,
    id,
    agent,
    auditor: await buildActor(sql, 'AUDITOR', programmeId),
    leader: await buildActor(sql, 'LEADER', programmeId, structureId),
  };
}

describe('Given an override and a refusal in the trail', () => {
  test('when staff reads it, then both lines are there, with the author’s name and the note of what was done', async () => {
    const { agent, id } = await given();
    const { rows, total } = await readTrail(agent, { subject: id });
    expect(total).toBe(2);
    expect(rows).toMatchObject([
      { outcome: 'REFUSED', code: 'tickets/cutoff-passed', note: null },
      {
        outcome: 'DONE',
        reason: 'ILLNESS',
        note: 'vue avec la structure',
        facts: { seats: 2 },
        actorName: expect.stringContaining('Personne'),
      },
    ]);
  });

  test('when an auditor reads it, then codes and ids are there, and neither names nor notes', async () => {
    const { auditor, agent, id } = await given();
    const { rows, named } = await readTrail(auditor, { subject: id });
    expect(named).toBe(false);
    expect(rows).toMatchObject([
      { outcome: 'REFUSED' },
      { reason: 'ILLNESS', actor: `user:${agent.userId}`, actorName: null, note: null },
    ]);
    expect(JSON.stringify(await auditOverview(auditor, {}))).not.toMatch(/Personne|vue avec/);
    expect((await auditOverview(auditor, {})).overrides).toMatchObject([{ reason: 'ILLNESS', subjectId: id }]);
  });

  test('when a line says of whom a list was asked, then staff reads the id, and an auditor the same mark as of its subject', async () => {
    const { programmeId, auditor, agent } = await given();
    const structureId = await buildStructure(sql, { name: 'Les Tilleuls' });
    const [person, wave] = [crypto.randomUUID(), crypto.randomUUID()];
    const mark = createHash('sha256').update(person).digest('hex').slice(0, 12);
    await sql(
      `INSERT INTO audit (programme_id, actor, role, action, outcome, subject_type, subject_id, structure_id, facts)
       VALUES ($1, 'user:x', 'LEADER', 'structures/edit-person', 'DONE', 'beneficiary', $2, $3, $4)`,
      [programmeId, person, structureId, JSON.stringify({ beneficiaryId: person, waveId: wave })],
    );
    const asked = { subject: structureId };
    expect((await readTrail(agent, asked)).rows).toMatchObject([
      { subjectId: person, facts: { beneficiaryId: person } },
    ]);
    const { rows } = await readTrail(auditor, asked);
    expect(rows).toMatchObject([
      { subjectId: mark, facts: { beneficiaryId: mark, waveId: wave }, structureName: null },
    ]);
    expect((await readTrail(agent, { q: 'tilleuls' })).total).toBe(1);
    expect((await readTrail(auditor, { q: 'tilleuls' })).total).toBe(0);
  });

  test('when a line points at a person in any way, then an auditor neither reads that id nor finds the line by a part of it', async () => {
    const { programmeId, auditor, agent, leader } = await given();
    const person = crypto.randomUUID();
    await expect(lastChange(leader, { kind: 'beneficiary', id: person })).rejects.toMatchObject({ kind: 'not-found' });
    await readTrail(agent, { subject: person });
    for (const type of ['beneficiary', 'group-leader', 'mail', 'invitation'])
      await sql(
        `INSERT INTO audit (programme_id, actor, role, action, outcome, subject_type, subject_id)
         VALUES ($1, 'holder:' || $2, 'HOLDER', 'claims/take', 'DONE', $3, $2)`,
        [programmeId, person, type],
      );
    const { rows } = await readTrail(auditor, {});
    expect(rows.length).toBeGreaterThan(7);
    expect(JSON.stringify(rows)).not.toContain(person);
    const part = person.slice(0, 13);
    expect([(await readTrail(agent, { q: part })).total, (await readTrail(auditor, { q: part })).total]).toEqual([
      4, 0,
    ]);
    const mark = createHash('sha256').update(person).digest('hex').slice(0, 12);
    expect((await readTrail(auditor, { q: mark })).total).toBe(4);
  });

  test('when a leader asks for it, then it is refused', async () => {
    const { leader } = await given();
    await expect(readTrail(leader, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(auditOverview(leader, {})).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('when another programme’s staff reads, then these lines are not theirs', async () => {
    const { id } = await given();
    const stranger = await buildActor(sql, 'AGENT', await buildProgramme(sql));
    expect(await readTrail(stranger, { subject: id })).toMatchObject({ total: 0, rows: [] });
  });

  test('when it is filtered by area, outcome, role, reason or actor, then only those lines come', async () => {
    const { agent, id } = await given();
    const count = async (filter: Parameters<typeof readTrail>[1]) =>
      (await readTrail(agent, { subject: id, ...filter })).total;
    expect(await count({ area: 'tickets', outcome: 'DONE' })).toBe(1);
    expect(await count({ area: 'claims' })).toBe(0);
    expect(await count({ role: 'AGENT', actorId: agent.userId, reasoned: true })).toBe(2);
    expect(await count({ role: 'LEADER' })).toBe(0);
    expect(await count({ to: '2000-01-01' })).toBe(0);
    expect(await count({ q: 'test-over' })).toBe(2);
    expect(await count({ q: '%' })).toBe(0);
  });
});

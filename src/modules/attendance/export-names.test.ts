import { beforeAll, describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import {
  buildActor,
  buildAllocation,
  buildBeneficiary,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
} from '@/test/factories';
import { exportNames } from './export-names';
import { nameSheet } from './list-sheets';

const { sql } = testDatabase();
const ASKED = { format: 'csv', reason: 'ORGANISER_LIST', note: 'pour le 3', filters: {} } as const;
let programmeId: string;
let structureId: string;

/** Three seats of a structure, one of them with a name. */
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  structureId = await buildStructure(sql);
  const sessionId = await buildSession(sql, { programme_id: programmeId });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 3 });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
  const person = await buildBeneficiary(sql, {
    programme_id: programmeId,
    structure_id: structureId,
    last_name: 'Quillévéré',
  });
  await sql(`UPDATE ticket SET beneficiary_id = $1, named_at = now() WHERE id = $2`, [person, ticketIds[0]]);
});

const agent = () => buildActor(sql, 'AGENT', programmeId);
const lines = (actor: UserActor) =>
  sql(
    `SELECT a.outcome, a.code, a.reason, a.facts, n.note FROM audit a LEFT JOIN audit_note n ON n.audit_id = a.id
     WHERE a.actor = $1 AND a.action = 'attendance/export-names'`,
    [`user:${actor.userId}`],
  );

describe('given a list with one name on it (rule 12)', () => {
  test('when an agent who has just proved who it is takes it with a reason, then the trail says why and how many', async () => {
    const actor = await agent();
    expect((await exportNames(actor, ASKED)).fileName).toMatch(/^names-programme-\d+\.csv$/);
    const facts = { name: 'names', format: 'csv', rows: 1 };
    expect(await lines(actor)).toEqual([
      { outcome: 'DONE', code: null, reason: 'ORGANISER_LIST', facts, note: 'pour le 3' },
    ]);
    const sheet = await nameSheet(actor, {}, (key) => key);
    const rows = [];
    for await (const page of sheet.pages) rows.push(...page);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.slice(-2)).toEqual(['Quillévéré', 'Lina']);
  });

  test('when the proof is a quarter of an hour old, then no name leaves and the refusal is in the trail', async () => {
    const actor = { ...(await agent()), provedAt: new Date(Date.now() - 15 * 60_000) };
    await expect(exportNames(actor, ASKED)).rejects.toMatchObject({ code: 'accounts/proof-needed' });
    expect(await lines(actor)).toMatchObject([{ outcome: 'REFUSED', code: 'accounts/proof-needed' }]);
  });

  test('when no reason is given, or a filter nobody knows, then it is refused', async () => {
    const actor = await agent();
    const { reason: _why, ...unsaid } = ASKED;
    for (const input of [unsaid, { ...ASKED, filters: { role: 'ADMIN' } }, { ...ASKED, complete: true }])
      await expect(exportNames(actor, input as typeof ASKED)).rejects.toMatchObject({ code: 'common/invalid-input' });
  });

  test.each(['LEADER', 'AUDITOR', 'GATE'] as const)('when it is asked by %s, then it is refused', async (role) => {
    const actor = await buildActor(sql, role, programmeId, role === 'LEADER' ? structureId : null);
    await expect(exportNames(actor, ASKED)).rejects.toMatchObject({ kind: 'forbidden', code: 'common/forbidden' });
    const sheet = nameSheet(actor, {}, (key) => key);
    await expect(sheet).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

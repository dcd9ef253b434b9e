import { beforeAll, describe, expect, it } from 'vitest';
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
  inHours,
} from '@/test/factories';
import { confirmPurge } from './confirm-purge';
import { planPurge } from './plan-purge';
import { purgeCertificate, purgeStatus } from './purge.queries';
import { runPurge } from './run-purge';

const { sql } = testDatabase();

type Given = { planner: UserActor; second: UserActor; auditor: UserActor; refused: UserActor[]; purgeId: string };

/** A programme whose retention is over, two people on a list, a session that was, and a purge one admin planned. */
async function given(): Promise<Given> {
  const programmeId = await buildProgramme(sql, { purge_due_at: inHours(-1) });
  const structureId = await buildStructure(sql);
  for (let i = 0; i < 2; i++) await buildBeneficiary(sql, { programme_id: programmeId, structure_id: structureId });
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(-100) });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 2 });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
  const planner = await buildActor(sql, 'ADMIN', programmeId);
  const around = {
    second: await buildActor(sql, 'ADMIN', programmeId),
    auditor: await buildActor(sql, 'AUDITOR', programmeId),
    refused: [
      await buildActor(sql, 'AGENT', programmeId),
      await buildActor(sql, 'LEADER', programmeId, structureId),
      await buildActor(sql, 'GATE', programmeId),
    ],
  };
  return { planner, ...around, ...(await planPurge(planner, {})) };
}

async function confirmed(): Promise<Given> {
  const all = await given();
  await confirmPurge(all.second, { purgeId: all.purgeId, reason: 'RETENTION_OVER' });
  return all;
}

describe('Given a purge that one admin planned (rule 12)', () => {
  let all: Given;
  beforeAll(async () => {
    all = await given();
  });

  it('when another admin looks, then it is told what is left and who planned, and may confirm or abandon', async () => {
    const status = await purgeStatus(all.second, undefined);
    expect(status).toMatchObject({
      due: true,
      left: { beneficiary: 2 },
      can: { plan: true },
      purges: [{ id: all.purgeId, mine: false, can: { confirm: true, abandon: true } }],
    });
    const [name] = await sql<{ name: string }>(`SELECT name FROM user_account WHERE id = $1`, [all.planner.userId]);
    expect(status.purges[0]?.plannedBy).toBe(name?.name);
  });

  it('when its planner looks, then it may abandon and not confirm', async () => {
    const { purges } = await purgeStatus(all.planner, undefined);
    expect(purges).toMatchObject([{ mine: true, can: { confirm: false, abandon: true } }]);
  });

  it('when the auditor looks, then it reads the plan without a name or a count of what is left, and may do nothing', async () => {
    const status = await purgeStatus(all.auditor, undefined);
    expect(status).toMatchObject({
      left: null,
      can: { plan: false },
      purges: [
        {
          plan: { beneficiary: 2 },
          plannedBy: null,
          confirmedBy: null,
          mine: false,
          can: { confirm: false, abandon: false },
        },
      ],
    });
  });

  it('when an agent, a leader or a volunteer looks, then it is refused', async () => {
    for (const actor of all.refused)
      await expect(purgeStatus(actor, undefined)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('when the second admin confirmed it, then the auditor still reads no name and may not abandon it', async () => {
    const { auditor } = await confirmed();
    expect((await purgeStatus(auditor, undefined)).purges).toMatchObject([
      { state: 'CONFIRMED', plannedBy: null, confirmedBy: null, can: { confirm: false, abandon: false } },
    ]);
  });
});

describe('Given a purge that is done', () => {
  it('then an admin reads the certificate line by line, the auditor its total, and nobody else reads it', async () => {
    const { second, auditor, refused, purgeId } = await confirmed();
    await runPurge({ kind: 'system', name: 'purge', programmeId: null }, purgeId);
    const total = { by: 'TOTAL', expected: 2 };
    const whole = await purgeCertificate(second, { purgeId });
    expect(whole.certificate.rates).toMatchObject(
      expect.arrayContaining([expect.objectContaining(total), expect.objectContaining({ by: 'SESSION', expected: 2 })]),
    );
    const read = await purgeCertificate(auditor, { purgeId });
    expect(read).toMatchObject({ certificate: { rates: [total] }, lines: { sessions: 1, days: 1, publics: 1 } });
    for (const actor of refused)
      await expect(purgeCertificate(actor, { purgeId })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

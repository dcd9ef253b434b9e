import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure, inHours } from '@/test/factories';
import { duePurges, flagDuePurge } from './flag-due-purge';

const { sql } = testDatabase();
const SYSTEM = { kind: 'system', name: 'purge', programmeId: null } as const;

describe('Given a programme whose retention is over and one whose is not (rule 12)', () => {
  it('when the worker asks which purges are due, then it is told of the first, until it has said so in the trail', async () => {
    const over = await buildProgramme(sql, { purge_due_at: inHours(-1) });
    const running = await buildProgramme(sql, { purge_due_at: inHours(1) });
    const due = await duePurges(SYSTEM, undefined);
    expect(due).toContain(over);
    expect(due).not.toContain(running);
    await flagDuePurge(SYSTEM, { programmeId: over });
    expect(await duePurges(SYSTEM, undefined)).not.toContain(over);
  });

  it('when anybody but the worker asks or flags, an admin included, then it is refused', async () => {
    const programmeId = await buildProgramme(sql, { purge_due_at: inHours(-1) });
    const people = [
      await buildActor(sql, 'ADMIN', programmeId),
      await buildActor(sql, 'AGENT', programmeId),
      await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql)),
      await buildActor(sql, 'AUDITOR', programmeId),
      await buildActor(sql, 'GATE', programmeId),
      { kind: 'nobody' } as const,
    ];
    for (const actor of people) {
      await expect(duePurges(actor, undefined)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(flagDuePurge(actor, { programmeId })).rejects.toMatchObject({ kind: 'forbidden' });
    }
    expect(await duePurges(SYSTEM, undefined)).toContain(programmeId);
  });
});

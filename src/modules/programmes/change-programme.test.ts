import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, inHours } from '@/test/factories';
import { changeProgramme } from './change-programme';
import { createProgramme } from './create-programme';
import { currentProgramme, previewCutoff, programmeContact } from './programme.queries';

const { sql } = testDatabase();

async function given() {
  const programmeId = await buildProgramme(sql);
  const admin = await buildActor(sql, 'ADMIN', programmeId);
  const current = await currentProgramme(admin, {});
  const { id, version, timeZone: _zone, purgeDueAt: _due, purgedAt: _gone, can: _can, ...form } = current;
  return {
    programmeId,
    admin,
    agent: await buildActor(sql, 'AGENT', programmeId),
    form: { programmeId: id, version, ...form, reason: 'CITY_DECISION' as const },
  };
}
const cutoffs = (ids: readonly string[]) =>
  sql<{ hours: number }>(
    `SELECT extract(epoch FROM starts_at - cutoff_at)::int / 3600 AS hours FROM session WHERE id = ANY($1::uuid[]) ORDER BY starts_at`,
    [ids],
  );

describe('Given a programme with a session that is over and one to come', () => {
  test('when the cutoff becomes 72 hours, then the session to come follows and the one that is over does not (rule 4)', async () => {
    const { programmeId, admin, form } = await given();
    const over = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(-24) });
    const soon = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(60) });
    expect(await previewCutoff(admin, { cutoffHours: 72 })).toEqual({ sessions: 1, closing: 1, opening: 0 });
    const changed = await changeProgramme(admin, { ...form, rules: { ...form.rules, cutoffHours: 72 } });
    expect(changed).toEqual({ version: form.version + 1, movedSessions: 1 });
    expect(await cutoffs([over, soon])).toEqual([{ hours: 48 }, { hours: 72 }]);
    const lines = await sql(`SELECT facts FROM audit WHERE subject_id = $1 AND outcome = 'DONE'`, [programmeId]);
    expect(lines).toEqual([{ facts: { cutoffHours: '48 → 72', movedSessions: 1 } }]);
  });

  test('when the names are kept longer, then the purge is due that many days after the last day in Paris (rule 12)', async () => {
    const { admin, agent, form } = await given();
    expect([(await currentProgramme(admin, {})).can, (await currentProgramme(agent, {})).can]).toEqual([
      { change: true },
      { change: false },
    ]);
    await changeProgramme(admin, { ...form, rules: { ...form.rules, retentionDays: 90 } });
    expect((await currentProgramme(admin, {})).purgeDueAt).toEqual(new Date('2024-12-07T22:00:00Z'));
  });

  test('when rules or dates change without a reason, or with an old proof, then nothing changes; a telephone number may', async () => {
    const { admin, form } = await given();
    const { reason: _why, ...unsaid } = form;
    const stale = { ...admin, provedAt: new Date(Date.now() - 15 * 60_000) };
    const rules = { ...form.rules, retentionDays: 90 };
    for (const wish of [{ rules }, { endsOn: '2024-09-09' }, { startsOn: '2024-07-23' }]) {
      await expect(changeProgramme(admin, { ...unsaid, ...wish })).rejects.toMatchObject({
        code: 'programmes/reason-required',
      });
      await expect(changeProgramme(stale, { ...form, ...wish })).rejects.toMatchObject({
        code: 'accounts/proof-needed',
      });
    }
    expect((await currentProgramme(admin, {})).rules.retentionDays).toBe(60);
    await changeProgramme(stale, { ...unsaid, contactPhone: '01 02 03 04 05' });
    expect((await currentProgramme(admin, {})).contactPhone).toBe('01 02 03 04 05');
  });

  test('when rules change, then the reason is in the trail and the note is kept apart', async () => {
    const { admin, form, programmeId } = await given();
    await changeProgramme(admin, { ...form, note: 'conseil du mardi', rules: { ...form.rules, retentionDays: 90 } });
    const lines = await sql(
      `SELECT a.reason, n.note, a.facts FROM audit a JOIN audit_note n ON n.audit_id = a.id WHERE a.subject_id = $1`,
      [programmeId],
    );
    expect(lines).toEqual([{ reason: 'CITY_DECISION', note: 'conseil du mardi', facts: { retentionDays: '60 → 90' } }]);
  });

  test('when somebody else has changed it meanwhile, then the second form is refused and changes nothing', async () => {
    const { admin, form } = await given();
    await changeProgramme(admin, { ...form, name: 'Été bis' });
    await expect(changeProgramme(admin, { ...form, name: 'Été ter' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'common/changed-meanwhile',
    });
    expect((await currentProgramme(admin, {})).name).toBe('Été bis');
  });

  test('when an agent tries, or a limit of the organiser is exceeded, then it is refused (rules 2 and 3)', async () => {
    const { admin, agent, form } = await given();
    await expect(changeProgramme(agent, form)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(
      changeProgramme(admin, { ...form, rules: { ...form.rules, maxTicketsPerLeader: 31 } }),
    ).rejects.toMatchObject({ kind: 'invalid' });
    await expect(changeProgramme(admin, { ...form, rules: { ...form.rules, maxRenames: 3 } })).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  test('when the programme is another’s, then it is refused', async () => {
    const { admin } = await given();
    const other = await given();
    await expect(changeProgramme(admin, other.form)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('when a new programme is created twice under one identifier, then the second is refused', async () => {
    const { admin, form } = await given();
    const { programmeId: _id, version: _v, rules: _r, reason: _why, ...identity } = form;
    const fresh = { ...identity, slug: `edition-${crypto.randomUUID().slice(0, 8)}`, timeZone: 'Europe/Paris' };
    const { programmeId } = await createProgramme(admin, fresh);
    expect(await currentProgramme({ ...admin, programmeId }, {})).toMatchObject({
      rules: { cutoffHours: 48 },
      version: 0,
    });
    await expect(createProgramme(admin, fresh)).rejects.toMatchObject({ code: 'programmes/slug-taken' });
  });

  test('when nobody is signed in, then the contact can be read and nothing else (rule 14)', async () => {
    await given();
    const nobody = { kind: 'nobody' } as const;
    expect(await programmeContact(nobody, {})).toMatchObject({
      contactEmail: 'billetterie@ville.test',
      retentionDays: 60,
    });
    await expect(currentProgramme(nobody, {})).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

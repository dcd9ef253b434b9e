import { beforeEach, describe, expect, test, vi } from 'vitest';
import { confirmPurge } from '@/modules/privacy/confirm-purge';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildBeneficiary, buildProgramme, buildStructure, inHours } from '@/test/factories';
import { gradins as run } from './program';

vi.setConfig({ testTimeout: 120_000 }); // each call is a process of its own, slow to start on a busy machine
const { sql, appUrl } = testDatabase();
let programmeId = '';
let slug = '';
let planner = '';
let second: UserActor;

const gradins = (...args: readonly string[]) => run(appUrl, 'purge', ...args, '--programme', slug);
const purges = () => sql(`SELECT state, early_reason FROM purge WHERE programme_id = $1`, [programmeId]);
const people = async () => {
  const [row] = await sql(`SELECT count(*)::int AS n FROM beneficiary WHERE programme_id = $1`, [programmeId]);
  return row?.n;
};

beforeEach(async () => {
  slug = `ete-${crypto.randomUUID()}`;
  programmeId = await buildProgramme(sql, { slug, purge_due_at: inHours(1_000) });
  const { userId } = await buildActor(sql, 'ADMIN', programmeId);
  const [admin] = await sql<{ email: string }>(`SELECT email FROM user_account WHERE id = $1`, [userId]);
  planner = admin?.email ?? '';
  second = await buildActor(sql, 'ADMIN', programmeId);
  await buildBeneficiary(sql, { programme_id: programmeId, structure_id: await buildStructure(sql) });
});

describe('Given names to take away (rule 12)', () => {
  test('when a plan is asked in nobody’s name, then the rows are counted and nothing is planned', async () => {
    const { code, out } = await gradins('plan', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ purgeId: null, due: false, plan: { beneficiary: 1 } });
    expect(await purges()).toEqual([]);
  });

  test('when it is too early, or the planner is no admin, then 2 and nothing is planned', async () => {
    const early = await gradins('plan', '--planned-by', planner);
    expect(early).toMatchObject({ code: 2, out: '' });
    expect(early.err).toContain('(privacy/not-due)');
    const stranger = await gradins('plan', '--planned-by', 'x@y.test', '--reason', 'REHEARSAL');
    expect(stranger).toMatchObject({ code: 2, out: '' });
    const nobody = await gradins('plan', '--reason', 'REHEARSAL');
    expect(nobody.err).toContain('(privacy/planner-needed)');
    expect(await purges()).toEqual([]);
  });

  test('when one person planned, then it does not run; when a second confirmed, then it runs to its certificate', async () => {
    expect(await gradins('run')).toMatchObject({ code: 2, out: '' });
    const planned = await gradins('plan', '--planned-by', planner, '--reason', 'REHEARSAL', '--json');
    expect(planned.code).toBe(0);
    const { purgeId } = JSON.parse(planned.out) as { purgeId: string };
    const alone = await gradins('run');
    expect(alone).toMatchObject({ code: 2, out: '' });
    expect(alone.err).toContain('not confirmed');
    expect(await people()).toBe(1);

    await confirmPurge(second, { purgeId, reason: 'REHEARSAL' });
    const { code, out } = await gradins('run', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ state: 'DONE', purgeId, ratesEqual: true, done: { beneficiary: 1 } });
    expect(await people()).toBe(0);
    expect(await purges()).toEqual([{ state: 'DONE', early_reason: 'REHEARSAL' }]);
  });
});

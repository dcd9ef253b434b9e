import { beforeAll, describe, expect, test, vi } from 'vitest';
import { sealTrail } from '@/modules/audit/seal-trail';
import { testDatabase } from '@/test/database';
import { gradins as run } from './program';

vi.setConfig({ testTimeout: 120_000 }); // each call is a process of its own, slow to start on a busy machine
const { sql, appUrl } = testDatabase();
const verify = (...options: readonly string[]) => run(appUrl, 'audit', 'verify', ...options);

beforeAll(async () => {
  await sql(`INSERT INTO audit (actor, role, action, outcome, facts)
    SELECT 'user:x', 'AGENT', 'tickets/name', 'DONE', jsonb_build_object('tickets', i) FROM generate_series(1, 12) i`);
  await sealTrail();
});

describe('Given a sealed trail of twelve lines and the command line', () => {
  test('when it is verified, then 0 and the anchor; the anchor is found again; another one is not: 2', async () => {
    const whole = await verify('--json');
    expect(whole).toMatchObject({ code: 0, err: '' });
    const first = JSON.parse(whole.out);
    expect(first).toMatchObject({
      whole: true,
      sealed: 12,
      faults: [],
      faultCount: 0,
      unsealed: { count: 0, since: null },
    });
    expect(first.anchor).toMatch(/^[0-9a-f]{64}$/);
    const again = await verify('--anchor', first.anchor);
    expect(again.code).toBe(0);
    expect(again.out).toContain('found at position 12');
    expect(again.out).toContain('\nWHOLE: every sealed line');
    const other = await verify('--anchor', 'ab'.repeat(32), '--json');
    expect(other.code).toBe(2);
    expect(JSON.parse(other.out)).toMatchObject({ whole: false, anchoredAt: null, faultCount: 0 });
  });

  test('when an anchor is badly copied, then 2 and the reason on standard error', async () => {
    expect(await verify('--anchor', 'abc')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('64') });
    expect(await run(appUrl, 'audit', 'seal')).toMatchObject({ code: 2, out: '' });
  });

  test('when one line is edited, then 2, its position and its id, and nothing of what it says', async () => {
    const [line] = await sql<{ id: number }>(
      `UPDATE audit SET reason = 'OTHER' WHERE id = (SELECT audit_id FROM audit_seal WHERE position = 7) RETURNING id::int`,
    );
    const told = await verify();
    expect(told.code).toBe(2);
    expect(told.out).toMatch(new RegExp(`EDITED +position 7 +line ${line?.id}:`));
    const json = JSON.parse((await verify('--json')).out);
    expect(json).toMatchObject({ whole: false, faults: [{ kind: 'EDITED', position: 7, auditId: line?.id }] });
  });

  test('when a line is taken away and two others change places, then each is named in the order of the chain, 2', async () => {
    const idAt = async (position: number) =>
      (await sql<{ id: number }>(`SELECT audit_id::int AS id FROM audit_seal WHERE position = ${position}`))[0]?.id ??
      0;
    const [third, second, tenth] = [await idAt(3), await idAt(2), await idAt(10)];
    await sql(`DELETE FROM audit WHERE id = ${third}`);
    await sql(`UPDATE audit_seal SET audit_id = -1 WHERE position = 2`);
    await sql(`UPDATE audit_seal SET audit_id = ${second} WHERE position = 10`);
    await sql(`UPDATE audit_seal SET audit_id = ${tenth} WHERE position = 2`);
    const told = await verify();
    expect(told.code).toBe(2);
    const faults = told.out.split('\n').filter((line) => line.startsWith('  '));
    expect(faults).toEqual([
      expect.stringMatching(new RegExp(`MOVED +position 2 +line ${tenth}: stands in the place of another line`)),
      expect.stringMatching(new RegExp(`MISSING_LINE +position 3 +line ${third}: was sealed here and is no longer`)),
      expect.stringMatching(/EDITED +position 7 /),
      expect.stringMatching(new RegExp(`MOVED +position 10 +line ${second}: stands in the place of another line`)),
    ]);
    expect(told.out).toMatch(/faults +4/);
    expect(told.out).toContain('NOT WHOLE');
  });
});

import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../src/test/database';
import { buildProgramme, buildStructure } from '../../src/test/factories';
import { accounts } from './accounts';
import { diceFrom } from './chance';

const { sql } = testDatabase();

describe('given the invented people of the demo', () => {
  test('when their accounts are made, then the staff have a second factor, no sign-in stays open, and the list says so', async () => {
    const programmeId = await buildProgramme(sql);
    const actor = { kind: 'system', name: 'demo', programmeId } as const;
    const made = await accounts({ actor, dice: diceFrom('test'), now: new Date() }, await buildStructure(sql));
    const staff = made.filter(({ code }) => code).map(({ role }) => role);
    expect(staff.sort()).toEqual(['ADMIN', 'ADMIN', 'AGENT']);
    const kept = await sql(
      `SELECT email, totp_confirmed_at IS NOT NULL AS code FROM user_account ORDER BY email COLLATE "C"`,
    );
    expect(kept).toEqual(made.map(({ email, code }) => ({ email, code })).sort((a, b) => (a.email < b.email ? -1 : 1)));
    expect(await sql(`SELECT id FROM auth_session WHERE revoked_at IS NULL`)).toEqual([]);
  });
});

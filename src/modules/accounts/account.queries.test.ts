import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { findStructures, listInvitations, listUsers } from './account.queries';
import { userListInput } from './account.schema';

const { sql } = testDatabase();
const all = userListInput.parse({});

describe('Given accounts with a second factor and a linked identity', () => {
  it('when an admin lists them, then it may change those of others, and never its own', async () => {
    const programmeId = await buildProgramme(sql);
    const admin = await buildActor(sql, 'ADMIN', programmeId);
    const agent = await buildActor(sql, 'AGENT', programmeId);
    for (const { userId } of [admin, agent]) {
      await sql(`UPDATE user_account SET totp_secret = 'x', totp_confirmed_at = now() WHERE id = $1`, [userId]);
      await sql(`INSERT INTO identity (issuer, subject, user_id) VALUES ('https://issuer.test', $1::text, $2)`, [
        userId,
        userId,
      ]);
    }
    const { rows } = await listUsers(admin, all);
    const can = (userId: string) => Object.entries(rows.find(({ id }) => id === userId)?.can ?? {});
    expect(can(agent.userId).filter(([, may]) => !may)).toEqual([]);
    expect(can(admin.userId).filter(([, may]) => may)).toEqual([]);
    expect(can(admin.userId).length).toBeGreaterThan(2);
  });

  it('when anybody but an admin lists accounts, invitations or structures to invite for, then it is refused', async () => {
    const programmeId = await buildProgramme(sql);
    const others = [
      await buildActor(sql, 'AGENT', programmeId),
      await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql)),
      await buildActor(sql, 'AUDITOR', programmeId),
      await buildActor(sql, 'GATE', programmeId),
    ];
    for (const actor of others) {
      await expect(listUsers(actor, all)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(listInvitations(actor, { q: '' })).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(findStructures(actor, { q: '' })).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });
});

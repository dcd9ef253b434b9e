import type { HolderActor } from '@/platform/actor';
import { query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { tokenHash } from '@/platform/tokens';
import { claimToken } from './holder.schema';

const SYSTEM = { kind: 'system', name: 'claim', programmeId: null } as const;

type Found = { groupLeaderId: string; structureId: string; programmeId: string };

const findLink = query('claims/find-link', claimToken, async ({ tx }, { token }) => {
  const [row] = await tx.$queryRaw<Found[]>`
    SELECT g.id AS "groupLeaderId", g.structure_id AS "structureId", g.programme_id AS "programmeId"
    FROM claim_link l JOIN group_leader g ON g.id = l.group_leader_id JOIN ticket t ON t.id = l.ticket_id
    WHERE l.token_hash = ${tokenHash(token)} AND l.revoked_at IS NULL AND g.purged_at IS NULL
      AND t.group_leader_id = l.group_leader_id`;
  return row ?? null;
});

/**
 * Rule 8: who stands behind a claim link, by the hash of its token; changes nothing. Throws `claims/dead-link`, the same
 * for a link that never was, was replaced, or whose ticket went elsewhere.
 */
export async function holderOf(token: string): Promise<HolderActor> {
  const found = await findLink(SYSTEM, { token });
  if (!found) throw new DomainError('not-found', 'claims/dead-link');
  return { kind: 'holder', ...found };
}

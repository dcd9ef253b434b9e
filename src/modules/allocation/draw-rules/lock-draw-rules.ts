import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { Edited } from '@/platform/versions';

export type LockedRules = Edited & { readonly lastQuota: number };

/**
 * Locks the rules of the draws of a programme: they change one at a time. Their row is made with the first change. Throws
 * `programmes/not-found`, `programmes/purged`.
 */
export async function lockDrawRules(tx: Tx, programmeId: string): Promise<LockedRules> {
  const [programme] = await tx.$queryRaw<{ purgedAt: Date | null }[]>`
    SELECT purged_at AS "purgedAt" FROM programme WHERE id = ${programmeId}::uuid`;
  if (!programme) throw new DomainError('not-found', 'programmes/not-found');
  if (programme.purgedAt) throw new DomainError('conflict', 'programmes/purged');
  await tx.$executeRaw`INSERT INTO draw_rules (programme_id) VALUES (${programmeId}::uuid) ON CONFLICT DO NOTHING`;
  const [rules] = await tx.$queryRaw<LockedRules[]>`
    SELECT version, edits, last_quota AS "lastQuota" FROM draw_rules WHERE programme_id = ${programmeId}::uuid FOR UPDATE`;
  if (!rules) throw new Error('the rules that were just made cannot be seen');
  return rules;
}

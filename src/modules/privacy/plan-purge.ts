import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayPlanPurge } from './privacy.policy';
import { type RowCounts, requirePurgeDue } from './privacy.rules';
import { planPurgeInput, RETENTION_OVER } from './purge.schema';
import { countLeft } from './purge-steps';

type Programme = { readonly purgeDueAt: Date; readonly purgedAt: Date | null };

async function lockProgramme(tx: Tx, programmeId: string): Promise<Programme> {
  const [row] = await tx.$queryRaw<Programme[]>`
    SELECT purge_due_at AS "purgeDueAt", purged_at AS "purgedAt" FROM programme WHERE id = ${programmeId}::uuid FOR UPDATE`;
  if (!row) throw new DomainError('not-found', 'common/not-found');
  return row;
}

/** An operator at the command line plans in the name of an admin: two people stay two. */
async function requirePlanner(tx: Tx, userId: string | undefined): Promise<string> {
  const [row] = userId
    ? await tx.$queryRaw<
        { id: string }[]
      >`SELECT id FROM user_account WHERE id = ${userId}::uuid AND role = 'ADMIN' AND disabled_at IS NULL`
    : [];
  if (!row) throw new DomainError('invalid', 'privacy/planner-needed');
  return row.id;
}

/** A plan nobody confirmed gives way to a new one; a purge confirmed or running does not. */
async function replacePlan(tx: Tx, programmeId: string): Promise<void> {
  const [alive] = await tx.$queryRaw<{ id: string; state: string }[]>`
    SELECT id, state FROM purge WHERE programme_id = ${programmeId}::uuid AND state IN ('PLANNED', 'CONFIRMED', 'RUNNING') FOR UPDATE`;
  if (!alive) return;
  if (alive.state !== 'PLANNED') throw new DomainError('conflict', 'privacy/under-way');
  await tx.$executeRaw`UPDATE purge SET state = 'ABANDONED' WHERE id = ${alive.id}::uuid`;
}

/**
 * Rule 12: plans the purge of the actor's programme: how many rows of each table will be deleted or emptied. Nothing is
 * touched. Before the end of the retention a reason is asked for. Throws `privacy/not-due`, `privacy/already-purged`,
 * `privacy/under-way`, `privacy/planner-needed`.
 */
export const planPurge = command(
  'privacy/plan-purge',
  planPurgeInput,
  async (
    { tx, actor, now, trail },
    { earlyReason, note, plannedById },
  ): Promise<{ purgeId: string; plan: RowCounts }> => {
    const programmeId = programmeIdOf(actor);
    trail({
      subject: ['programme', programmeId],
      reason: earlyReason ?? RETENTION_OVER,
      ...(note ? { note } : {}),
    });
    authorize(mayPlanPurge(actor, { programmeId }));
    requireFreshProof(actor, now);
    const programme = await lockProgramme(tx, programmeId);
    requirePurgeDue(earlyReason ? { ...programme, purgeDueAt: now } : programme, now);
    const planner = actor.kind === 'user' ? actor.userId : await requirePlanner(tx, plannedById);
    await replacePlan(tx, programmeId);
    const left = await countLeft(tx, programmeId);
    // The note of this very plan is written after it was counted, and goes too.
    const plan = note ? { ...left, audit_note: (left.audit_note ?? 0) + 1 } : left;
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO purge (programme_id, plan, planned_by_id, early_reason)
      VALUES (${programmeId}::uuid, ${JSON.stringify(plan)}::jsonb, ${planner}::uuid, ${earlyReason ?? null}) RETURNING id`;
    if (!row) throw new Error('the plan was not written');
    trail({ subject: ['purge', row.id], facts: plan });
    return { purgeId: row.id, plan };
  },
  { timeoutMs: 120_000 },
);

import { authorize } from '@/platform/authorize';
import { type CommandContext, command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayAllocate } from './allocation.policy';
import { decideRelease, releaseDue } from './allocation.rules';
import { allocationId, releaseInput, releaseManyInput } from './allocation.schema';
import { type LockedAllocation, lockAllocation, lockAllocations } from './lock-allocation';
import { returnProposedSeats } from './return-seats';
import { tellLeaders } from './tell-leaders';
import { offerFreedSeats } from './waiting.job-types';

/** Seats back to stock and to the next in line, allocation closed, leaders told; answers the seats returned. */
async function release(
  context: CommandContext,
  programmeId: string,
  allocations: readonly LockedAllocation[],
  now: Date,
): Promise<number> {
  const { tx, actor, later } = context;
  const ids = allocations.map(({ id }) => id);
  const returned = await returnProposedSeats(tx, actor, ids);
  await tx.$executeRaw`
    UPDATE allocation SET state = 'RELEASED', decided_at = ${now}
    WHERE id = ANY(${ids}::uuid[]) AND state = 'PROPOSED'`;
  await tellLeaders(
    context,
    'DECISION_NOTICE',
    programmeId,
    allocations.map(({ id, structureId }) => ({ structureId, subjectId: id })),
  );
  const sessions = new Set(allocations.map(({ sessionId }) => sessionId));
  await later(offerFreedSeats, ...[...sessions].map((sessionId) => ({ sessionId })));
  return returned;
}

/** The city takes back seats that are not confirmed, with a reason (rules 11, 16). Throws `allocation/already-answered`. */
export const releaseAllocation = command('allocation/release', releaseInput, async (context, input) => {
  const { tx, actor, trail } = context;
  trail({ subject: ['allocation', input.allocationId], reason: input.reason, ...(input.note && { note: input.note }) });
  const allocation = await lockAllocation(tx, input.allocationId);
  trail({ structureId: allocation.structureId });
  if (!mayAllocate(actor, allocation)) throw new DomainError('not-found', 'allocation/not-found');
  const state = decideRelease(allocation);
  if (allocation.state === state) return { id: allocation.id, state, returned: 0 };
  const returned = await release(context, allocation.programmeId, [allocation], await databaseClock(tx));
  trail({ facts: { returned } });
  return { id: allocation.id, state, returned };
});

/** The same for many at once: those already answered are counted and left as they are. */
export const releaseAllocations = command('allocation/release-many', releaseManyInput, async (context, input) => {
  const { tx, actor, trail } = context;
  trail({ reason: input.reason, ...(input.note && { note: input.note }) });
  const found = await lockAllocations(tx, input.allocationIds);
  const allocations = found.filter((allocation) => mayAllocate(actor, allocation));
  const first = allocations[0];
  if (!first) throw new DomainError('not-found', 'allocation/not-found');
  const proposed = allocations.filter(({ state }) => state === 'PROPOSED');
  const returned = await release(context, first.programmeId, proposed, await databaseClock(tx));
  const done = { released: proposed.length, seats: returned, answered: allocations.length - proposed.length };
  trail({ programmeId: first.programmeId, facts: done });
  return done;
});

/**
 * Rule 16: silence to the date releases one allocation. Run by the sweep: the rule is judged again under the lock, by
 * the database's clock, so a second run, or an answer that came first, changes nothing.
 */
export const releaseDueAllocation = command('allocation/release-due', allocationId, async (context, input) => {
  const { tx, actor, trail } = context;
  trail({ subject: ['allocation', input.allocationId] });
  const allocation = await lockAllocation(tx, input.allocationId);
  trail({ structureId: allocation.structureId, programmeId: allocation.programmeId });
  authorize(mayAllocate(actor, allocation));
  const now = await databaseClock(tx);
  if (!releaseDue(allocation, now)) return { released: false, returned: 0 };
  const returned = await release(context, allocation.programmeId, [allocation], now);
  trail({ facts: { returned, confirmBy: allocation.confirmBy.toISOString() } });
  return { released: true, returned };
});

import { command } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayAllocate, mayAnswerAllocation } from './allocation.policy';
import { decideConfirm } from './allocation.rules';
import { allocationId, manyAllocations } from './allocation.schema';
import { type LockedAllocation, lockAllocation, lockAllocations } from './lock-allocation';

async function saveConfirmed(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE allocation SET state = 'CONFIRMED', decided_at = ${now}
    WHERE id = ANY(${[...ids]}::uuid[]) AND state = 'PROPOSED'`;
  await tx.$executeRaw`
    UPDATE ticket SET state = 'CONFIRMED'
    WHERE allocation_id = ANY(${[...ids]}::uuid[]) AND state = 'PROPOSED'`;
}

/**
 * Rule 16: the structure, or the city for it, accepts its seats before their date, judged by the database's clock.
 * Confirming twice changes nothing. Throws `allocation/not-found` (also for another structure's),
 * `allocation/confirm-too-late`, `allocation/already-answered`.
 */
export const confirmAllocation = command('allocation/confirm', allocationId, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['allocation', input.allocationId] });
  const allocation = await lockAllocation(tx, input.allocationId);
  trail({ structureId: allocation.structureId, facts: { quantity: allocation.quantity } });
  if (!mayAnswerAllocation(actor, allocation)) throw new DomainError('not-found', 'allocation/not-found');
  const now = await databaseClock(tx);
  const state = decideConfirm(allocation, now);
  if (allocation.state !== state) await saveConfirmed(tx, [allocation.id], now);
  return { id: allocation.id, state };
});

/** Which of them may be confirmed at this instant, by the same rule as one alone. */
export function confirmable(allocations: readonly LockedAllocation[], now: Date) {
  const ready: LockedAllocation[] = [];
  let late = 0;
  let answered = 0;
  for (const allocation of allocations) {
    if (allocation.state !== 'PROPOSED') answered += 1;
    else if (allocation.confirmBy <= now) late += 1;
    else if (decideConfirm(allocation, now) === 'CONFIRMED') ready.push(allocation);
  }
  return { ready, late, answered };
}

/** Rule 16, many at once, by the city: what can be confirmed is, the others are counted and left as they are. */
export const confirmAllocations = command(
  'allocation/confirm-many',
  manyAllocations,
  async ({ tx, actor, trail }, input) => {
    const found = await lockAllocations(tx, input.allocationIds);
    const allocations = found.filter((allocation) => mayAllocate(actor, allocation));
    const first = allocations[0];
    if (!first) throw new DomainError('not-found', 'allocation/not-found');
    const now = await databaseClock(tx);
    const { ready, late, answered } = confirmable(allocations, now);
    await saveConfirmed(
      tx,
      ready.map(({ id }) => id),
      now,
    );
    const done = { confirmed: ready.length, seats: ready.reduce((sum, a) => sum + a.quantity, 0), late, answered };
    trail({ programmeId: first.programmeId, facts: done });
    return done;
  },
  { timeoutMs: 120_000 },
);

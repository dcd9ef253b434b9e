import type { SeatNeed } from '@/modules/demands/demand.rules';
import { readRules } from '@/modules/programmes/read-programme';
import type { TicketKind } from '@/modules/tickets/ticket.rules';
import { type CommandContext, command } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayAllocate, mayAnswerAllocation } from './allocation.policy';
import { type AskedFormulas, BY_HAND, decideConfirm, decidePart, formulasIn, needIn } from './allocation.rules';
import { confirmInput, manyAllocations } from './allocation.schema';
import { type LockedAllocation, lockAllocation, lockAllocations } from './lock-allocation';
import { returnSeats } from './return-seats';
import { chooseSeats } from './seat.rules';
import { offerFreedSeats } from './waiting.job-types';

async function saveConfirmed(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE allocation SET state = 'CONFIRMED', decided_at = ${now}
    WHERE id = ANY(${[...ids]}::uuid[]) AND state = 'PROPOSED'`;
  await tx.$executeRaw`
    UPDATE ticket SET state = 'CONFIRMED'
    WHERE allocation_id = ANY(${[...ids]}::uuid[]) AND state = 'PROPOSED'`;
  // A wish that waited is met after all.
  await tx.$executeRaw`
    UPDATE demand SET state = 'GRANTED' WHERE state = 'REFUSED' AND id IN (
      SELECT demand_id FROM allocation WHERE id = ANY(${[...ids]}::uuid[]) AND offer)`;
}

type Held = { id: string; kind: TicketKind; block: string; row: string; seat: string } & AskedFormulas;

/** The seats proposed, and the formulas they answer. */
const seatsOf = (tx: Tx, allocationId: string) =>
  tx.$queryRaw<Held[]>`
    SELECT k.id, k.kind, k.block, k.row, k.seat, coalesce(d.group_size, ${BY_HAND.size})::int AS size,
      coalesce(d.quantity, a.quantity)::int AS quantity
    FROM ticket k JOIN allocation a ON a.id = k.allocation_id LEFT JOIN demand d ON d.id = a.demand_id
    WHERE a.id = ${allocationId}::uuid AND k.state = 'PROPOSED'`;

/** When no choice keeps companions beside their wheelchairs any better. */
const firstOfEachKind = (held: readonly Held[], { standard, wheelchair, companion }: SeatNeed): readonly string[] =>
  (Object.entries({ STANDARD: standard, WHEELCHAIR: wheelchair, COMPANION: companion }) as [TicketKind, number][])
    .flatMap(([kind, count]) => held.filter((seat) => seat.kind === kind).slice(0, count))
    .map(({ id }) => id);

/**
 * Rules 5, 15 and 16: of the formulas proposed so many are kept, the rest is in the city's stock at once and offered to
 * the next in line. Answers the seats that went back.
 */
async function keepPart({ tx, actor, later }: CommandContext, allocation: LockedAllocation, keep: number) {
  const held = await seatsOf(tx, allocation.id);
  const rules = await readRules(tx, allocation.programmeId);
  const kept = decidePart(formulasIn(needIn(held), held[0] ?? BY_HAND, rules), keep, rules);
  const stays = new Set(chooseSeats(held, kept)?.ids ?? firstOfEachKind(held, kept));
  const back = held.flatMap(({ id }) => (stays.has(id) ? [] : [id]));
  if (back.length === 0) return 0;
  await returnSeats(tx, actor, back);
  await tx.$executeRaw`UPDATE allocation SET quantity = ${stays.size} WHERE id = ${allocation.id}::uuid`;
  await later(offerFreedSeats, { sessionId: allocation.sessionId });
  return back.length;
}

/**
 * Rule 16: the structure, or the city for it, accepts its seats before their date, judged by the database's clock, all of
 * them or `keep` whole formulas. Confirming twice changes nothing. Throws `allocation/not-found` (also for another
 * structure's), `allocation/confirm-too-late`, `allocation/already-answered`, `allocation/bad-part`.
 */
export const confirmAllocation = command('allocation/confirm', confirmInput, async (context, input) => {
  const { tx, actor, trail } = context;
  trail({ subject: ['allocation', input.allocationId] });
  const allocation = await lockAllocation(tx, input.allocationId);
  trail({ structureId: allocation.structureId, facts: { quantity: allocation.quantity } });
  if (!mayAnswerAllocation(actor, allocation)) throw new DomainError('not-found', 'allocation/not-found');
  const now = await databaseClock(tx);
  const state = decideConfirm(allocation, now);
  if (allocation.state === state) return { id: allocation.id, state, returned: 0 };
  const returned = input.keep === undefined ? 0 : await keepPart(context, allocation, input.keep);
  await saveConfirmed(tx, [allocation.id], now);
  trail({ facts: { quantity: allocation.quantity - returned, returned } });
  return { id: allocation.id, state, returned };
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

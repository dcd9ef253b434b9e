import { seatNeed, seatsIn } from '@/modules/demands/demand.rules';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { lockSession } from '@/modules/sessions/lock-session';
import type { Slot } from '@/modules/sessions/session.rules';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayAllocate } from './allocation.policy';
import { confirmByFor, decideAllocation } from './allocation.rules';
import { allocateInput } from './allocation.schema';
import { chooseSeats, type Seat } from './seat.rules';
import { tellLeaders } from './tell-leaders';

/** Queues behind whoever gives seats to the same structures (rule 15 looks at all they hold); answers how many there are. */
export async function lockStructures(tx: Tx, structureIds: readonly string[]): Promise<number> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM structure WHERE id = ANY(${[...structureIds]}::uuid[]) AND disabled_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  return found.length;
}

/** The sessions a structure holds seats of. */
export function sessionsHeld(tx: Tx, programmeId: string, structureIds: readonly string[]) {
  return tx.$queryRaw<(Slot & { structureId: string; sessionId: string })[]>`
    SELECT DISTINCT k.structure_id AS "structureId", s.id AS "sessionId", s.starts_at AS "startsAt", s.ends_at AS "endsAt"
    FROM ticket k JOIN session s ON s.id = k.session_id
    WHERE k.structure_id = ANY(${[...structureIds]}::uuid[]) AND s.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED'`;
}

/** Moves chosen free seats into an allocation. Throws `allocation/stock-moved` when one of them is no longer free. */
export async function takeSeats(
  tx: Tx,
  allocationId: string,
  structureId: string,
  ids: readonly string[],
): Promise<void> {
  const taken = await tx.$executeRaw`
    UPDATE ticket SET state = 'PROPOSED', allocation_id = ${allocationId}::uuid, structure_id = ${structureId}::uuid
    WHERE id = ANY(${[...ids]}::uuid[]) AND state = 'FREE'`;
  if (taken !== ids.length)
    throw new DomainError('conflict', 'allocation/stock-moved', { asked: ids.length, free: taken });
}

type Wished = { demandId: string; programmeId: string; structureId: string; sessionId: string };

/** The demand these seats answer is this structure's, for this session. Throws `demands/not-found`. */
async function requireDemand(tx: Tx, { demandId, programmeId, structureId, sessionId }: Wished): Promise<void> {
  const found = await tx.demand.count({ where: { id: demandId, programmeId, structureId, sessionId } });
  if (found === 0) throw new DomainError('not-found', 'demands/not-found');
}

/**
 * The city gives seats of a session to a structure by hand, with a reason (rule 11), side by side where there is room, with
 * a companion for every two wheelchairs (rules 6, 15, 16). `confirmBy` is the instant by which the structure must answer.
 * Throws what `decideAllocation` throws, `allocation/stock-moved`, `allocation/not-enough-of-a-kind`, `sessions/not-found`,
 * `structures/not-found`, `demands/not-found`.
 */
export const allocateSeats = command('allocation/allocate', allocateInput, async (context, input) => {
  const { tx, actor, trail } = context;
  const programmeId = programmeIdOf(actor);
  const { structureId, reason, note, quantity: asked } = input;
  trail({
    subject: ['session', input.sessionId],
    structureId,
    reason,
    ...(note && { note }),
    facts: { quantity: asked },
  });
  authorize(mayAllocate(actor, { programmeId }));
  if ((await lockStructures(tx, [input.structureId])) === 0) throw new DomainError('not-found', 'structures/not-found');
  const session = await lockSession(tx, input.sessionId, programmeId);
  if (input.demandId) await requireDemand(tx, { ...input, demandId: input.demandId, programmeId });
  const rules = await readRules(tx, programmeId);
  const now = await databaseClock(tx);

  const need = seatNeed({ size: 1, quantity: input.quantity, wheelchairs: input.wheelchairs }, rules);
  const known = await tx.$queryRaw<(Seat & { free: boolean })[]>`
    SELECT id, kind, block, row, seat, state = 'FREE' AS free FROM ticket WHERE session_id = ${session.id}::uuid`;
  const free = known.filter((seat) => seat.free);
  const held = await sessionsHeld(tx, programmeId, [input.structureId]);
  const { quantity } = decideAllocation(seatsIn(need), free.length, { ...session, sessionId: session.id }, held, now);
  const choice = chooseSeats(free, need, known);
  if (!choice) {
    const of = (kind: Seat['kind']) => free.filter((seat) => seat.kind === kind).length;
    throw new DomainError('conflict', 'allocation/not-enough-of-a-kind', {
      ...need,
      freeStandard: of('STANDARD'),
      freeWheelchair: of('WHEELCHAIR'),
      freeCompanion: of('COMPANION'),
    });
  }

  const confirmBy = confirmByFor(now, session.cutoffAt, rules);
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO allocation (programme_id, session_id, structure_id, demand_id, quantity, confirm_by)
    VALUES (${programmeId}::uuid, ${session.id}::uuid, ${input.structureId}::uuid, ${input.demandId ?? null}::uuid, ${quantity}, ${confirmBy})
    RETURNING id`;
  const allocationId = made?.id ?? '';
  await takeSeats(tx, allocationId, input.structureId, choice.ids);
  await tellLeaders(context, 'CONFIRMATION_REQUEST', programmeId, [
    { structureId: input.structureId, subjectId: allocationId },
  ]);
  trail({ facts: { allocationId, quantity, closeness: choice.closeness, confirmBy: confirmBy.toISOString() } });
  return { allocationId, quantity, ticketIds: choice.ids, closeness: choice.closeness, confirmBy };
});

import { lockSession } from '@/modules/sessions/lock-session';
import { sessionId } from '@/modules/sessions/session.schema';
import { type CommandContext, command } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { lockStructures, takeSeats } from './allocate-seats';
import { mayAllocate } from './allocation.policy';
import { type OfferedSession, readWaiting, type WaitingList } from './read-waiting';
import { chooseSeats, type Seat } from './seat.rules';
import { tellLeaders } from './tell-leaders';
import { offerFreedSeats } from './waiting.job-types';

type Line = WaitingList['lines'][number];
type Offer = { readonly line: Line; readonly until: Date };

/** One step of the waiting lists of a programme at a time: a maximum counts the seats of all its sessions. */
async function lockOffers(tx: Tx, programmeId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('offers:' || ${programmeId}, 0))`;
}

/** A session that can be offered. Throws `sessions/not-found`. */
export async function readOffered(tx: Tx, id: string): Promise<OfferedSession> {
  const [session] = await tx.$queryRaw<OfferedSession[]>`
    SELECT id, programme_id AS "programmeId", starts_at AS "startsAt", ends_at AS "endsAt", cutoff_at AS "cutoffAt", status
    FROM session WHERE id = ${id}::uuid`;
  if (!session) throw new DomainError('not-found', 'sessions/not-found');
  return session;
}

const structuresOf = ({ lines }: WaitingList): string[] => [
  ...new Set(lines.flatMap(({ wish, offer }) => (offer ? [wish.structureId] : []))),
];

/**
 * The offers to be made, under the locks that decide them: structures before the session, as whoever gives seats by
 * hand takes them. `rest`: the list moved meanwhile, and whoever is next was not locked: another step goes on.
 */
async function lockedOffers(tx: Tx, found: OfferedSession): Promise<{ offers: Offer[]; rest: boolean }> {
  const known = new Set(structuresOf(await readWaiting(tx, found, await databaseClock(tx))));
  if (known.size === 0) return { offers: [], rest: false };
  await lockStructures(tx, [...known]);
  const session = await lockSession(tx, found.id, found.programmeId);
  const { lines, until } = await readWaiting(tx, session, await databaseClock(tx));
  if (until === null) return { offers: [], rest: false };
  const offers: Offer[] = [];
  for (const line of lines) {
    if (!line.offer) continue;
    if (!known.has(line.wish.structureId)) return { offers, rest: true };
    offers.push({ line, until });
  }
  return { offers, rest: false };
}

const freeSeats = (tx: Tx, id: string) =>
  tx.$queryRaw<Seat[]>`
    SELECT id, kind, block, row, seat FROM ticket WHERE session_id = ${id}::uuid AND state = 'FREE'`;

/** Proposes the seats of each offer, nearest together first come; answers the allocations. */
async function propose(tx: Tx, session: OfferedSession, offers: readonly Offer[]) {
  let free = await freeSeats(tx, session.id);
  const made: { structureId: string; subjectId: string; seats: number }[] = [];
  for (const { line, until } of offers) {
    const { wish, offer } = line;
    const choice = offer && chooseSeats(free, offer.need);
    if (!choice) throw new DomainError('conflict', 'allocation/stock-moved', { free: free.length });
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO allocation (programme_id, session_id, structure_id, demand_id, draw_id, offer, quantity, confirm_by)
      VALUES (${session.programmeId}::uuid, ${session.id}::uuid, ${wish.structureId}::uuid, ${wish.demandId}::uuid,
        ${wish.drawId}::uuid, true, ${choice.ids.length}, ${until}) RETURNING id`;
    const allocationId = row?.id ?? '';
    await takeSeats(tx, allocationId, wish.structureId, choice.ids);
    const taken = new Set(choice.ids);
    free = free.filter(({ id }) => !taken.has(id));
    made.push({ structureId: wish.structureId, subjectId: allocationId, seats: choice.ids.length });
  }
  return made;
}

async function offer(context: CommandContext, session: OfferedSession) {
  const { tx, later, trail } = context;
  await lockOffers(tx, session.programmeId);
  const { offers, rest } = await lockedOffers(tx, session);
  const made = await propose(tx, session, offers);
  if (rest) await later(offerFreedSeats, { sessionId: session.id });
  const mails = await tellLeaders(context, 'CONFIRMATION_REQUEST', session.programmeId, made);
  const done = { offers: made.length, seats: made.reduce((sum, { seats }) => sum + seats, 0) };
  const [first] = offers;
  trail({ facts: { ...done, mails, ...(first && { confirmBy: first.until.toISOString() }) } });
  return done;
}

/**
 * Rules 4, 5 and 16: the free seats of a session are offered to those who wait for them, in the order of the draw: each
 * offer is an allocation proposed for a short time, told by mail; silence passes it on. What the city means to keep, it
 * holds. A second run offers nothing twice. Throws `sessions/not-found`.
 */
export const offerSeats = command(
  'allocation/offer',
  sessionId,
  async (context, input) => {
    const { tx, actor, trail } = context;
    trail({ subject: ['session', input.sessionId] });
    const session = await readOffered(tx, input.sessionId);
    if (!mayAllocate(actor, session)) throw new DomainError('not-found', 'sessions/not-found');
    trail({ programmeId: session.programmeId });
    return offer(context, session);
  },
  { timeoutMs: 60_000 },
);

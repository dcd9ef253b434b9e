import { sendWave } from '../../src/modules/claims/send-wave';
import { claimTickets } from '../../src/modules/tickets/claim-tickets';
import { nameTickets, renameTickets } from '../../src/modules/tickets/name-tickets';
import { restituteTickets } from '../../src/modules/tickets/restitute-tickets';
import type { SessionRow } from './wishes';
import { chunksOf, groupBy, look, type World } from './world';

type Held = {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly structureId: string;
  readonly sessionId: string;
};
type Listed = { readonly id: string; readonly structureId: string; readonly wheelchair: boolean };
/** How far a session is from the real today: over, within the 48 hours, or further. */
export type When = 'past' | 'near' | 'far';

const CLAIMED: Readonly<Record<When, number>> = { past: 97, near: 88, far: 70 };
const NAMED: Readonly<Record<When, number>> = { past: 99, near: 90, far: 74 };
const CHUNK = 10_000;

/** Links go out in waves: for what is over or near, then for the days after. */
export async function waves(
  world: World,
  sessions: readonly SessionRow[],
  whenOf: (code: string) => When,
  sent: ReadonlySet<string>,
): Promise<void> {
  const due = sessions.filter(({ code }) => sent.has(code));
  const first = due.filter(({ code }) => whenOf(code) !== 'far');
  const second = due.filter(({ code }) => whenOf(code) === 'far');
  for (const wave of [first, second]) {
    if (wave.length > 0) await sendWave(world.actor, { competition: 'OLYMPIC', sessionIds: wave.map(({ id }) => id) });
  }
}

const inState = (world: World, state: 'CONFIRMED' | 'CLAIMED'): Promise<Held[]> =>
  look(
    world,
    (tx) => tx.$queryRaw<Held[]>`
    SELECT t.id, s.code, t.kind, t.structure_id AS "structureId", t.session_id AS "sessionId"
    FROM ticket t JOIN session s ON s.id = t.session_id
    WHERE t.programme_id = ${world.actor.programmeId}::uuid AND t.state = ${state}::"TicketState" AND t.group_leader_id IS NOT NULL
      AND EXISTS (SELECT FROM claim_link l WHERE l.ticket_id = t.id AND l.revoked_at IS NULL)
    ORDER BY t.reference`,
  );

/** People for the seats of one structure at one session, each once; who uses a wheelchair sits where one can. */
function seatPeople(
  world: World,
  seats: readonly Held[],
  list: readonly Listed[],
): { ticketId: string; beneficiaryId: string }[] {
  const order = world.dice.shuffle(list);
  const [rolling, walking] = [order.filter((p) => p.wheelchair), order.filter((p) => !p.wheelchair)];
  return seats.flatMap((seat) => {
    const person = seat.kind === 'WHEELCHAIR' ? rolling.pop() : walking.pop();
    return person ? [{ ticketId: seat.id, beneficiaryId: person.id }] : [];
  });
}

export async function claimsAndNames(world: World, whenOf: (code: string) => When): Promise<void> {
  const { actor, dice } = world;
  const taken = (await inState(world, 'CONFIRMED')).filter(({ code }) => dice.chance(CLAIMED[whenOf(code)]));
  for (const chunk of chunksOf(taken, CHUNK))
    await claimTickets(actor, { ticketIds: chunk.map(({ id }) => id), termsAccepted: true });

  const people = await look(
    world,
    (tx) => tx.$queryRaw<Listed[]>`
    SELECT id, structure_id AS "structureId", wheelchair FROM beneficiary WHERE programme_id = ${actor.programmeId}::uuid ORDER BY sort_key, id`,
  );
  const lists = groupBy(people, (person) => person.structureId);
  const claimed = groupBy(await inState(world, 'CLAIMED'), (ticket) => `${ticket.structureId} ${ticket.sessionId}`);
  const names = [...claimed.values()].flatMap((seats) => {
    const named = seats.filter(({ code }) => dice.chance(NAMED[whenOf(code)]));
    return seatPeople(world, named, lists.get(seats[0]?.structureId ?? '') ?? []);
  });
  for (const chunk of chunksOf(names, CHUNK)) await nameTickets(actor, { names: chunk });
}

/** Replacements and places given back, as a summer brings them. */
export async function changesOfMind(world: World): Promise<void> {
  const { actor, dice } = world;
  const named = await look(
    world,
    (tx) => tx.$queryRaw<{ id: string; structureId: string }[]>`
    SELECT id, structure_id AS "structureId" FROM ticket
    WHERE programme_id = ${actor.programmeId}::uuid AND state = 'CLAIMED' AND beneficiary_id IS NOT NULL AND kind = 'STANDARD' ORDER BY reference`,
  );
  const idle = await look(
    world,
    (tx) => tx.$queryRaw<Listed[]>`
    SELECT id, structure_id AS "structureId", wheelchair FROM beneficiary
    WHERE programme_id = ${actor.programmeId}::uuid AND NOT wheelchair
      AND id NOT IN (SELECT beneficiary_id FROM ticket WHERE beneficiary_id IS NOT NULL) ORDER BY sort_key, id`,
  );
  const spares = groupBy(idle, (person) => person.structureId);
  const renamed = named.flatMap(({ id, structureId }) => {
    const spare = dice.chance(30) ? spares.get(structureId)?.pop() : undefined;
    return spare ? [{ ticketId: id, beneficiaryId: spare.id }] : [];
  });
  if (renamed.length > 0) await renameTickets(actor, { names: renamed });
  const busy = new Set(renamed.map(({ ticketId }) => ticketId));
  const back = named.filter(({ id }) => !busy.has(id) && dice.below(100) < 2).map(({ id }) => id);
  for (const chunk of chunksOf(back, 200)) await restituteTickets(actor, { ticketIds: chunk });
}

import type { Actor } from '@/platform/actor';
import { inTheCitysName, type Tx } from '@/platform/db';
import type { Ticket, TicketOutcome } from './ticket.rules';

const CHUNK = 5_000;

async function write(tx: Tx, tickets: readonly Ticket[]): Promise<void> {
  for (let at = 0; at < tickets.length; at += CHUNK) {
    const some = tickets.slice(at, at + CHUNK);
    await tx.$executeRaw`
      UPDATE ticket t SET state = n.state::"TicketState", structure_id = n.structure_id, allocation_id = n.allocation_id,
        group_leader_id = n.group_leader_id, beneficiary_id = n.beneficiary_id, named_at = n.named_at,
        rename_count = n.rename_count, claimed_at = n.claimed_at,
        code = CASE WHEN n.state = 'FREE' THEN new_ticket_code() ELSE t.code END
      FROM unnest(${some.map((t) => t.id)}::uuid[], ${some.map((t) => t.state)}::text[], ${some.map((t) => t.structureId)}::uuid[],
        ${some.map((t) => t.allocationId)}::uuid[], ${some.map((t) => t.groupLeaderId)}::uuid[],
        ${some.map((t) => t.beneficiaryId)}::uuid[], ${some.map((t) => t.namedAt)}::timestamptz[],
        ${some.map((t) => t.renameCount)}::int[], ${some.map((t) => t.claimedAt)}::timestamptz[])
        AS n(id, state, structure_id, allocation_id, group_leader_id, beneficiary_id, named_at, rename_count, claimed_at)
      WHERE t.id = n.id`;
  }
}

/**
 * Writes what was decided of locked tickets; those that did not change are left alone. Answers the changed ones. A seat
 * that returns to stock gets a new code and is written in the city's name: nobody outside may see it any more (rule 5).
 */
export async function saveTickets<O extends TicketOutcome>(tx: Tx, actor: Actor, outcomes: readonly O[]): Promise<O[]> {
  const changed = outcomes.filter((outcome) => outcome.changed);
  const tickets = changed.map((outcome) => outcome.ticket);
  const back = tickets.filter((ticket) => ticket.state === 'FREE');
  await write(
    tx,
    tickets.filter((ticket) => ticket.state !== 'FREE'),
  );
  if (back.length > 0) await inTheCitysName(tx, actor, () => write(tx, back));
  return changed;
}

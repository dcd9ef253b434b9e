import type { Actor } from '@/platform/actor';
import { inTheCitysName, type Tx } from '@/platform/db';

export type TakenBack = { readonly seats: number; readonly structureIds: string[]; readonly groupLeaderIds: string[] };

/**
 * Rule 7: all that was given of a session (to one structure, or to all) returns to the city: no name, no holder, a new
 * code, links dead. Whoever has entered stays. Answers whose seats they were. `to` HELD: nobody else is to get them.
 */
export function takeBackSeats(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  structureId: string | null,
  to: 'FREE' | 'HELD',
): Promise<TakenBack> {
  return inTheCitysName(tx, actor, async () => {
    const given = await tx.$queryRaw<{ id: string; structureId: string; groupLeaderId: string | null }[]>`
      SELECT id, structure_id AS "structureId", group_leader_id AS "groupLeaderId" FROM ticket
      WHERE session_id = ${sessionId}::uuid AND state IN ('PROPOSED', 'CONFIRMED', 'CLAIMED')
        AND (${structureId}::uuid IS NULL OR structure_id = ${structureId}::uuid) ORDER BY id FOR UPDATE`;
    const ids = given.map(({ id }) => id);
    await tx.$executeRaw`
      UPDATE claim_link SET revoked_at = clock_timestamp() WHERE ticket_id = ANY(${ids}::uuid[]) AND revoked_at IS NULL`;
    await tx.$executeRaw`
      UPDATE ticket SET state = ${to}::"TicketState", structure_id = NULL, allocation_id = NULL, group_leader_id = NULL,
        beneficiary_id = NULL, named_at = NULL, rename_count = 0, claimed_at = NULL, code = new_ticket_code()
      WHERE id = ANY(${ids}::uuid[])`;
    await tx.$executeRaw`
      UPDATE allocation SET state = 'RELEASED', decided_at = coalesce(decided_at, clock_timestamp())
      WHERE session_id = ${sessionId}::uuid AND state IN ('PROPOSED', 'CONFIRMED')
        AND (${structureId}::uuid IS NULL OR structure_id = ${structureId}::uuid)`;
    const holders = given.flatMap(({ groupLeaderId }) => (groupLeaderId ? [groupLeaderId] : []));
    return {
      seats: ids.length,
      structureIds: [...new Set(given.map((ticket) => ticket.structureId))],
      groupLeaderIds: [...new Set(holders)],
    };
  });
}

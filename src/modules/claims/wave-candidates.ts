import type { Competition } from '@/modules/sessions/session.rules';
import type { Tx } from '@/platform/db';
import { type ClaimLink, type WaveTicket, waveTickets } from './claim.rules';
import type { LinksOfLeader } from './send-links';

export type WaveWish = {
  readonly competition: Competition;
  readonly sessionIds?: readonly string[] | undefined;
  readonly structureIds?: readonly string[] | undefined;
};
type Row = WaveTicket & { readonly structureId: string };

/** Rule 8: who would get a mail of this wave, with which tickets; by the same rule for the preview and the sending. */
export async function waveCandidates(tx: Tx, programmeId: string, wish: WaveWish, now: Date): Promise<LinksOfLeader[]> {
  const sessions = wish.sessionIds ? [...wish.sessionIds] : null;
  const structures = wish.structureIds ? [...wish.structureIds] : null;
  const tickets = await tx.$queryRaw<Row[]>`
    SELECT t.id, t.state, t.group_leader_id AS "groupLeaderId", t.structure_id AS "structureId", s.cutoff_at AS "cutoffAt",
      s.status AS "sessionStatus", s.competition
    FROM ticket t JOIN session s ON s.id = t.session_id
    WHERE t.programme_id = ${programmeId}::uuid AND t.state = 'CONFIRMED' AND t.group_leader_id IS NOT NULL
      AND s.competition = ${wish.competition}::"Competition"
      AND (${sessions}::uuid[] IS NULL OR s.id = ANY(${sessions}::uuid[]))
      AND (${structures}::uuid[] IS NULL OR t.structure_id = ANY(${structures}::uuid[]))`;
  const links = await tx.$queryRaw<ClaimLink[]>`
    SELECT l.ticket_id AS "ticketId", l.group_leader_id AS "groupLeaderId", l.used_at AS "usedAt", l.revoked_at AS "revokedAt"
    FROM claim_link l JOIN ticket t ON t.id = l.ticket_id
    WHERE t.programme_id = ${programmeId}::uuid AND t.state = 'CONFIRMED' AND l.revoked_at IS NULL`;
  const structureOf = new Map(tickets.map((ticket) => [ticket.groupLeaderId, ticket.structureId]));
  return [...waveTickets(tickets, links, wish.competition, now)].map(([groupLeaderId, ticketIds]) => ({
    groupLeaderId,
    structureId: structureOf.get(groupLeaderId) ?? '',
    ticketIds,
  }));
}

import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { lockTickets } from './lock-tickets';
import { saveTickets } from './save-tickets';
import { mayClaimTicket } from './ticket.policy';
import { claimInput } from './ticket.schema';
import { decideClaim } from './ticket-moves.rules';

/**
 * Rule 8: a group leader takes tickets, the terms accepted, all or none; taking again what is taken changes nothing. The
 * system takes them for their group leader (the demo). Throws what `decideClaim` throws, `tickets/not-found`.
 */
export const claimTickets = command(
  'tickets/claim',
  claimInput,
  async ({ tx, actor, trail }, { ticketIds, termsAccepted }) => {
    const [only] = ticketIds;
    if (ticketIds.length === 1 && only) trail({ subject: ['ticket', only] });
    trail({ facts: { tickets: ticketIds.length, termsAccepted } });
    const { tickets, now, rules } = await lockTickets(tx, ticketIds);
    trail({ structureId: tickets[0]?.structureId ?? null, programmeId: tickets[0]?.programmeId ?? null });
    if (!tickets.every((ticket) => mayClaimTicket(actor, ticket)))
      throw new DomainError('not-found', 'tickets/not-found');
    const outcomes = tickets.map((ticket) => {
      const groupLeaderId = actor.kind === 'holder' ? actor.groupLeaderId : (ticket.groupLeaderId ?? '');
      return decideClaim(ticket, { groupLeaderId, termsAccepted }, { by: actor, now, rules });
    });
    const changed = await saveTickets(tx, actor, outcomes);
    await tx.$executeRaw`
      UPDATE claim_link SET used_at = ${now}
      WHERE ticket_id = ANY(${changed.map((outcome) => outcome.ticket.id)}::uuid[]) AND used_at IS NULL AND revoked_at IS NULL`;
    trail({ facts: { tickets: tickets.length, changed: changed.length, termsAccepted } });
    return { claimed: changed.length };
  },
  { timeoutMs: 60_000 },
);

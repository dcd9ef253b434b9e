import { offerFreedSeats } from '@/modules/allocation/waiting.job-types';
import { revokeLinksOfTickets } from '@/modules/claims/revoke-links';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { lockTickets } from './lock-tickets';
import { saveTickets } from './save-tickets';
import { tellHolders } from './tell-holders';
import { mayRestituteTicket } from './ticket.policy';
import { restituteInput } from './ticket.schema';
import { decideRestitution } from './ticket-moves.rules';

/**
 * Rules 4 and 5: tickets given back, all or none: in the city's stock at once, with a new code, offered to the next in line, their
 * links dead, the group leader told. Open until the cutoff, later to the city with a reason. Throws what `decideRestitution` throws,
 * `tickets/not-found` (also for another's ticket).
 */
export const restituteTickets = command(
  'tickets/restitute',
  restituteInput,
  async (context, { ticketIds, reason, note }) => {
    const { tx, actor, later, trail } = context;
    const [only] = ticketIds;
    if (ticketIds.length === 1 && only) trail({ subject: ['ticket', only] });
    trail({ ...(note && { note }), facts: { tickets: ticketIds.length } });
    const { tickets, now, rules } = await lockTickets(tx, ticketIds);
    const first = tickets[0];
    trail({ structureId: first?.structureId ?? null, programmeId: first?.programmeId ?? null });
    // A seat of the stock is seen by the city only: for whoever holds nothing it is refused like an unknown one.
    const mine = tickets.every((ticket) => ticket.structureId === null || mayRestituteTicket(actor, ticket));
    if (!mine) throw new DomainError('not-found', 'tickets/not-found');
    const act = { by: actor, now, rules, reason: reason ?? null };
    const outcomes = tickets.map((ticket) => decideRestitution(ticket, act));
    await saveTickets(tx, actor, outcomes);
    await revokeLinksOfTickets(
      tx,
      actor,
      tickets.map((ticket) => ticket.id),
    );
    const late = outcomes.find((outcome) => outcome.override !== null)?.override;
    if (late) trail({ reason: late });
    const single = tickets.length === 1;
    const mails = await tellHolders(
      context,
      'RESTITUTION_NOTICE',
      tickets.map((ticket) => ({ about: ticket, subjectId: single ? ticket.id : ticket.sessionId })),
    );
    const sessions = new Set(tickets.map((ticket) => ticket.sessionId));
    await later(offerFreedSeats, ...[...sessions].map((sessionId) => ({ sessionId })));
    trail({ facts: { tickets: tickets.length, mails } });
    return { returned: tickets.length };
  },
  { timeoutMs: 60_000 },
);

import { revokeLinksOfTickets } from '@/modules/claims/revoke-links';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { lockTickets } from './lock-tickets';
import { saveTickets } from './save-tickets';
import { tellHolders } from './tell-holders';
import { mayTakeBackTicket } from './ticket.policy';
import { takeBackInput } from './ticket.schema';
import { decideTakeBack } from './ticket-moves.rules';

/**
 * Rule 4: tickets taken back from their group leader so that another can have them; the people keep their seats, the
 * links die, the group leader is told. Throws what `decideTakeBack` throws, `tickets/not-found`.
 */
export const takeBackTickets = command('tickets/take-back', takeBackInput, async (context, input) => {
  const { tx, actor, trail } = context;
  const [only] = input.ticketIds;
  if (input.ticketIds.length === 1 && only) trail({ subject: ['ticket', only] });
  trail({ ...(input.note && { note: input.note }), facts: { tickets: input.ticketIds.length } });
  const { tickets, now, rules } = await lockTickets(tx, input.ticketIds);
  trail({ structureId: tickets[0]?.structureId ?? null, programmeId: tickets[0]?.programmeId ?? null });
  if (!tickets.every((ticket) => mayTakeBackTicket(actor, ticket))) {
    throw new DomainError('not-found', 'tickets/not-found');
  }
  const act = { by: actor, now, rules, reason: input.reason ?? null };
  const outcomes = tickets.map((ticket) => decideTakeBack(ticket, act));
  await saveTickets(tx, actor, outcomes);
  const ids = tickets.map((ticket) => ticket.id);
  await revokeLinksOfTickets(tx, actor, ids);
  const late = outcomes.find((outcome) => outcome.override !== null)?.override;
  if (late) trail({ reason: late });
  await tellHolders(
    context,
    'RESTITUTION_NOTICE',
    tickets.map((ticket) => ({ about: ticket, subjectId: ticket.sessionId })),
  );
  return { takenBack: ids.length };
});

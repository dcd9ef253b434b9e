import { personSortKey } from '@/modules/structures/structure.rules';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { type Edited, requireSeen } from '@/platform/versions';
import { lockTicket } from './lock-tickets';
import { mayReadTicket } from './ticket.policy';
import { decideCorrection } from './ticket.rules';
import { correctInput } from './ticket.schema';

/**
 * Rule 3: the city corrects how the name on a ticket is written: not a rename, whatever the hour, and the trail says
 * TYPING_ERROR. The person of the list is corrected, on all its tickets. Throws what `decideCorrection` throws,
 * `common/changed-meanwhile`.
 */
export const correctName = command('tickets/correct-name', correctInput, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['ticket', input.ticketId], reason: 'TYPING_ERROR', ...(input.note && { note: input.note }) });
  const { ticket, now, rules } = await lockTicket(tx, input.ticketId);
  trail({ structureId: ticket.structureId });
  if (!mayReadTicket(actor, ticket)) throw new DomainError('not-found', 'tickets/not-found');
  if (ticket.beneficiaryId === null) throw new DomainError('conflict', 'tickets/not-a-correction');
  decideCorrection(ticket, ticket.beneficiaryId, { by: actor, now, rules });
  if (!input.lastName && !input.firstName) throw new DomainError('invalid', 'tickets/name-missing');
  const [person] = await tx.$queryRaw<Edited[]>`
    SELECT version, edits FROM beneficiary WHERE id = ${ticket.beneficiaryId}::uuid FOR UPDATE`;
  if (!person) throw new DomainError('not-found', 'tickets/not-found');
  requireSeen(person, { actor, seen: input.version, among: ['lastName', 'firstName'] });
  await tx.beneficiary.update({
    where: { id: ticket.beneficiaryId },
    data: {
      lastName: input.lastName,
      firstName: input.firstName,
      sortKey: personSortKey(input.lastName, input.firstName),
    },
  });
  return { ticketId: ticket.id, renameCount: ticket.renameCount };
});

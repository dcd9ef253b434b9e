import { isCityOf } from '@/modules/accounts/actor.rules';
import { requireFreshProof } from '@/modules/accounts/step-up.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { ticketConditions } from '@/modules/tickets/ticket.queries';
import { authorize } from '@/platform/authorize';
import { codedInput } from '@/platform/coded-input';
import { command } from '@/platform/command';
import { exportNamesInput, ticketListFilters } from './export.schema';

/**
 * Rule 12: a list with people's names leaves only for the city, with a reason and a fresh proof of who takes it; the trail
 * says who, when, why and how many. No file is kept: it is written while it is sent. Throws accounts/proof-needed.
 */
export const exportNames = command(
  'attendance/export-names',
  exportNamesInput,
  async ({ tx, actor, now, trail }, { format, reason, note, filters }): Promise<{ fileName: string }> => {
    const facts = { name: 'names', format, ...codedInput(ticketListFilters, filters) };
    trail({ reason, ...(note ? { note } : {}), facts });
    const programmeId = programmeIdOf(actor);
    authorize(isCityOf(actor, { programmeId }));
    requireFreshProof(actor, now);
    const [row] = await tx.$queryRaw<{ slug: string; people: number }[]>`
      SELECT p.slug, (SELECT count(t.beneficiary_id)::int FROM ticket t JOIN session s ON s.id = t.session_id
        LEFT JOIN structure o ON o.id = t.structure_id WHERE ${ticketConditions(filters, programmeId)}) AS people
      FROM programme p WHERE p.id = ${programmeId}::uuid`;
    trail({ facts: { ...facts, rows: row?.people ?? 0 } });
    return { fileName: `names-${row?.slug ?? ''}.${format}` };
  },
);

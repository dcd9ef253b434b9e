import { describe, expect, it } from 'vitest';
import { programmeRules } from '@/modules/programmes/programme.schema';
import { ticketAbilities } from './ticket.policy';
import { agent, aTicket, auditor, CUTOFF_AT, EARLY, holder, leader, namedTicket } from './ticket-examples';

const rules = programmeRules.parse({});
const waiting = aTicket({ state: 'CONFIRMED', claimedAt: null });

describe('what this actor may do next with this ticket', () => {
  const table = [
    ['a holder, before taking', holder, waiting, EARLY, 'name restitute claim'],
    ['a holder, taken, unnamed', holder, aTicket(), EARLY, 'name restitute'],
    ['a leader, taken, named', leader, namedTicket('A'), EARLY, 'rename restitute takeBack'],
    ['a leader, confirmed', leader, waiting, EARLY, 'name restitute assign takeBack'],
    ['a leader, no rename left (rule 3)', leader, namedTicket('A', { renameCount: 2 }), EARLY, 'restitute takeBack'],
    ['a leader, at the cutoff (rule 4)', leader, namedTicket('A'), CUTOFF_AT, ''],
    ['the city, before the cutoff', agent, namedTicket('A'), EARLY, 'rename correct restitute takeBack'],
    ['the city, at the cutoff', agent, namedTicket('A'), CUTOFF_AT, 'rename correct restitute takeBack needsReason'],
    ['the city, a ticket that has entered', agent, namedTicket('A', { state: 'ENTERED' }), CUTOFF_AT, ''],
    ['the city, a cancelled session', agent, namedTicket('A', { sessionStatus: 'CANCELLED' }), EARLY, ''],
    ['the city, a free seat', agent, aTicket({ state: 'FREE', structureId: null, groupLeaderId: null }), EARLY, ''],
    ['a leader of another structure', leader, namedTicket('A', { structureId: 's-2' }), EARLY, ''],
    ['the auditor', auditor, namedTicket('A'), EARLY, ''],
    ['the auditor, nobody named', auditor, waiting, EARLY, ''],
  ] as const;

  it.each(table)('given %s, then just that', (_, actor, ticket, now, expected) => {
    const can = Object.entries(ticketAbilities(actor, ticket, now, rules));
    expect(can.flatMap(([ability, allowed]) => (allowed ? [ability] : [])).join(' ')).toBe(expected);
  });
});

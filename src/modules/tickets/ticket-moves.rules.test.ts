import { describe, expect, it } from 'vitest';
import type { TicketState } from './ticket.rules';
import { acting, agent, aTicket, CUTOFF_AT, EARLY, holder, namedTicket } from './ticket-examples';
import { decideAssign, decideClaim, decideRestitution, decideReturn, decideTakeBack } from './ticket-moves.rules';

const AT_CUTOFF = acting({ now: CUTOFF_AT });
const FREED = {
  state: 'FREE',
  structureId: null,
  allocationId: null,
  groupLeaderId: null,
  beneficiaryId: null,
  namedAt: null,
  renameCount: 0,
  claimedAt: null,
} as const;

describe('rules 4 and 5: restitution', () => {
  it.each(['CONFIRMED', 'CLAIMED'] as const)(
    'given a ticket %s, when given back, then it is free and nobody’s',
    (state) => {
      const done = decideRestitution(namedTicket('A', { state, renameCount: 2 }), acting());
      expect(done).toMatchObject({ cause: 'RESTITUTED', changed: true, override: null });
      expect(done.ticket).toEqual(aTicket(FREED));
    },
  );

  it.each(['FREE', 'HELD', 'PROPOSED'] as const)('given a ticket %s, then there is nothing to give back', (state) => {
    expect(() => decideRestitution(aTicket({ state }), acting())).toThrow('tickets/not-restitutable');
  });

  it('given the cutoff, then open one second before, closed at it, open to the city with a reason', () => {
    const before = acting({ now: new Date(CUTOFF_AT.getTime() - 1000) });
    expect(decideRestitution(aTicket(), before).changed).toBe(true);
    expect(() => decideRestitution(aTicket(), AT_CUTOFF)).toThrow('tickets/cutoff-passed');
    expect(() => decideRestitution(aTicket(), { ...AT_CUTOFF, by: agent })).toThrow('tickets/reason-required');
    expect(decideRestitution(aTicket(), { ...AT_CUTOFF, by: agent, reason: 'ILLNESS' }).override).toBe('ILLNESS');
  });

  it('given a ticket that has entered, then it is refused', () => {
    expect(() => decideRestitution(aTicket({ state: 'ENTERED' }), acting())).toThrow('tickets/already-entered');
  });
});

describe('rules 7 and 16: tickets that return by a decision on their session or allocation', () => {
  const table: readonly (readonly [TicketState, boolean, boolean])[] = [
    ['FREE', false, false],
    ['HELD', false, false],
    ['PROPOSED', true, true],
    ['CONFIRMED', true, false],
    ['CLAIMED', true, false],
    ['ENTERED', false, false],
  ];
  it.each(table)(
    'given a ticket %s, then cancellation returns it: %s, a lapsed allocation: %s',
    (state, all, lapsed) => {
      const ticket = aTicket({ state, sessionStatus: 'CANCELLED' });
      expect(decideReturn(ticket, 'SESSION_CANCELLED').changed).toBe(all);
      expect(decideReturn(ticket, 'POSTPONEMENT_RETURN').changed).toBe(all);
      expect(decideReturn(ticket, 'ALLOCATION_RELEASED').changed).toBe(lapsed);
      expect(decideReturn(ticket, 'ALLOCATION_DECLINED').changed).toBe(lapsed);
      if (all) expect(decideReturn(ticket, 'SESSION_CANCELLED').ticket).toMatchObject(FREED);
      else expect(decideReturn(ticket, 'SESSION_CANCELLED').ticket).toBe(ticket);
    },
  );
});

describe('rule 2: a ticket goes to a group leader', () => {
  const confirmed = aTicket({ state: 'CONFIRMED', groupLeaderId: null, claimedAt: null });
  const other = { id: 'g-2', structureId: 's-1', programmeId: 'p-1' };

  it('given a confirmed ticket, then it is theirs; given it already is, then nothing changes', () => {
    const done = decideAssign(confirmed, other, acting());
    expect(done).toMatchObject({
      cause: 'ASSIGNED',
      changed: true,
      ticket: { groupLeaderId: 'g-2', state: 'CONFIRMED' },
    });
    expect(decideAssign(done.ticket, other, acting()).changed).toBe(false);
  });

  it.each([
    ['a ticket already taken', aTicket(), other, 'tickets/not-assignable'],
    ['a proposed ticket', aTicket({ state: 'PROPOSED' }), other, 'tickets/not-assignable'],
    ['a leader of another structure', confirmed, { ...other, structureId: 's-2' }, 'tickets/other-structure'],
    ['a leader of another programme', confirmed, { ...other, programmeId: 'p-2' }, 'tickets/other-structure'],
  ])('given %s, then it is refused', (_, ticket, to, code) => {
    expect(() => decideAssign(ticket, to, acting())).toThrow(code);
  });

  it('given the cutoff, then it is refused', () => {
    expect(() => decideAssign(confirmed, other, AT_CUTOFF)).toThrow('tickets/cutoff-passed');
  });
});

describe('rule 8: taking a ticket', () => {
  const waiting = aTicket({ state: 'CONFIRMED', claimedAt: null });
  const taking = { groupLeaderId: 'g-1', termsAccepted: true };
  const act = acting({ by: holder });

  it('given the terms accepted, then the ticket is taken, now', () => {
    expect(decideClaim(waiting, taking, act)).toMatchObject({
      cause: 'CLAIMED',
      changed: true,
      ticket: { state: 'CLAIMED', claimedAt: EARLY },
    });
  });

  it('given the terms not accepted, then it is refused', () => {
    expect(() => decideClaim(waiting, { ...taking, termsAccepted: false }, act)).toThrow('tickets/terms-required');
  });

  it('given the same person a second time, then the answer is the same and nothing changes, even after the cutoff', () => {
    const taken = aTicket();
    expect(decideClaim(taken, taking, { ...act, now: CUTOFF_AT })).toMatchObject({ changed: false, ticket: taken });
  });

  it.each([
    ['somebody else’s ticket', waiting, 'g-2', 'tickets/not-claimable'],
    ['a ticket somebody else took', aTicket(), 'g-2', 'tickets/not-claimable'],
    ['a ticket with no group leader', { ...waiting, groupLeaderId: null }, 'g-1', 'tickets/not-claimable'],
    ['a ticket given back', aTicket(FREED), 'g-1', 'tickets/not-claimable'],
    ['a proposed ticket', { ...waiting, state: 'PROPOSED' as const }, 'g-1', 'tickets/not-claimable'],
    ['a ticket that has entered', aTicket({ state: 'ENTERED' }), 'g-1', 'tickets/already-entered'],
    ['a cancelled session', { ...waiting, sessionStatus: 'CANCELLED' as const }, 'g-1', 'tickets/session-cancelled'],
  ])('given %s, then it is refused', (_, ticket, groupLeaderId, code) => {
    expect(() => decideClaim(ticket, { groupLeaderId, termsAccepted: true }, act)).toThrow(code);
  });

  it('given the cutoff, then the link is dead', () => {
    expect(() => decideClaim(waiting, taking, { ...act, now: CUTOFF_AT })).toThrow('tickets/cutoff-passed');
  });
});

describe('rule 4: a ticket taken back from its group leader', () => {
  it('given a taken ticket, then it waits for another leader and the person keeps the seat', () => {
    const done = decideTakeBack(namedTicket('A', { renameCount: 1 }), acting());
    expect(done.cause).toBe('TAKEN_BACK');
    expect(done.ticket).toEqual(
      namedTicket('A', { renameCount: 1, state: 'CONFIRMED', groupLeaderId: null, claimedAt: null }),
    );
  });

  it.each([aTicket({ groupLeaderId: null, state: 'CONFIRMED' }), aTicket({ state: 'PROPOSED' })])(
    'given nobody who holds it, then it is refused',
    (ticket) => {
      expect(() => decideTakeBack(ticket, acting())).toThrow('tickets/not-taken');
    },
  );

  it('given the cutoff, then it is refused', () => {
    expect(() => decideTakeBack(aTicket(), AT_CUTOFF)).toThrow('tickets/cutoff-passed');
  });
});

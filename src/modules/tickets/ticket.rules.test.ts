import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/platform/errors';
import { decideCorrection, decideName, decideRename, requireOpen, requirePersonFree } from './ticket.rules';
import { acting, agent, aTicket, CUTOFF_AT, EARLY, holder, leader, namedTicket, person } from './ticket-examples';

const refusal = (run: () => unknown): { kind: string; code: string; facts: unknown } => {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return { kind: error.kind, code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('nothing was refused');
};
const shifted = (ms: number) => new Date(CUTOFF_AT.getTime() + ms);

describe('rule 1: a name is on the list the structure handed over', () => {
  it.each([
    ['nobody of that id', null],
    ['a person of another structure', person('b-1', { structureId: 's-2' })],
    ['a person of another programme', person('b-1', { programmeId: 'p-2' })],
  ])('given %s, when it is put on a ticket, then it is refused', (_, who) => {
    expect(refusal(() => decideName(aTicket(), who, acting())).code).toBe('tickets/not-on-list');
    expect(refusal(() => decideRename(namedTicket('b-0'), who, acting())).code).toBe('tickets/not-on-list');
  });

  it.each(['FREE', 'HELD', 'PROPOSED'] as const)('given a ticket that is %s, then nobody can be named', (state) => {
    expect(refusal(() => decideName(aTicket({ state }), person('b-1'), acting())).code).toBe('tickets/not-allocated');
  });

  it('given a wheelchair place, then only a person who needs one is seated there (rule 6)', () => {
    const place = aTicket({ kind: 'WHEELCHAIR' });
    expect(refusal(() => decideName(place, person('b-1'), acting())).code).toBe('tickets/wheelchair-seat');
    expect(decideName(place, person('b-1', { wheelchair: true }), acting()).changed).toBe(true);
    expect(decideName(aTicket({ kind: 'COMPANION' }), person('b-1'), acting()).changed).toBe(true);
  });
});

describe('rule 3: what counts as a rename', () => {
  it('given no name yet, when one is put, then it is not a rename, through either door', () => {
    for (const decide of [decideName, decideRename]) {
      expect(decide(aTicket(), person('b-1'), acting())).toEqual({
        ticket: namedTicket('b-1'),
        cause: 'NAMED',
        changed: true,
        counted: false,
        override: null,
      });
    }
  });

  it('given a named ticket, when another is named, then it counts once', () => {
    const done = decideRename(namedTicket('b-1'), person('b-2'), acting());
    expect(done).toMatchObject({ cause: 'RENAMED', changed: true, counted: true });
    expect(done.ticket).toMatchObject({ beneficiaryId: 'b-2', renameCount: 1, namedAt: EARLY });
  });

  it('given A then B, when A comes back, then it counts again', () => {
    const toB = decideRename(namedTicket('A'), person('B'), acting());
    const backToA = decideRename(toB.ticket, person('A'), acting());
    expect(backToA).toMatchObject({ counted: true, ticket: { beneficiaryId: 'A', renameCount: 2 } });
  });

  it('given the same person, then nothing changes and nothing counts, also with no rename left', () => {
    const ticket = namedTicket('A', { renameCount: 2 });
    for (const decide of [decideName, decideRename]) {
      const done = decide(ticket, person('A'), acting());
      expect(done).toMatchObject({ changed: false, counted: false });
      expect(done.ticket).toBe(ticket);
    }
  });

  it('given two renames done, when a third is asked, then it is refused with the numbers', () => {
    expect(refusal(() => decideRename(namedTicket('A', { renameCount: 2 }), person('B'), acting()))).toEqual({
      kind: 'conflict',
      code: 'tickets/renames-exhausted',
      facts: { max: 2, done: 2 },
    });
  });

  it.each([acting({ by: agent, reason: 'ILLNESS' }), acting({ by: agent, reason: 'ILLNESS', now: shifted(0) })])(
    'given two renames done, when the city gives a reason, then it is refused all the same',
    (act) => {
      const third = () => decideRename(namedTicket('A', { renameCount: 2 }), person('B'), act);
      expect(refusal(third).code).toBe('tickets/renames-exhausted');
    },
  );

  it('given a programme with no rename at all, then the first one is refused and the first naming is not', () => {
    const strict = acting({ rules: { cutoffHours: 48, maxRenames: 0 } });
    expect(decideName(aTicket(), person('A'), strict).changed).toBe(true);
    expect(refusal(() => decideRename(namedTicket('A'), person('B'), strict)).code).toBe('tickets/renames-exhausted');
  });

  it('given a named ticket, when another person is put by the first-naming door, then it is refused', () => {
    expect(refusal(() => decideName(namedTicket('A'), person('B'), acting())).code).toBe('tickets/already-named');
  });

  it('given a name that was erased, when another is put, then it counts: somebody had been named', () => {
    const erased = namedTicket('A', { beneficiaryId: null });
    expect(decideRename(erased, person('B'), acting())).toMatchObject({ counted: true, ticket: { renameCount: 1 } });
    expect(refusal(() => decideName(erased, person('B'), acting())).code).toBe('tickets/already-named');
  });

  it('given any sequence of names, then the count is that of the changes and never passes two', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 12 }), (names) => {
        let ticket = aTicket();
        let changes = 0;
        for (const name of names) {
          const before = ticket.beneficiaryId;
          const isRename = before !== null && before !== name;
          if (isRename && changes === 2) {
            expect(() => decideRename(ticket, person(name), acting())).toThrow('tickets/renames-exhausted');
            continue;
          }
          const done = decideRename(ticket, person(name), acting());
          expect(done.counted).toBe(isRename);
          if (isRename) changes += 1;
          ticket = done.ticket;
          expect(ticket).toMatchObject({ beneficiaryId: name, renameCount: changes });
        }
      }),
    );
  });
});

describe('rule 3: the city corrects a typing error', () => {
  it('given the person on the ticket, then nothing counts and the trail is told', () => {
    const ticket = namedTicket('A', { renameCount: 2 });
    expect(decideCorrection(ticket, 'A', acting({ by: agent, now: shifted(60_000) }))).toEqual({
      ticket,
      cause: 'CORRECTED',
      changed: true,
      counted: false,
      override: 'TYPING_ERROR',
    });
  });

  it.each([
    ['a leader', acting(), 'A', 'tickets/city-only'],
    ['a holder', acting({ by: holder }), 'A', 'tickets/city-only'],
    ['another person slipped in by the city', acting({ by: agent }), 'B', 'tickets/not-a-correction'],
  ])('given %s, then it is refused', (_, act, who, code) => {
    expect(refusal(() => decideCorrection(namedTicket('A'), who, act)).code).toBe(code);
  });
});

describe('rule 4: open until 48 hours before, to the second', () => {
  it.each([-1000, -1])('given %d ms before the cutoff, then the outside may rename', (ms) => {
    expect(decideRename(namedTicket('A'), person('B'), acting({ now: shifted(ms) })).override).toBeNull();
  });

  it.each([leader, holder])(
    'given the cutoff itself or later, then the outside is refused with date and hours',
    (by) => {
      for (const ms of [0, 1, 1000]) {
        const late = acting({ by, now: shifted(ms), reason: 'ILLNESS' });
        expect(refusal(() => decideRename(namedTicket('A'), person('B'), late))).toEqual({
          kind: 'conflict',
          code: 'tickets/cutoff-passed',
          facts: { cutoffAt: '2024-07-26T18:00:00.000Z', cutoffHours: 48 },
        });
      }
    },
  );

  it('given the city after the cutoff, then a reason is required, and handed back for the trail', () => {
    const late = acting({ by: agent, now: shifted(0) });
    expect(refusal(() => requireOpen(aTicket(), late)).code).toBe('tickets/reason-required');
    const done = decideRename(namedTicket('A'), person('B'), { ...late, reason: 'LATE_CHANGE' });
    expect(done).toMatchObject({ counted: true, override: 'LATE_CHANGE' });
    const stale = { ...agent, provedAt: shifted(-15 * 60_000) };
    const unproved = { ...late, by: stale, reason: 'LATE_CHANGE' as const };
    expect(refusal(() => decideRename(namedTicket('A'), person('B'), unproved)).code).toBe('accounts/proof-needed');
  });

  it('given the city before the cutoff, then a reason given is no override', () => {
    expect(requireOpen(aTicket(), acting({ by: agent, reason: 'OTHER' }))).toBeNull();
  });

  it('given a ticket that has entered or a cancelled session, then no reason helps', () => {
    const city = acting({ by: agent, reason: 'ORGANISER_REQUEST' });
    expect(refusal(() => requireOpen(aTicket({ state: 'ENTERED' }), city)).code).toBe('tickets/already-entered');
    const cancelled = aTicket({ sessionStatus: 'CANCELLED' });
    expect(refusal(() => requireOpen(cancelled, city)).code).toBe('tickets/session-cancelled');
  });
});

describe('rule 15: nobody sits in two seats at once', () => {
  const slot = { startsAt: new Date('2024-07-28T09:00:00Z'), endsAt: new Date('2024-07-28T12:00:00Z') };
  it('given an overlapping seat, then refused; given one that starts as this ends, then not', () => {
    expect(refusal(() => requirePersonFree(slot, [slot])).code).toBe('tickets/person-busy');
    expect(() =>
      requirePersonFree(slot, [{ startsAt: slot.endsAt, endsAt: new Date('2024-07-28T15:00:00Z') }]),
    ).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { TICKET_STATES } from '@/modules/tickets/ticket.rules';
import {
  decideScan,
  isCounted,
  isExpected,
  isInsideWindow,
  type Reading,
  ratePercent,
  turnoutBy,
  turnoutOf,
} from './attendance.rules';

const at = (iso: string) => new Date(iso);
const session = {
  id: 'ATH01',
  timeZone: 'Europe/Paris',
  status: 'SCHEDULED' as const,
  startsAt: at('2024-08-01T18:00:00+02:00'),
  endsAt: at('2024-08-01T21:00:00+02:00'),
};
const reading = (over: Partial<Reading> = {}): Reading => ({
  session,
  ticket: { sessionId: 'ATH01', state: 'CLAIMED' },
  at: at('2024-08-01T17:30:00+02:00'),
  earlier: null,
  ...over,
});

describe('rule 10: a scan', () => {
  it.each([
    ['a taken ticket', {}, 'ENTERED'],
    ['a confirmed ticket nobody took', { ticket: { sessionId: 'ATH01', state: 'CONFIRMED' } }, 'ENTERED'],
    ['a code no ticket has', { ticket: null }, 'UNKNOWN'],
    ['a ticket of another session', { ticket: { sessionId: 'ATH02', state: 'CLAIMED' } }, 'WRONG_SESSION'],
    [
      'a ticket that has entered: leaving is final',
      { ticket: { sessionId: 'ATH01', state: 'ENTERED' } },
      'ALREADY_ENTERED',
    ],
    ['a ticket given back', { ticket: { sessionId: 'ATH01', state: 'FREE' } }, 'NOT_ALLOCATED'],
    ['a ticket held by the city', { ticket: { sessionId: 'ATH01', state: 'HELD' } }, 'NOT_ALLOCATED'],
    ['a ticket proposed, not confirmed', { ticket: { sessionId: 'ATH01', state: 'PROPOSED' } }, 'NOT_ALLOCATED'],
    ['three hours before', { at: at('2024-08-01T15:00:00+02:00') }, 'ENTERED'],
    ['a second earlier than that', { at: at('2024-08-01T14:59:59+02:00') }, 'OUTSIDE_WINDOW'],
    ['the last second', { at: at('2024-08-01T20:59:59+02:00') }, 'ENTERED'],
    ['the end', { at: at('2024-08-01T21:00:00+02:00') }, 'OUTSIDE_WINDOW'],
    ['a cancelled session', { session: { ...session, status: 'CANCELLED' } }, 'OUTSIDE_WINDOW'],
  ] as const)('given %s, then the outcome is right, and only ENTERED enters', (_, over, outcome) => {
    expect(decideScan(reading(over))).toEqual({ outcome, enters: outcome === 'ENTERED', repeated: false });
  });

  it.each(['ENTERED', 'UNKNOWN', 'OUTSIDE_WINDOW'] as const)(
    'given the network repeating a scan that was %s, then the same answer and no second entry',
    (outcome) => {
      const again = reading({ ticket: { sessionId: 'ATH01', state: 'ENTERED' }, earlier: { outcome } });
      expect(decideScan(again)).toEqual({ outcome, enters: false, repeated: true });
    },
  );

  it('given a session over several days, then valid to the end of its last day at the venue', () => {
    const golf = { startsAt: at('2024-08-01T09:00:00+02:00'), endsAt: at('2024-08-02T18:00:00+02:00') };
    expect(isInsideWindow(at('2024-08-02T23:59:59+02:00'), golf, 'Europe/Paris')).toBe(true);
    expect(isInsideWindow(at('2024-08-03T00:00:00+02:00'), golf, 'Europe/Paris')).toBe(false);
  });
});

describe('rule 12: the rate of attendance', () => {
  it('given each state, then only places held to the end are expected', () => {
    expect(TICKET_STATES.filter(isExpected)).toEqual(['CONFIRMED', 'CLAIMED', 'ENTERED']);
  });

  it('given a session, then it counts once it is over, and never when cancelled', () => {
    expect(isCounted(session, at('2024-08-01T20:59:59+02:00'))).toBe(false);
    expect(isCounted(session, session.endsAt)).toBe(true);
    expect(isCounted({ ...session, status: 'CANCELLED' }, session.endsAt)).toBe(false);
  });

  it.each([
    [0, 0, null],
    [3, 0, 0],
    [3, 3, 100],
    [3, 1, 33.3],
    [3, 2, 66.7],
    [8, 1, 12.5],
    [2000, 1, 0.1],
    [2001, 1, 0],
    [50_000, 36_000, 72],
  ])('given %d expected and %d entered, then %s percent', (expected, entered, rate) => {
    expect(ratePercent({ expected, entered })).toBe(rate);
  });

  it('given rows, then their sums by public, in order, and the same total whichever way they are added', () => {
    const rows = [
      { day: '2024-08-01', public: 'YOUTH', expected: 10, entered: 7 },
      { day: '2024-08-02', public: 'SOCIAL', expected: 5, entered: 5 },
      { day: '2024-08-02', public: 'YOUTH', expected: 1, entered: 0 },
    ];
    const byPublic = turnoutBy(rows, (row) => row.public);
    expect([...byPublic]).toEqual([
      ['SOCIAL', { expected: 5, entered: 5 }],
      ['YOUTH', { expected: 11, entered: 7 }],
    ]);
    const byDay = turnoutBy(rows, (row) => row.day);
    expect(turnoutOf([...byPublic.values()])).toEqual(turnoutOf([...byDay.values()]));
    expect(turnoutOf(rows)).toEqual({ expected: 16, entered: 12 });
  });
});

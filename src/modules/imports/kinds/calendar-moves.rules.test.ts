import { describe, expect, test } from 'vitest';
import type { SessionStatus } from '@/modules/sessions/session.rules';
import {
  type KnownCalendar,
  type KnownSlot,
  type Move,
  moveFault,
  moveOf,
  type SaidSlot,
} from './calendar-moves.rules';

const now = new Date('2024-07-01T12:00:00Z');
const calendar: KnownCalendar = { now, rules: { cutoffHours: 48 }, sessions: new Map() };
/** Hours from now; a session lasts three. */
const slot = (start: number, lasting = 3) => ({
  startsAt: new Date(now.getTime() + start * 3_600_000),
  endsAt: new Date(now.getTime() + (start + lasting) * 3_600_000),
});
const known = (status: SessionStatus, structures: number, start = 168): KnownSlot => ({
  ...slot(start),
  status,
  structures,
});
const says = (status: SessionStatus | null, start = 168, lasting = 3): SaidSlot => ({
  ...slot(start, lasting),
  status,
});

const CASES: readonly [string, KnownSlot, SaidSlot, Move, string | null][] = [
  ['as we have it', known('SCHEDULED', 2), says(null), 'NONE', null],
  ['a new end alone', known('SCHEDULED', 2), says(null, 168, 4), 'NONE', null],
  ['another time, nobody holds a seat', known('SCHEDULED', 0), says(null, 240), 'MOVE', null],
  ['another time in the past, nobody holds a seat', known('SCHEDULED', 0), says(null, -24), 'MOVE', null],
  ['another time, two structures hold seats', known('SCHEDULED', 2), says(null, 240), 'ASK', null],
  ['moved again', known('POSTPONED', 2), says('POSTPONED', 240), 'ASK', null],
  ['earlier', known('SCHEDULED', 2), says('SCHEDULED', 120), 'ASK', null],
  ['into the past', known('SCHEDULED', 2), says(null, -1), 'ASK', 'start move-in-the-past'],
  ['so near that nobody could answer', known('SCHEDULED', 2), says(null, 48), 'ASK', 'start move-too-near'],
  ['a moment further', known('SCHEDULED', 2), says(null, 48.01), 'ASK', null],
  ['postponed, its date not known', known('SCHEDULED', 2), says('POSTPONED'), 'NONE', 'start postponed-no-date'],
  ['postponed, as we know', known('POSTPONED', 2), says('POSTPONED'), 'NONE', null],
  ['held again, as postponed', known('POSTPONED', 2), says('SCHEDULED'), 'NONE', null],
  ['cancelled', known('SCHEDULED', 2), says('CANCELLED'), 'CANCEL', null],
  ['cancelled, with any other date', known('SCHEDULED', 2), says('CANCELLED', -5), 'CANCEL', null],
  ['cancelled after it was over', known('SCHEDULED', 2, -5), says('CANCELLED', -5), 'CANCEL', 'status session-over'],
  ['cancelled, as we know', known('CANCELLED', 0), says('CANCELLED'), 'NONE', null],
  ['cancelled, and not told', known('CANCELLED', 0), says(null), 'NONE', null],
  ['held again after all', known('CANCELLED', 0), says('SCHEDULED'), 'NONE', 'status cancelled-stays'],
  ['cancelled, at another time', known('CANCELLED', 0), says(null, 240), 'NONE', 'start cancelled-stays'],
];

describe('Given a session we have, when a calendar says (rule 7)', () => {
  test.each(CASES)('%s', (_, have, said, move, fault) => {
    expect(moveOf(have, said)).toBe(move);
    const found = moveFault(have, said, calendar);
    expect(found && `${found.field} ${found.code}`).toBe(fault);
  });
});

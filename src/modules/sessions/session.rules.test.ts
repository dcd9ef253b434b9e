import { describe, expect, it } from 'vitest';
import { programmeRules } from '@/modules/programmes/programme.schema';
import { answerInForce, cutoffOf, decideAnswer, decidePostponement, isClosed, overlaps } from './session.rules';

const rules = programmeRules.parse({});
const at = (iso: string) => new Date(iso);
const slot = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });

describe('rule 4: the cutoff is 48 absolute hours before the start', () => {
  const table = [
    ['an ordinary day in Paris', '2024-07-28T20:00:00+02:00', '2024-07-26T20:00:00+02:00'],
    ['the day after clocks go forward', '2024-04-01T15:00:00+02:00', '2024-03-30T14:00:00+01:00'],
    ['the night clocks go forward', '2024-03-31T03:00:00+02:00', '2024-03-29T02:00:00+01:00'],
    ['the day after clocks go back', '2024-10-28T15:00:00+01:00', '2024-10-26T16:00:00+02:00'],
    ['the hour told twice, first time', '2024-10-27T02:30:00+02:00', '2024-10-25T02:30:00+02:00'],
    ['the hour told twice, second time', '2024-10-27T02:30:00+01:00', '2024-10-25T03:30:00+02:00'],
    ['surf at Teahupoo, Tahiti', '2024-07-27T07:00:00-10:00', '2024-07-25T07:00:00-10:00'],
  ] as const;

  it.each(table)('given a start on %s, then the cutoff stands 48 hours earlier', (_, start, cutoff) => {
    expect(cutoffOf(at(start), rules)).toEqual(at(cutoff));
  });

  it.each(table)(
    'given a start on %s, when it is T−1 ms, T−1 s, T and T+1 s, then open, open, closed, closed',
    (_, start) => {
      const cutoffAt = cutoffOf(at(start), rules);
      const around = [-1, -1000, 0, 1000].map((ms) => isClosed(new Date(cutoffAt.getTime() + ms), cutoffAt));
      expect(around).toEqual([false, false, true, true]);
    },
  );

  it('given a programme of 24 hours, then its own figure holds', () => {
    const start = at('2024-07-28T20:00:00+02:00');
    expect(cutoffOf(start, programmeRules.parse({ cutoffHours: 24 }))).toEqual(at('2024-07-27T20:00:00+02:00'));
  });
});

describe('rule 15: sessions that overlap', () => {
  const morning = slot('2024-07-28T09:00:00+02:00', '2024-07-28T12:00:00+02:00');
  it.each([
    ['the same hours', '2024-07-28T09:00:00+02:00', '2024-07-28T12:00:00+02:00', true],
    ['inside', '2024-07-28T10:00:00+02:00', '2024-07-28T11:00:00+02:00', true],
    ['around', '2024-07-28T08:00:00+02:00', '2024-07-28T13:00:00+02:00', true],
    ['the last minute', '2024-07-28T11:59:00+02:00', '2024-07-28T15:00:00+02:00', true],
    ['starting as it ends', '2024-07-28T12:00:00+02:00', '2024-07-28T15:00:00+02:00', false],
    ['ending as it starts', '2024-07-28T07:00:00+02:00', '2024-07-28T09:00:00+02:00', false],
    ['the same hours written in UTC', '2024-07-28T07:00:00Z', '2024-07-28T10:00:00Z', true],
  ])('given %s, then %s–%s gives %s, both ways round', (_, from, to, expected) => {
    const other = slot(from, to);
    expect([overlaps(morning, other), overlaps(other, morning)]).toEqual([expected, expected]);
  });
});

describe('rule 7: postponement', () => {
  const now = at('2024-07-26T10:00:00+02:00');
  const later = slot('2024-07-30T20:00:00+02:00', '2024-07-30T23:00:00+02:00');

  it('given a scheduled session, when it is moved, then its cutoff moves with it', () => {
    expect(decidePostponement({ status: 'SCHEDULED' }, later, now, rules)).toEqual({
      ...later,
      cutoffAt: at('2024-07-28T20:00:00+02:00'),
      status: 'POSTPONED',
    });
  });

  it('given a move across the end of summer time, then the cutoff stays 48 absolute hours', () => {
    const autumn = slot('2024-10-28T15:00:00+01:00', '2024-10-28T17:00:00+01:00');
    const moved = decidePostponement({ status: 'POSTPONED' }, autumn, now, rules);
    expect(moved.cutoffAt).toEqual(at('2024-10-26T16:00:00+02:00'));
  });

  it.each([
    ['a cancelled session', 'CANCELLED', later, 'sessions/cancelled'],
    ['an end before the start', 'SCHEDULED', { startsAt: later.endsAt, endsAt: later.startsAt }, 'sessions/bad-times'],
    ['an end at the start', 'SCHEDULED', { startsAt: later.startsAt, endsAt: later.startsAt }, 'sessions/bad-times'],
    ['a start that is now', 'SCHEDULED', { startsAt: now, endsAt: later.endsAt }, 'sessions/in-the-past'],
  ] as const)('given %s, then it is refused', (_, status, to, code) => {
    expect(() => decidePostponement({ status }, to, now, rules)).toThrow(code);
  });

  const answerBy = at('2024-07-28T12:00:00+02:00');
  const before = at('2024-07-28T11:59:59+02:00');

  it.each([
    ['KEEP, before the deadline', 'KEEP', before, 'KEEP', 'KEEP'],
    ['RETURN, after the deadline', 'RETURN', answerBy, 'KEEP', 'RETURN'],
    ['silence, before the deadline', null, before, 'KEEP', 'PENDING'],
    ['silence, at the deadline', null, answerBy, 'KEEP', 'KEEP'],
    ['silence, at the deadline, in a programme where it means return', null, answerBy, 'RETURN', 'RETURN'],
    ['KEEP, in a programme where silence means return', 'KEEP', answerBy, 'RETURN', 'KEEP'],
  ] as const)('given %s, then the answer in force is right', (_, given, now, postponementSilence, expected) => {
    expect(answerInForce(given, answerBy, now, { postponementSilence })).toBe(expected);
  });

  it('given an answer before the deadline, then it is taken; at the deadline it is refused', () => {
    expect(decideAnswer('RETURN', answerBy, before)).toBe('RETURN');
    expect(() => decideAnswer('RETURN', answerBy, answerBy)).toThrow('sessions/answer-too-late');
  });
});

import { describe, expect, it } from 'vitest';
import { contradictions } from './draw-contradictions.rules';
import { input, rules, session, structure } from './draw-examples';
import type { Quota } from './draw-input.rules';

const of = (...quotas: Quota[]) =>
  input({
    rules: rules({ quotas }),
    sessions: [session('s', 80), session('t', 40, 10), { ...session('p', 10, 20), competition: 'PARALYMPIC' }],
    structures: [
      structure('a', { public: 'YOUTH', district: 18, tags: ['far'] }),
      structure('b', { public: 'SPORT', district: 18 }),
      structure('c', { public: 'SENIORS', district: 3 }),
    ],
  });
const least = (id: string, whom: Quota['of'], seats: number, on: Quota['on'] = { sessionId: 's' }): Quota => ({
  id,
  of: whom,
  on,
  minimum: { seats },
});
const most = (id: string, whom: Quota['of'], seats: number, on: Quota['on'] = { sessionId: 's' }): Quota => ({
  id,
  of: whom,
  on,
  maximum: { seats },
});
const YOUTH = { public: 'YOUTH' } as const;
const SPORT = { public: 'SPORT' } as const;

describe('contradictions of quotas, told before a draw', () => {
  it('given minimums that need 120 seats on a session of 80, then it is said in these numbers', () => {
    expect(contradictions(of(least('q1', YOUTH, 70), least('q2', SPORT, 50)))).toEqual([
      { kind: 'minimums-over-offer', need: 120, has: 80, sessionId: 's', quotaIds: ['q1', 'q2'] },
    ]);
  });

  it('given minimums whose people are the same, then their seats are not added up', () => {
    expect(contradictions(of(least('q1', YOUTH, 70), least('q2', { district: 18 }, 75)))).toEqual([]);
  });

  it('given minimums on sessions that together exceed the competition they are in, then that is told', () => {
    const olympic = { competition: 'OLYMPIC' } as const;
    const found = contradictions(of(least('q1', YOUTH, 75), least('q2', SPORT, 60, olympic)));
    expect(found).toEqual([
      { kind: 'minimums-over-offer', need: 135, has: 120, sessionId: null, quotaIds: ['q1', 'q2'] },
    ]);
  });

  it('given a minimum over the maximum of the same scope, also in one quota, then both are named', () => {
    const expected = { kind: 'minimums-over-maximum', need: 30, has: 20 };
    expect(contradictions(of(least('q1', YOUTH, 30), most('q2', YOUTH, 20)))).toMatchObject([
      { ...expected, quotaIds: ['q1', 'q2'] },
    ]);
    expect(contradictions(of({ ...least('q1', YOUTH, 30), maximum: { seats: 20 } }))).toMatchObject([
      { ...expected, quotaIds: ['q1', 'q1'] },
    ]);
  });

  it('given minimums inside a wider maximum, then they are added up against it', () => {
    expect(contradictions(of(least('q1', YOUTH, 30), least('q2', SPORT, 30), most('q3', {}, 50, {})))).toEqual([
      { kind: 'minimums-over-maximum', need: 60, has: 50, quotaIds: ['q1', 'q2', 'q3'] },
    ]);
  });

  it('given a minimum over the sum of the maximums inside it, by people or by session, then that is told', () => {
    const people = [most('q2', YOUTH, 10), most('q3', SPORT, 20), most('q4', { public: 'SENIORS' }, 5)];
    expect(contradictions(of(least('q1', {}, 36), ...people))).toEqual([
      { kind: 'minimum-over-maximums', need: 36, has: 35, quotaIds: ['q1', 'q2', 'q3', 'q4'] },
    ]);
    expect(contradictions(of(least('q1', {}, 35), ...people))).toEqual([]);
    const bySession = [most('q2', {}, 10), most('q3', {}, 10, { sessionId: 't' })];
    expect(contradictions(of(least('q1', YOUTH, 21, { competition: 'OLYMPIC' }), ...bySession))).toEqual([
      { kind: 'minimum-over-maximums', need: 21, has: 20, quotaIds: ['q1', 'q2', 'q3'] },
    ]);
  });

  it('given a share over 100, nobody, or no session, then each is told', () => {
    const found = contradictions(
      of(
        { id: 'q1', of: YOUTH, on: {}, maximum: { percent: 120 } },
        least('q2', { public: 'CULTURE' }, 5),
        least('q3', YOUTH, 5, { sessionId: 'elsewhere' }),
      ),
    );
    expect(found).toEqual([
      { kind: 'percent-over-100', percent: 120, quotaIds: ['q1'] },
      { kind: 'nobody', quotaIds: ['q2'] },
      { kind: 'no-session', quotaIds: ['q3'] },
    ]);
  });

  it('given quotas that can all be kept, then nothing is told', () => {
    expect(contradictions(of(least('q1', YOUTH, 40), least('q2', SPORT, 40), most('q3', YOUTH, 40)))).toEqual([]);
  });
});

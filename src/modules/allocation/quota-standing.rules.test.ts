import { describe, expect, it } from 'vitest';
import { demand, input, rules, session, structure } from './draw-examples';
import { quotaStandings, quotaTold } from './quota-standing.rules';

const of = input({
  rules: rules({
    quotas: [
      { id: 'Q2', of: {}, on: { sessionId: 's' }, maximum: { seats: 5 } },
      { id: 'Q1', of: { public: 'YOUTH' }, on: {}, minimum: { percent: 25 } },
      { id: 'Q3', of: { structureId: 'a' }, on: { competition: 'PARALYMPIC' }, minimum: { seats: 1 } },
    ],
  }),
  structures: [structure('a'), structure('y', { public: 'YOUTH' })],
  sessions: [session('s', 8), session('t', 4, 10)],
  demands: [demand('d1', 'a', 's'), demand('d2', 'y', 's'), demand('d3', 'y', 't')],
});
const seats: Record<string, number> = { d1: 3, d2: 2, d3: 1 };

describe('what a draw gave to those whom a quota counts', () => {
  it('is told in order of id, beside what the quota asks in seats; what it does not ask is not there', () => {
    const told = quotaStandings(of, (id) => seats[id] ?? 0).map(({ quota, ...standing }) => [quota.id, standing]);
    expect(told).toEqual([
      ['Q1', { minimum: 3, maximum: null, got: 3 }],
      ['Q2', { minimum: null, maximum: 5, got: 5 }],
      ['Q3', { minimum: 1, maximum: null, got: 0 }],
    ]);
  });

  it('names a structure by its code in the proof, a session by the organiser’s', () => {
    const [q2, q1, q3] = of.rules.quotas.map((quota) => quotaTold(quota, of));
    expect(q1).toMatchObject({ public: 'YOUTH', minimumPercent: 25, minimumSeats: null, structure: null });
    expect(q2).toMatchObject({ session: session('s', 8).code, maximumSeats: 5, maximumPercent: null });
    expect(q3).toMatchObject({ structure: structure('a').code, competition: 'PARALYMPIC' });
  });
});

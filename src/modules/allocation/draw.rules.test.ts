import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '@/modules/sessions/session.rules';
import { draw } from './draw.rules';
import { type DrawDemand, type DrawInput, type DrawSession, inputFingerprint } from './draw-input.rules';

const HOUR = 3_600_000;
const session = (id: string, standard: number, hour = 0, wheelchair = 0, companion = 0): DrawSession => ({
  id,
  startsAt: new Date(hour * HOUR),
  endsAt: new Date((hour + 3) * HOUR),
  free: { standard, wheelchair, companion },
});
const demand = (id: string, structureId: string, sessionId: string, over: Partial<DrawDemand> = {}): DrawDemand => {
  const size = over.size ?? 1;
  const quantity = over.quantity ?? 1;
  return {
    id,
    structureId,
    sessionId,
    rank: 1,
    size,
    quantity,
    need: { standard: size * quantity, wheelchair: 0, companion: 0 },
    ...over,
  };
};
const noCaps = { seatsPerStructure: null, seatsPerTurn: null, sharePercent: null };
const input = (over: Partial<DrawInput>): DrawInput => ({
  seed: 'seed',
  demands: [],
  sessions: [],
  structures: [],
  caps: noCaps,
  ...over,
});
const byDemand = (of: DrawInput) => new Map(draw(of).map((result) => [result.demandId, result]));

const seats = fc.integer({ min: 0, max: 14 });
const upToFour = fc.integer({ min: 0, max: 4 });
const anySessions = fc.array(fc.tuple(seats, fc.integer({ min: 0, max: 6 }), upToFour, upToFour), {
  minLength: 1,
  maxLength: 6,
});
const anyDemand = fc.record({
  structure: fc.integer({ min: 0, max: 5 }),
  session: fc.integer({ min: 0, max: 6 }),
  rank: fc.integer({ min: 1, max: 4 }),
  size: fc.constantFrom(1, 2, 4, 7),
  quantity: fc.integer({ min: 1, max: 4 }),
  wheelchair: fc.constantFrom(0, 0, 0, 1, 2),
});
const cap = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null });
const anyInput: fc.Arbitrary<DrawInput> = fc
  .record({
    seed: fc.string(),
    sessions: anySessions,
    demands: fc.array(anyDemand, { maxLength: 40 }),
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
    caps: fc.record({ seatsPerStructure: cap, seatsPerTurn: cap, sharePercent: cap }),
  })
  .map(({ seed, sessions, demands, weights, caps }) => ({
    seed,
    caps,
    sessions: sessions.map(([standard, hour, wheel, companion], i) =>
      session(`s${i}`, standard, hour, wheel, companion),
    ),
    structures: weights.map((weight, i) => ({ id: `a${i}`, weight })),
    demands: demands.map(({ structure, session: s, rank, size, quantity, wheelchair }, i) => {
      const wheel = Math.min(wheelchair, size * quantity);
      const companion = Math.ceil(wheel / 2);
      const standard = Math.max(0, size * quantity - wheel - companion);
      const need = { standard, wheelchair: wheel, companion };
      return demand(`d${i}`, `a${structure}`, `s${s}`, { rank, size, quantity, need });
    }),
  }));

/** What is left of each session once the results are taken off. */
function leftAfter(of: DrawInput) {
  const left = new Map(of.sessions.map((s) => [s.id, { ...s.free }]));
  for (const result of draw(of)) {
    const seatsLeft = left.get(result.sessionId);
    if (!seatsLeft) continue;
    left.set(result.sessionId, {
      standard: seatsLeft.standard - result.need.standard,
      wheelchair: seatsLeft.wheelchair - result.need.wheelchair,
      companion: seatsLeft.companion - result.need.companion,
    });
  }
  return left;
}

describe('the draw, whatever is asked', () => {
  it('never gives a seat that is not there', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        for (const left of leftAfter(of).values()) {
          expect(Math.min(left.standard, left.wheelchair, left.companion)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('rules 6 and 15: never splits a formula, never parts a wheelchair from its companion and group', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const asked = new Map(of.demands.map((d) => [d.id, d]));
        for (const { demandId, quantity, need } of draw(of)) {
          const d = asked.get(demandId) as DrawDemand;
          if (d.need.wheelchair > 0 && quantity > 0) expect(need).toEqual(d.need);
          else expect(need).toEqual({ standard: quantity * d.size, wheelchair: 0, companion: 0 });
          expect(quantity).toBeLessThanOrEqual(d.quantity);
        }
      }),
    );
  });

  it('rule 15: never gives a structure two sessions that overlap', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const at = new Map(of.sessions.map((s) => [s.id, s]));
        const granted = draw(of).filter((r) => r.quantity > 0);
        for (const a of granted) {
          for (const b of granted) {
            if (a.structureId !== b.structureId || a.sessionId === b.sessionId) continue;
            expect(overlaps(at.get(a.sessionId) as DrawSession, at.get(b.sessionId) as DrawSession)).toBe(false);
          }
        }
      }),
    );
  });

  it('keeps the cap of a structure', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const sums = new Map<string, number>();
        for (const { structureId, need } of draw(of)) {
          const sum = (sums.get(structureId) ?? 0) + need.standard + need.wheelchair + need.companion;
          sums.set(structureId, sum);
        }
        for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(of.caps.seatsPerStructure ?? Number.MAX_VALUE);
      }),
    );
  });

  it('refuses for want of seats only when too few remained for one more formula', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const left = leftAfter(of);
        const asked = new Map(of.demands.map((d) => [d.id, d]));
        for (const result of draw(of).filter((r) => r.reason === 'no-seats-left')) {
          const d = asked.get(result.demandId) as DrawDemand;
          const there = left.get(result.sessionId) ?? { standard: 0, wheelchair: 0, companion: 0 };
          const enough =
            d.need.wheelchair > 0
              ? there.standard >= d.need.standard &&
                there.wheelchair >= d.need.wheelchair &&
                there.companion >= d.need.companion
              : there.standard >= d.size;
          expect(enough).toBe(false);
        }
      }),
    );
  });

  it('answers each demand once: all of it with no reason, or less with one', () => {
    fc.assert(
      fc.property(anyInput, (of) => {
        const asked = new Map(of.demands.map((d) => [d.id, d]));
        const results = draw(of);
        expect(results.map((r) => r.demandId)).toEqual([...asked.keys()].sort());
        for (const r of results) {
          expect(r.reason === null).toBe(r.quantity === asked.get(r.demandId)?.quantity);
          expect(r.round === null).toBe(r.quantity === 0);
          expect(r.left === null).toBe(r.reason === null);
        }
      }),
    );
  });

  it('gives the same result for the same seed, whatever the order things are handed in', () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (of, keys) => {
        const shuffled = <T>(things: readonly T[]) =>
          things
            .map((thing) => ({ thing, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map((x) => x.thing);
        const mixed = {
          ...of,
          demands: shuffled(of.demands),
          sessions: shuffled(of.sessions),
          structures: shuffled(of.structures),
        };
        expect(draw(mixed)).toEqual(draw(of));
        expect(inputFingerprint(mixed)).toBe(inputFingerprint(of));
      }),
    );
  });
});

describe('the draw, case by case', () => {
  it('given one seat and two structures, then the seed decides, and both can win', () => {
    const of = (seed: string) =>
      input({ seed, sessions: [session('s', 1)], demands: [demand('d1', 'a', 's'), demand('d2', 'b', 's')] });
    const winners = Array.from({ length: 40 }, (_, i) => draw(of(`seed ${i}`)).find((r) => r.quantity)?.demandId);
    expect(new Set(winners)).toEqual(new Set(['d1', 'd2']));
  });

  it('given a weight of nine against one, then the heavier wins about nine times in ten', () => {
    const of = (seed: string) =>
      input({
        seed,
        sessions: [session('s', 1)],
        demands: [demand('d1', 'a', 's'), demand('d2', 'b', 's')],
        structures: [{ id: 'a', weight: 9 }],
      });
    const wins = Array.from({ length: 1000 }, (_, i) => byDemand(of(`${i}`)).get('d1')?.quantity ?? 0);
    const sum = wins.reduce((total, won) => total + won, 0);
    expect(sum).toBeGreaterThan(850);
    expect(sum).toBeLessThan(950);
  });

  it('given two wishes each and room for one structure a session, then each gets one before any gets two', () => {
    const sessions = [session('s1', 1, 0), session('s2', 1, 10)];
    const wishes = ['a', 'b'].flatMap((who) => [
      demand(`${who}1`, who, 's1', { rank: 1 }),
      demand(`${who}2`, who, 's2', { rank: 2 }),
    ]);
    for (let i = 0; i < 20; i += 1) {
      const granted = draw(input({ seed: `${i}`, sessions, demands: wishes })).filter((r) => r.quantity > 0);
      expect(new Set(granted.map((r) => r.structureId)).size).toBe(2);
      expect(granted.map((r) => r.round)).toEqual([1, 1]);
    }
  });

  it('given seats for ten and a family of four three times, then two families, and why not the third', () => {
    const of = input({ sessions: [session('s', 10)], demands: [demand('d', 'a', 's', { size: 4, quantity: 3 })] });
    expect(draw(of)).toEqual([
      {
        demandId: 'd',
        structureId: 'a',
        sessionId: 's',
        rank: 1,
        quantity: 2,
        need: { standard: 8, wheelchair: 0, companion: 0 },
        round: 1,
        reason: 'no-seats-left',
        left: 2,
      },
    ]);
  });

  it('given two wishes that overlap, then the dearer is granted and the other refused for overlap', () => {
    const of = input({
      sessions: [session('s1', 5, 0), session('s2', 5, 2)],
      demands: [demand('d1', 'a', 's2', { rank: 1 }), demand('d2', 'a', 's1', { rank: 2 })],
    });
    expect(byDemand(of).get('d1')).toMatchObject({ quantity: 1, reason: null });
    expect(byDemand(of).get('d2')).toMatchObject({ quantity: 0, reason: 'overlap', left: 5 });
  });

  it('given two formulas for one session, then they are for other people and both are granted', () => {
    const of = input({
      sessions: [session('s', 6)],
      demands: [demand('d1', 'a', 's', { size: 4 }), demand('d2', 'a', 's')],
    });
    expect(draw(of).map((r) => r.quantity)).toEqual([1, 1]);
  });

  it('given a cap of three seats, then one duo of two, the other refused for the cap', () => {
    const caps = { ...noCaps, seatsPerStructure: 3 };
    const of = input({ caps, sessions: [session('s', 9)], demands: [demand('d', 'a', 's', { size: 2, quantity: 2 })] });
    expect(draw(of)[0]).toMatchObject({ quantity: 1, reason: 'cap', left: 7 });
  });

  it('given at most four seats a turn, then both structures of eight get four of eight', () => {
    const caps = { ...noCaps, seatsPerTurn: 4 };
    const big = (id: string, who: string) => demand(id, who, 's', { size: 2, quantity: 4 });
    const of = input({ caps, sessions: [session('s', 8)], demands: [big('d1', 'a'), big('d2', 'b')] });
    expect(draw(of).map((r) => r.quantity)).toEqual([2, 2]);
  });

  it('given a share of half and nobody else asking, then what is left over is given after the rounds', () => {
    const caps = { ...noCaps, sharePercent: 50 };
    const of = input({ caps, sessions: [session('s', 8)], demands: [demand('d', 'a', 's', { quantity: 8 })] });
    expect(draw(of)[0]).toMatchObject({ quantity: 8, round: 1, reason: null });
  });

  it('given a share of half, then a structure drawn first leaves half to the other', () => {
    const caps = { ...noCaps, sharePercent: 50 };
    const all = (id: string, who: string) => demand(id, who, 's', { quantity: 8 });
    const of = input({ caps, sessions: [session('s', 8)], demands: [all('d1', 'a'), all('d2', 'b')] });
    expect(draw(of).map((r) => r.quantity)).toEqual([4, 4]);
  });

  it('given a share of half, then it holds over all rounds: who comes a round later still finds the other half', () => {
    const caps = { ...noCaps, seatsPerTurn: 4, sharePercent: 50 };
    const demands = [
      demand('d1', 'a', 's', { quantity: 8 }),
      demand('d2', 'b', 't', { quantity: 2 }),
      demand('d3', 'b', 's', { quantity: 4, rank: 2 }),
    ];
    for (let i = 0; i < 20; i += 1) {
      const of = input({ seed: `${i}`, caps, sessions: [session('s', 8), session('t', 4, 10)], demands });
      expect(draw(of).map((r) => r.quantity)).toEqual([4, 2, 4]);
    }
  });

  it('given a session that is not drawn, then the demand is refused and nothing breaks', () => {
    expect(draw(input({ demands: [demand('d', 'a', 'elsewhere')] }))[0]).toMatchObject({ quantity: 0, left: 0 });
  });

  it('given counts that are no counts, then the draw is refused whole', () => {
    const of = input({ sessions: [session('s', 1)], demands: [demand('d', 'a', 's', { size: 0 })] });
    expect(() => draw(of)).toThrow('allocation/unsound-draw');
    expect(() => draw(input({ sessions: [session('s', -1)] }))).toThrow('allocation/unsound-draw');
    expect(() => draw(input({ structures: [{ id: 'a', weight: 0 }] }))).toThrow('allocation/unsound-draw');
  });

  it('given any change of what decides, then another fingerprint; the seed is not part of it', () => {
    const base = input({ sessions: [session('s', 5)], demands: [demand('d', 'a', 's')] });
    const others = [
      { ...base, sessions: [session('s', 6)] },
      { ...base, sessions: [session('s', 5, 1)] },
      { ...base, demands: [demand('d', 'a', 's', { rank: 2 })] },
      { ...base, structures: [{ id: 'a', weight: 2 }] },
      { ...base, caps: { ...noCaps, seatsPerTurn: 1 } },
    ];
    const prints = new Set([base, ...others].map(inputFingerprint));
    expect(prints.size).toBe(6);
    const otherSeed: DrawInput = { ...base, seed: 'other' };
    expect(inputFingerprint(otherSeed)).toBe(inputFingerprint(base));
  });
});

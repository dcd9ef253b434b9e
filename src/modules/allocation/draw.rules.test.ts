import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '@/modules/sessions/session.rules';
import { draw } from './draw.rules';
import { demand, session } from './draw-examples';
import { type DrawDemand, type DrawInput, type DrawSession, inputFingerprint } from './draw-input.rules';

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

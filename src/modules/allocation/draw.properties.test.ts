import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seatsIn } from '@/modules/demands/demand.rules';
import { overlaps } from '@/modules/sessions/session.rules';
import { draw } from './draw.rules';
import { anyInput, anyOfOnes } from './draw-any-input';
import { inputFingerprint } from './draw-fingerprint.rules';
import type { DrawDemand, DrawInput, DrawResult, DrawSession } from './draw-input.rules';
import { codesFor, demandNumbers, numberedId, pseudonymised } from './draw-pseudonyms.rules';
import { settleQuotas, UNLIMITED } from './quota.rules';

const holds = (check: (of: DrawInput) => void, inputs = anyInput, numRuns = 300) =>
  fc.assert(fc.property(inputs, check), { numRuns });
const slot = (s: DrawSession) => ({ startsAt: new Date(s.startsAt), endsAt: new Date(s.endsAt) });
const seatsOf = (results: readonly DrawResult[]) => results.reduce((sum, { need }) => sum + seatsIn(need), 0);

function bySum(results: readonly DrawResult[], key: (result: DrawResult) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const result of results) sums.set(key(result), (sums.get(key(result)) ?? 0) + seatsIn(result.need));
  return sums;
}

/** What is left of each session once the results are taken off. */
function leftAfter(of: DrawInput, results: readonly DrawResult[]) {
  const left = new Map(of.sessions.map((s) => [s.id, { ...s.free }]));
  for (const { sessionId, need } of results) {
    const seats = left.get(sessionId);
    if (!seats) continue;
    seats.standard -= need.standard;
    seats.wheelchair -= need.wheelchair;
    seats.companion -= need.companion;
  }
  return left;
}

describe('the draw, whatever is asked', () => {
  it('never gives a seat that is not there', () => {
    holds((of) => {
      for (const left of leftAfter(of, draw(of)).values()) {
        expect(Math.min(left.standard, left.wheelchair, left.companion)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('rules 6 and 15: never splits a formula, never parts a wheelchair from its companion and group', () => {
    holds((of) => {
      const asked = new Map(of.demands.map((d) => [d.id, d]));
      for (const { demandId, quantity, need } of draw(of)) {
        const d = asked.get(demandId) as DrawDemand;
        if (d.need.wheelchair > 0 && quantity > 0) expect(need).toEqual(d.need);
        else expect(need).toEqual({ standard: quantity * d.size, wheelchair: 0, companion: 0 });
        expect(quantity).toBeLessThanOrEqual(d.quantity);
      }
    });
  });

  it('rule 15: never gives a structure two sessions that overlap', () => {
    holds((of) => {
      const at = new Map(of.sessions.map((s) => [s.id, s]));
      const granted = draw(of).filter((r) => r.quantity > 0);
      for (const a of granted) {
        for (const b of granted) {
          if (a.structureId !== b.structureId || a.sessionId === b.sessionId) continue;
          const [one, other] = [at.get(a.sessionId) as DrawSession, at.get(b.sessionId) as DrawSession];
          expect(overlaps(slot(one), slot(other))).toBe(false);
        }
      }
    });
  });

  it('keeps the cap of a structure and the cap per head', () => {
    holds((of) => {
      const { seatsPerStructure, seatsPerHead } = of.rules.caps;
      const members = new Map(of.structures.map((s) => [s.id, s.members]));
      for (const [structureId, seats] of bySum(draw(of), (r) => r.structureId)) {
        const heads = members.get(structureId) ?? null;
        expect(seats).toBeLessThanOrEqual(seatsPerStructure ?? UNLIMITED);
        if (heads !== null && seatsPerHead !== null) expect(100 * seats).toBeLessThanOrEqual(heads * seatsPerHead);
      }
    });
  });

  it('breaks no maximum', () => {
    holds((of) => {
      const results = draw(of);
      const structureAt = new Map(of.structures.map((s, i) => [s.id, i]));
      const sessionAt = new Map(of.sessions.map((s, i) => [s.id, i]));
      for (const quota of settleQuotas(of.rules.quotas, of.structures, of.sessions)) {
        const counted = results.filter(
          (r) =>
            quota.of[structureAt.get(r.structureId) as number] === 1 &&
            quota.on[sessionAt.get(r.sessionId) ?? -1] === 1,
        );
        expect(seatsOf(counted)).toBeLessThanOrEqual(quota.maximum);
      }
    });
  });

  it('refuses for want of seats only when too few remained for one more formula', () => {
    holds((of) => {
      const results = draw(of);
      const left = leftAfter(of, results);
      const asked = new Map(of.demands.map((d) => [d.id, d]));
      for (const result of results.filter((r) => r.reason === 'no-seats-left')) {
        const d = asked.get(result.demandId) as DrawDemand;
        const there = left.get(result.sessionId) ?? { standard: 0, wheelchair: 0, companion: 0 };
        const enough =
          d.need.wheelchair > 0
            ? there.standard >= d.need.standard &&
              there.wheelchair >= d.need.wheelchair &&
              there.companion >= d.need.companion
            : there.standard >= d.size;
        // Seats that a chain of moves freed besides those it was made for may be too few for the next.
        if (!of.rules.improve) expect(enough).toBe(false);
      }
    });
  });

  it('answers each demand once: all of it with no reason, or less with one, and what stopped it by name', () => {
    holds((of) => {
      const asked = new Map(of.demands.map((d) => [d.id, d]));
      const results = draw(of);
      expect(results.map((r) => r.demandId)).toEqual([...asked.keys()].sort());
      for (const r of results) {
        expect(r.reason === null).toBe(r.quantity === asked.get(r.demandId)?.quantity);
        expect(r.round === null).toBe(r.quantity === 0);
        const named = ['overlap', 'moved', 'quota', 'reserved'].includes(r.reason ?? '');
        expect(r.because !== null).toBe(named);
        if (r.turn) expect(r.turn.place).toBeLessThanOrEqual(r.turn.of);
      }
    });
  });

  it('names as overlapping only a session that the structure holds', () => {
    holds((of) => {
      const results = draw(of);
      for (const r of results.filter(({ reason }) => reason === 'overlap')) {
        const held = results.some(
          (other) => other.structureId === r.structureId && other.sessionId === r.because && other.quantity > 0,
        );
        expect(held).toBe(true);
      }
    });
  });

  it('improvement takes no seat from anybody, and never lowers the sum', () => {
    holds((of) => {
      const plain = draw({ ...of, rules: { ...of.rules, improve: false } });
      const improved = draw({ ...of, rules: { ...of.rules, improve: true } });
      const sums = bySum(improved, (r) => r.structureId);
      for (const [structureId, seats] of bySum(plain, (r) => r.structureId)) {
        expect(sums.get(structureId)).toBeGreaterThanOrEqual(seats);
      }
    });
  });

  it('without groups: a seat more in a session never seats fewer in all', () => {
    fc.assert(
      fc.property(anyOfOnes, fc.nat(), (of, which) => {
        const more = of.sessions.map((s, i) =>
          i === which % of.sessions.length ? { ...s, free: { ...s.free, standard: s.free.standard + 1 } } : s,
        );
        expect(seatsOf(draw({ ...of, sessions: more }))).toBeGreaterThanOrEqual(seatsOf(draw(of)));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same for the same seed, whatever the order things are handed in', () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (of, keys) => {
        const shuffled = <T>(things: readonly T[]) =>
          things
            .map((thing) => ({ thing, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map((x) => x.thing);
        const mixed = {
          ...of,
          rules: { ...of.rules, quotas: shuffled(of.rules.quotas) },
          demands: shuffled(of.demands),
          sessions: shuffled(of.sessions),
          structures: shuffled(of.structures),
        };
        expect(draw(mixed)).toEqual(draw(of));
        expect(inputFingerprint(mixed)).toBe(inputFingerprint(of));
      }),
    );
  });

  it('given pseudonyms for every id, then each wish gets the same, and the fingerprint is the same', () => {
    holds((of) => {
      const codes = codesFor(
        of.structures.map(({ id }) => id),
        'salt',
      );
      const coded = { ...of, structures: of.structures.map((s) => ({ ...s, code: codes.get(s.id) ?? '' })) };
      const numbers = demandNumbers(coded);
      const under = new Map(draw({ ...pseudonymised(coded), seed: of.seed }).map((r) => [r.demandId, r]));
      const own = new Map(draw(coded).map((r) => [r.demandId, r]));
      coded.demands.forEach(({ id }, d) => {
        const [mine, theirs] = [own.get(id), under.get(numberedId(numbers[d] as number))];
        expect(theirs).toMatchObject({ quantity: mine?.quantity, reason: mine?.reason, turn: mine?.turn });
      });
      expect(inputFingerprint({ ...pseudonymised(coded) })).toBe(inputFingerprint(coded));
    });
  });
});

import fc from 'fast-check';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { demand, input, session, structure } from './draw-examples';
import type { DrawInput, DrawRules, Limit, Quota } from './draw-input.rules';

const few = (most: number) => fc.integer({ min: 0, max: most });
const anySession = fc.record({ standard: few(14), hour: few(6), wheelchair: few(4), companion: few(4) });
const anyStructure = fc.record({
  public: fc.constantFrom(...PUBLICS.slice(0, 3)),
  district: fc.option(few(2), { nil: null }),
  members: fc.option(few(30), { nil: null }),
  tags: fc.subarray(['far', 'new']),
  weight: few(9),
});
const anyDemand = fc.record({
  structure: few(5),
  session: few(6),
  rank: fc.integer({ min: 1, max: 4 }),
  size: fc.constantFrom(1, 1, 2, 4, 7),
  quantity: fc.integer({ min: 1, max: 4 }),
  wheelchair: fc.constantFrom(0, 0, 0, 1, 2),
});
const cap = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null });
const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  few(12).map((seats) => ({ seats })),
  few(100).map((percent) => ({ percent })),
);
const sometimes = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });
const anyQuota: fc.Arbitrary<Omit<Quota, 'id'>> = fc.record({
  of: fc.record({
    public: sometimes(fc.constantFrom(...PUBLICS.slice(0, 3))),
    district: sometimes(few(2)),
    tag: sometimes(fc.constant('far')),
  }),
  on: fc.record({ sessionId: sometimes(few(4).map((i) => `s${i}`)) }),
  minimum: sometimes(anyLimit),
  maximum: sometimes(anyLimit),
});
const anyRules: fc.Arbitrary<DrawRules> = fc.record({
  caps: fc.record({
    seatsPerStructure: cap,
    seatsPerTurn: cap,
    sharePercent: cap,
    seatsPerHead: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
  }),
  quotas: fc.array(anyQuota, { maxLength: 5 }).map((quotas) => quotas.map((quota, i) => ({ id: `q${i}`, ...quota }))),
  weights: fc.constant({ base: 1, servedBefore: 0, declined: 0, noShow: 0, tag: 0 }),
  improve: fc.boolean(),
});

/** Small draws of every kind: few seats, sessions that overlap, caps, quotas that contradict each other too. */
export const anyInput: fc.Arbitrary<DrawInput> = fc
  .record({
    seed: fc.string(),
    rules: anyRules,
    structures: fc.array(anyStructure, { maxLength: 6 }),
    sessions: fc.array(anySession, { minLength: 1, maxLength: 6 }),
    demands: fc.array(anyDemand, { maxLength: 40 }),
  })
  .map(({ seed, rules, structures, sessions, demands }) =>
    input({
      seed,
      rules,
      structures: structures.map((over, i) => structure(`a${i}`, over)),
      sessions: sessions.map(({ standard, hour, wheelchair, companion }, i) =>
        session(`s${i}`, standard, hour, wheelchair, companion),
      ),
      demands: demands.map(({ structure: who, session: where, rank, size, quantity, wheelchair }, i) => {
        const wheel = Math.min(wheelchair, size * quantity);
        const companion = Math.ceil(wheel / 2);
        const standard = Math.max(0, size * quantity - wheel - companion);
        const need = { standard, wheelchair: wheel, companion };
        return demand(`d${i}`, `a${who}`, `s${where}`, { rank, size, quantity, need });
      }),
    }),
  );

/** Draws where everybody comes alone and no two sessions overlap: what a flow can say the most of. */
export const anyOfOnes: fc.Arbitrary<DrawInput> = fc
  .record({
    seed: fc.string(),
    perStructure: cap,
    sessions: fc.array(few(8), { minLength: 1, maxLength: 6 }),
    demands: fc.array(
      fc.record({ structure: few(6), session: few(5), rank: fc.integer({ min: 1, max: 4 }), quantity: few(5) }),
      { maxLength: 40 },
    ),
  })
  .map(({ seed, perStructure, sessions, demands }) =>
    input({
      seed,
      rules: {
        caps: { seatsPerStructure: perStructure, seatsPerTurn: null, sharePercent: null, seatsPerHead: null },
        quotas: [],
        weights: { base: 1, servedBefore: 0, declined: 0, noShow: 0, tag: 0 },
        improve: true,
      },
      sessions: sessions.map((seats, i) => session(`s${i}`, seats, i * 10)),
      demands: demands.map(({ structure: who, session: where, rank, quantity }, i) =>
        demand(`d${i}`, `a${who}`, `s${where}`, { rank, quantity: quantity + 1 }),
      ),
    }),
  );

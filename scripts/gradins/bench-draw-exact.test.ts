import { describe, expect, it } from 'vitest';
import { draw } from '../../src/modules/allocation/draw.rules';
import { demand, input, session, structure } from '../../src/modules/allocation/draw-examples';
import type { DrawDemand, DrawInput } from '../../src/modules/allocation/draw-input.rules';
import { isCounted, isOn } from '../../src/modules/allocation/quota.rules';
import { seatsIn } from '../../src/modules/demands/demand.rules';
import { overlaps } from '../../src/modules/sessions/session.rules';
import { mostSeats } from './bench-draw-exact';
import { type SmallPlan, smallCase } from './bench-draw-small';

const TINY: SmallPlan = { structures: 3, sessions: 4, wishes: 3, seats: 14, people: 8 };

type Given = { readonly demand: DrawDemand; readonly formulas: number };
const seatsOf = ({ demand: d, formulas }: Given) => (d.need.wheelchair > 0 ? seatsIn(d.need) : formulas * d.size);
const needOf = ({ demand: d, formulas }: Given) =>
  d.need.wheelchair > 0 ? d.need : { standard: formulas * d.size, wheelchair: 0, companion: 0 };
const sumOf = (all: readonly Given[]) => all.reduce((sum, given) => sum + seatsOf(given), 0);

/** Whether all that a draw never breaks holds, said once more without the draw and without the model. */
function isAllowed(of: DrawInput, all: readonly Given[]): boolean {
  const { caps, quotas } = of.rules;
  const stock = of.sessions.every(({ id, free }) => {
    const needs = all.filter((given) => given.demand.sessionId === id).map(needOf);
    return (['standard', 'wheelchair', 'companion'] as const).every(
      (kind) => needs.reduce((sum, need) => sum + need[kind], 0) <= free[kind],
    );
  });
  const slot = (id: string) => {
    const at = of.sessions.find((one) => one.id === id);
    return { startsAt: new Date(at?.startsAt ?? 0), endsAt: new Date(at?.endsAt ?? 0) };
  };
  const who = of.structures.every((one) => {
    const own = all.filter((given) => given.demand.structureId === one.id);
    const sessions = [...new Set(own.map((given) => given.demand.sessionId))];
    const apart = sessions.every((a) => sessions.every((b) => a === b || !overlaps(slot(a), slot(b))));
    const perHead = caps.seatsPerHead === null ? Infinity : ((one.members ?? Infinity) * caps.seatsPerHead) / 100;
    return apart && sumOf(own) <= Math.min(caps.seatsPerStructure ?? Infinity, perHead);
  });
  const offer = (on: (typeof quotas)[number]['on']) =>
    of.sessions.filter((one) => isOn(on, one)).reduce((sum, { free }) => sum + seatsIn(free), 0);
  const maximums = quotas.every((quota) => {
    if (!quota.maximum) return true;
    const counted = all.filter(({ demand: d }) => {
      const [by, at] = [
        of.structures.find((s) => s.id === d.structureId),
        of.sessions.find((s) => s.id === d.sessionId),
      ];
      return by && at && isCounted(quota.of, by) && isOn(quota.on, at);
    });
    const most = 'seats' in quota.maximum ? quota.maximum.seats : (offer(quota.on) * quota.maximum.percent) / 100;
    return sumOf(counted) <= most;
  });
  return stock && who && maximums;
}

type Kept = ReadonlyMap<string, number>;
const seatsTo = (who: string, all: readonly Given[]) => sumOf(all.filter(({ demand: d }) => d.structureId === who));

/** Every way to give out seats, tried. */
function mostByTrying(of: DrawInput, kept: Kept, given: readonly Given[] = [], next = 0): number {
  const wish = of.demands[next];
  if (!wish) return [...kept].every(([who, seats]) => seatsTo(who, given) >= seats) ? sumOf(given) : -1;
  let best = mostByTrying(of, kept, given, next + 1);
  const most = wish.need.wheelchair > 0 ? 1 : wish.quantity;
  for (let formulas = 1; formulas <= most; formulas += 1) {
    const more = [...given, { demand: wish, formulas }];
    if (!isAllowed(of, more)) break;
    best = Math.max(best, mostByTrying(of, kept, more, next + 1));
  }
  return best;
}

const seatsDrawn = (of: DrawInput) => draw(of).reduce((sum, { need }) => sum + seatsIn(need), 0);

function byLuck(of: DrawInput): Kept {
  const kept = new Map<string, number>();
  for (const { structureId, need } of draw({ ...of, rules: { ...of.rules, improve: false } }))
    kept.set(structureId, (kept.get(structureId) ?? 0) + seatsIn(need));
  return kept;
}

describe('the exact solver beside the draw', () => {
  it('given 60 tiny cases, then it finds what trying every way finds, also when nobody may lose what luck gave', async () => {
    for (let i = 0; i < 60; i += 1) {
      const of = smallCase(`tiny ${i}`, TINY);
      const few = { ...of, demands: of.demands.slice(0, 8) };
      expect([i, await mostSeats(few)]).toEqual([i, mostByTrying(few, new Map())]);
      const kept = byLuck(few);
      expect([i, await mostSeats(few, kept)]).toEqual([i, mostByTrying(few, kept)]);
    }
  });

  it('given 30 cases of twelve structures, then the draw never gives more, with or without improvement', async () => {
    for (let i = 0; i < 30; i += 1) {
      const of = smallCase(`${i}`, { structures: 12, sessions: 6, wishes: 5, seats: 40, people: 12 });
      const exact = await mostSeats(of, byLuck(of));
      expect(exact).toBeLessThanOrEqual(await mostSeats(of));
      for (const improve of [true, false]) {
        expect(seatsDrawn({ ...of, rules: { ...of.rules, improve } })).toBeLessThanOrEqual(exact);
      }
    }
  });

  it('given a group of ten and ten who come alone for ten seats, then ten whoever gets them', async () => {
    const of = input({
      sessions: [session('s', 10)],
      demands: [demand('d1', 'a', 's', { size: 10 }), demand('d2', 'b', 's', { quantity: 10 })],
    });
    expect(await mostSeats(of)).toBe(10);
  });

  it('given who takes no part, or a session that is not drawn, then nothing', async () => {
    const demands = [demand('d1', 'a', 's'), demand('d2', 'b', 'gone')];
    const of = input({ sessions: [session('s', 10)], demands, structures: [structure('a', { weight: 0 })] });
    expect(await mostSeats(of)).toBe(0);
  });
});

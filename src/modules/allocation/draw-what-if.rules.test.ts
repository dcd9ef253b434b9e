import { describe, expect, it } from 'vitest';
import { draw } from './draw.rules';
import { demand, input, noCaps, rules, session, structure } from './draw-examples';
import type { DrawInput } from './draw-input.rules';
import { changesIn } from './draw-what-if.rules';

const answer = (of: DrawInput, demandId = 'd') => {
  const results = draw(of);
  const result = results.find((r) => r.demandId === demandId);
  return result ? changesIn(of, results)(result) : null;
};

describe('what would have changed a wish', () => {
  it('given all that was asked, then nothing', () => {
    expect(answer(input({ sessions: [session('s', 8)], demands: [demand('d', 'a', 's')] }))).toEqual([]);
  });

  it('given three seats for a family of four, then a smaller formula', () => {
    const of = input({ sessions: [session('s', 3)], demands: [demand('d', 'a', 's', { size: 4 })] });
    expect(answer(of)).toEqual([{ kind: 'smaller-formula', people: 3 }]);
  });

  it('given a session that never had seats for it, then no place by lot would have helped', () => {
    const of = input({
      sessions: [session('s', 4)],
      structures: [structure('a', { weight: 10_000 }), structure('b')],
      demands: [demand('e', 'a', 's'), demand('d', 'b', 's', { size: 5 })],
    });
    expect(draw(of)[0]).toMatchObject({ demandId: 'd', left: 3, turn: { round: 1, place: 2 } });
    expect(answer(of)).toEqual([{ kind: 'smaller-formula', people: 3 }]);
  });

  it('given wheelchairs with more families than there are seats, then how many families would have fitted', () => {
    const need = { standard: 9, wheelchair: 2, companion: 1 };
    const of = input({
      sessions: [session('s', 6, 0, 2, 1)],
      demands: [demand('d', 'a', 's', { size: 4, quantity: 3, need })],
    });
    expect(answer(of)).toEqual([{ kind: 'fewer-formulas', formulas: 2 }]);
  });

  it('given too few wheelchair places, then fewer formulas would not have helped', () => {
    const need = { standard: 1, wheelchair: 2, companion: 1 };
    const of = input({ sessions: [session('s', 6, 0, 1, 1)], demands: [demand('d', 'a', 's', { size: 4, need })] });
    expect(draw(of)[0]).toMatchObject({ lacking: 'wheelchair', left: 1 });
    expect(answer(of)).toEqual([]);
  });

  it('given too few seats of two kinds, or groups too small for those who must stay together, then fewer would not have helped', () => {
    const need = { standard: 5, wheelchair: 2, companion: 1 };
    const asked = { size: 4, quantity: 2, need };
    const both = input({ sessions: [session('s', 2, 0, 1, 1)], demands: [demand('d', 'a', 's', asked)] });
    expect(draw(both)[0]).toMatchObject({ lacking: 'standard', left: 2 });
    expect(answer(both)).toEqual([]);
    const tight = { size: 2, quantity: 3, need: { standard: 1, wheelchair: 3, companion: 2 } };
    expect(answer(input({ sessions: [session('s', 0, 0, 3, 2)], demands: [demand('d', 'a', 's', tight)] }))).toEqual(
      [],
    );
  });

  it('given the last seat taken by somebody before it, then a higher place, and which it had', () => {
    const of = input({ sessions: [session('s', 1)], demands: [demand('d', 'a', 's'), demand('e', 'b', 's')] });
    const loser = draw(of).find((r) => r.quantity === 0)?.demandId ?? '';
    expect(answer(of, loser)).toEqual([{ kind: 'higher-place', round: 1, place: 2, of: 2 }]);
  });

  it('given a session it holds at the same hours, then without that session', () => {
    const of = input({
      sessions: [session('s', 5), session('t', 5, 2)],
      demands: [demand('e', 'a', 't'), demand('d', 'a', 's', { rank: 2 })],
    });
    expect(answer(of)).toEqual([{ kind: 'without-session', sessionId: 't' }]);
  });

  it('given a session at the same hours, and no seat left besides, then that session alone changed nothing', () => {
    const of = input({
      sessions: [session('s', 1), session('t', 5, 2)],
      demands: [demand('e', 'a', 't'), demand('d', 'a', 's', { rank: 2, size: 2 })],
    });
    expect(draw(of)[0]).toMatchObject({ reason: 'overlap', left: 1 });
    expect(answer(of)).toEqual([]);
  });

  it('given caps, then the cap it would have needed', () => {
    const asked = { sessions: [session('s', 9)], demands: [demand('d', 'a', 's', { size: 2, quantity: 2 })] };
    const plain = input({ ...asked, rules: rules({ caps: { ...noCaps, seatsPerStructure: 3 } }) });
    expect(answer(plain)).toEqual([{ kind: 'higher-cap', per: 'structure', cap: 3, needed: 4 }]);
    const heads = input({
      ...asked,
      rules: rules({ caps: { ...noCaps, seatsPerHead: 10 } }),
      structures: [structure('a', { members: 30 })],
    });
    expect(answer(heads)).toEqual([{ kind: 'higher-cap', per: 'head', cap: 3, needed: 4 }]);
  });

  it('given a maximum, then how many seats more it should have allowed; given a minimum, then without it', () => {
    const most = { id: 'q', of: {}, on: {}, maximum: { seats: 3 } };
    const full = input({
      rules: rules({ quotas: [most] }),
      sessions: [session('s', 9)],
      demands: [demand('d', 'a', 's', { size: 2, quantity: 2 })],
    });
    expect(answer(full)).toEqual([{ kind: 'higher-maximum', quotaId: 'q', more: 1 }]);
    const crowded = input({
      rules: rules({ quotas: [most] }),
      sessions: [session('s', 9)],
      structures: [structure('b', { weight: 10_000 }), structure('a')],
      demands: [demand('e', 'b', 's', { size: 2 }), demand('d', 'a', 's', { size: 4 })],
    });
    expect(answer(crowded)).toEqual([{ kind: 'higher-maximum', quotaId: 'q', more: 3 }]);
    const least = { id: 'q', of: { structureId: 'b' }, on: {}, minimum: { seats: 1 } };
    const kept = input({
      rules: rules({ quotas: [least] }),
      structures: [structure('a', { weight: 10_000 })],
      sessions: [session('s', 1)],
      demands: [demand('d', 'a', 's'), demand('e', 'b', 's')],
    });
    expect(answer(kept)).toEqual([{ kind: 'without-minimum', quotaId: 'q' }]);
  });

  it('given no weight, then a weight', () => {
    const of = input({ structures: [structure('a', { weight: 0 })], demands: [demand('d', 'a', 's')] });
    expect(answer(of)).toEqual([{ kind: 'weight' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { draw } from './draw.rules';
import { demand, input, noCaps, rules, session, structure } from './draw-examples';
import { inputFingerprint } from './draw-fingerprint.rules';
import type { DrawInput } from './draw-input.rules';

const byDemand = (of: DrawInput) => new Map(draw(of).map((result) => [result.demandId, result]));

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
        structures: [structure('a', { weight: 9 })],
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
        turn: { round: 1, place: 1, of: 1 },
        reason: 'no-seats-left',
        because: null,
        left: 2,
        lacking: 'standard',
      },
    ]);
  });

  it('given two wishes that overlap, then the dearer is granted and the other refused for overlap', () => {
    const of = input({
      sessions: [session('s1', 5, 0), session('s2', 5, 2)],
      demands: [demand('d1', 'a', 's2', { rank: 1 }), demand('d2', 'a', 's1', { rank: 2 })],
    });
    expect(byDemand(of).get('d1')).toMatchObject({ quantity: 1, reason: null });
    expect(byDemand(of).get('d2')).toMatchObject({ quantity: 0, reason: 'overlap', because: 's2', left: 5 });
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
    const of = input({
      rules: rules({ caps }),
      sessions: [session('s', 9)],
      demands: [demand('d', 'a', 's', { size: 2, quantity: 2 })],
    });
    expect(draw(of)[0]).toMatchObject({ quantity: 1, reason: 'cap', left: 1 });
  });

  it('given at most four seats a turn, then both structures of eight get four of eight', () => {
    const caps = { ...noCaps, seatsPerTurn: 4 };
    const big = (id: string, who: string) => demand(id, who, 's', { size: 2, quantity: 4 });
    const of = input({
      rules: rules({ caps }),
      sessions: [session('s', 8)],
      demands: [big('d1', 'a'), big('d2', 'b')],
    });
    expect(draw(of).map((r) => r.quantity)).toEqual([2, 2]);
  });

  it('given a share of half and nobody else asking, then what is left over is given after the rounds', () => {
    const caps = { ...noCaps, sharePercent: 50 };
    const of = input({
      rules: rules({ caps }),
      sessions: [session('s', 8)],
      demands: [demand('d', 'a', 's', { quantity: 8 })],
    });
    expect(draw(of)[0]).toMatchObject({ quantity: 8, round: 1, reason: null });
  });

  it('given a share of half, then a structure drawn first leaves half to the other', () => {
    const caps = { ...noCaps, sharePercent: 50 };
    const all = (id: string, who: string) => demand(id, who, 's', { quantity: 8 });
    const of = input({
      rules: rules({ caps }),
      sessions: [session('s', 8)],
      demands: [all('d1', 'a'), all('d2', 'b')],
    });
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
      const of = input({
        seed: `${i}`,
        rules: rules({ caps }),
        sessions: [session('s', 8), session('t', 4, 10)],
        demands,
      });
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
    const many = ['d', 'e', 'f'].map((id) => demand(id, id, 's', { size: 10_000, quantity: 100_000 }));
    expect(() => draw(input({ sessions: [session('s', 9)], demands: many }))).toThrow('allocation/unsound-draw');
    expect(() => draw(input({ structures: [structure('a', { weight: -1 })] }))).toThrow('allocation/unsound-draw');
  });

  it('given any change of what decides, then another fingerprint; the seed is not part of it', () => {
    const base = input({ sessions: [session('s', 5)], demands: [demand('d', 'a', 's')] });
    const others = [
      { ...base, sessions: [session('s', 6)] },
      { ...base, sessions: [session('s', 5, 1)] },
      { ...base, demands: [demand('d', 'a', 's', { rank: 2 })] },
      { ...base, structures: [structure('a', { weight: 2 })] },
      { ...base, rules: rules({ caps: { ...noCaps, seatsPerTurn: 1 } }) },
    ];
    const prints = new Set([base, ...others].map(inputFingerprint));
    expect(prints.size).toBe(6);
    const otherSeed: DrawInput = { ...base, seed: 'other' };
    expect(inputFingerprint(otherSeed)).toBe(inputFingerprint(base));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSeats, type Seat } from './seat.rules';

const seat = (block: string, row: string, place: number, kind: Seat['kind'] = 'STANDARD'): Seat => ({
  id: `${block}-${row}-${String(place).padStart(2, '0')}${kind === 'STANDARD' ? '' : kind}`,
  block,
  row,
  seat: String(place),
  kind,
});
const row = (block: string, label: string, ...places: number[]) => places.map((place) => seat(block, label, place));
const standard = (count: number) => ({ standard: count, wheelchair: 0, companion: 0 });

describe('which seats a group gets', () => {
  it('given a row with room, then side by side in it', () => {
    const free = [...row('A', '1', 1, 2, 4, 5, 6), ...row('A', '2', 1)];
    expect(chooseSeats(free, standard(3))).toEqual({ ids: ['A-1-04', 'A-1-05', 'A-1-06'], closeness: 'ROW' });
  });

  it('given several rows with room, then the shortest that is enough, so that long ones stay whole', () => {
    const free = [...row('A', '1', 1, 2, 3, 4, 5, 6), ...row('A', '2', 7, 8)];
    expect(chooseSeats(free, standard(2))?.ids).toEqual(['A-2-07', 'A-2-08']);
  });

  it('given seats numbered 9, 10, 11, then they follow each other as numbers do', () => {
    expect(chooseSeats(row('A', '1', 11, 9, 10), standard(3))?.closeness).toBe('ROW');
  });

  it('given no row with room, then rows next to each other, the fewest', () => {
    const free = [...row('A', '1', 1, 2), ...row('A', '5', 1, 2), ...row('A', '6', 1, 2)];
    expect(chooseSeats(free, standard(4))).toEqual({
      ids: ['A-5-01', 'A-5-02', 'A-6-01', 'A-6-02'],
      closeness: 'ROWS',
    });
  });

  it('given rows named by letters, then B follows A and AA follows Z', () => {
    const free = [...row('A', 'Z', 1), ...row('A', 'AA', 1), ...row('B', 'A', 1), ...row('B', 'C', 1)];
    expect(chooseSeats(free, standard(2))?.ids).toEqual(['A-Z-01', 'A-AA-01']);
  });

  it('given rows apart in one block, then that block; given no block with room, then several', () => {
    const apart = [...row('A', '1', 1, 2), ...row('A', '9', 1), ...row('B', '1', 1)];
    expect(chooseSeats(apart, standard(3))).toEqual({ ids: ['A-1-01', 'A-1-02', 'A-9-01'], closeness: 'BLOCK' });
    expect(chooseSeats(apart, standard(4))?.closeness).toBe('APART');
  });

  it('given too few, then none at all', () => {
    expect(chooseSeats(row('A', '1', 1, 2), standard(3))).toBeNull();
  });

  it('rule 6: given a wheelchair, then its companion is in the same block, and the group beside them when there is room', () => {
    const free = [
      seat('A', 'P', 1, 'WHEELCHAIR'),
      seat('B', 'P', 1, 'WHEELCHAIR'),
      seat('B', 'P', 2, 'COMPANION'),
      ...row('A', '1', 1, 2, 3),
      ...row('B', '4', 1, 2),
    ];
    const chosen = chooseSeats(free, { standard: 2, wheelchair: 1, companion: 1 });
    expect(chosen?.ids).toEqual(['B-4-01', 'B-4-02', 'B-P-01WHEELCHAIR', 'B-P-02COMPANION']);
    expect(chosen?.closeness).toBe('BLOCK');
  });

  it('rule 6: given four wheelchairs and no block for all, then each block has its companion', () => {
    const free = ['A', 'B'].flatMap((block) => [
      seat(block, 'P', 1, 'WHEELCHAIR'),
      seat(block, 'P', 2, 'WHEELCHAIR'),
      seat(block, 'P', 3, 'COMPANION'),
    ]);
    const chosen = chooseSeats(free, { standard: 0, wheelchair: 4, companion: 2 });
    expect(chosen?.ids).toHaveLength(6);
    expect(chosen?.closeness).toBe('APART');
  });

  it('rule 6: given wheelchair places in a block without a companion place, then they are not given', () => {
    const free = [seat('A', 'P', 1, 'WHEELCHAIR'), seat('B', 'P', 1, 'COMPANION')];
    expect(chooseSeats(free, { standard: 0, wheelchair: 1, companion: 1 })).toBeNull();
  });

  it('given any free seats, then exactly the kinds asked for, none twice, whatever their order', () => {
    const anySeat = fc
      .tuple(
        fc.constantFrom('A', 'B', 'C'),
        fc.constantFrom('1', '2', '3', 'P'),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('STANDARD', 'STANDARD', 'WHEELCHAIR', 'COMPANION'),
      )
      .map(([block, label, place, kind]) => seat(block, label, place, kind as Seat['kind']));
    const need = fc
      .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 4 }))
      .map(([people, wheelchair]) => ({
        standard: people,
        wheelchair,
        companion: Math.ceil(wheelchair / 2),
      }));
    fc.assert(
      fc.property(fc.uniqueArray(anySeat, { selector: (s) => s.id, maxLength: 40 }), need, (free, wanted) => {
        const chosen = chooseSeats(free, wanted);
        expect(chooseSeats([...free].reverse(), wanted)).toEqual(chosen);
        if (!chosen) return;
        const kinds = chosen.ids.map((id) => free.find((s) => s.id === id)?.kind);
        const count = (kind: string) => kinds.filter((k) => k === kind).length;
        expect(new Set(chosen.ids).size).toBe(chosen.ids.length);
        expect({
          standard: count('STANDARD'),
          wheelchair: count('WHEELCHAIR'),
          companion: count('COMPANION'),
        }).toEqual(wanted);
      }),
    );
  });
});

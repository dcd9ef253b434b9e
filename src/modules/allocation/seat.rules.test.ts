import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSeats, type Seat, seatGroups } from './seat.rules';
import { aGroup as group, aRow as row, aSeat as seat } from './seat-examples';

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

describe('seats for all the groups of one session', () => {
  it('given two families and a row of eight, then both are whole and side by side', () => {
    const seating = seatGroups(row('A', '1', 1, 2, 3, 4, 5, 6, 7, 8), [group('f', 4), group('g', 4)]);
    expect(seating?.seats.get('f')).toEqual({ ids: ['A-1-01', 'A-1-02', 'A-1-03', 'A-1-04'], closeness: 'ROW' });
    expect(seating?.seats.get('g')?.closeness).toBe('ROW');
    expect(seating).toMatchObject({ cost: 0, proved: true });
  });

  it('given 5 + 4 + 3 in rows of 7 and 5, then no group is divided, which taking the largest run first would do', () => {
    const free = [...row('A', '1', 1, 2, 3, 4, 5, 6, 7), ...row('A', '5', 1, 2, 3, 4, 5)];
    const seating = seatGroups(free, [group('a', 5), group('b', 4), group('c', 3)]);
    expect([...(seating?.seats.values() ?? [])].map(({ closeness }) => closeness)).toEqual(['ROW', 'ROW', 'ROW']);
  });

  it('given odd seats on one side of the aisle, then 1, 3, 5 are side by side', () => {
    const seating = seatGroups([...row('A', '1', 1, 3, 5, 7), ...row('A', '2', 1, 3, 5, 7)], [group('a', 4)]);
    expect(seating?.seats.get('a')?.closeness).toBe('ROW');
  });

  it('given seats 1 and 3 free and 2 taken, then they are not side by side: the plan says so, not the free seats', () => {
    const plan = [...row('A', '1', 1, 2, 3), ...row('A', '2', 1, 2, 3)];
    const free = plan.filter(({ id }) => !id.endsWith('2'));
    expect(chooseSeats(free, standard(2), plan)?.closeness).toBe('ROWS');
    expect(chooseSeats(free, standard(2))?.closeness).toBe('ROW');
  });

  it('given two rows that follow but do not touch, then the group is in one block, and said so', () => {
    const far = [...row('A', '1', 1, 2), ...row('A', '2', 11, 12)];
    expect(chooseSeats(far, standard(4))?.closeness).toBe('BLOCK');
    const near = [...row('A', '1', 1, 2), ...row('A', '2', 3, 4)];
    expect(chooseSeats(near, standard(4))?.closeness).toBe('ROWS');
  });

  it('given a group larger than any row, then rows that touch', () => {
    const free = ['1', '2', '3', '4'].flatMap((label) => row('A', label, 1, 2, 3, 4, 5));
    const seating = seatGroups(free, [group('large', 13), group('a', 4), group('b', 3)]);
    expect(seating?.seats.get('large')).toMatchObject({ closeness: 'ROWS' });
    expect(seating?.seats.get('a')?.closeness).toBe('ROW');
  });

  it('rule 6: given wheelchairs W C W W C W, then each companion is beside its own', () => {
    const kinds = ['WHEELCHAIR', 'COMPANION', 'WHEELCHAIR', 'WHEELCHAIR', 'COMPANION', 'WHEELCHAIR'] as const;
    const free = kinds.map((kind, i) => seat('A', 'P', i + 1, kind));
    const seating = seatGroups(free, [group('a', 0, 2), group('b', 0, 2)]);
    expect([...(seating?.seats.values() ?? [])].map(({ closeness }) => closeness)).toEqual(['ROW', 'ROW']);
  });

  it('rule 6: given room in several blocks, then the rest of the group sits in the row nearest to its wheelchairs', () => {
    const free = [
      ...row('A', '1', 1, 2, 3),
      ...row('B', '9', 1, 2, 3),
      ...row('B', '2', 1, 2, 3),
      seat('B', '1', 1, 'WHEELCHAIR'),
      seat('B', '1', 2, 'COMPANION'),
    ];
    const seating = seatGroups(free, [group('a', 3, 1)]);
    expect(seating?.seats.get('a')).toMatchObject({ closeness: 'ROWS' });
    expect(seating?.seats.get('a')?.ids).toContain('B-2-01');
  });

  it('rule 6: given wheelchairs at the right of a row, then the rest of their group sits at that end of it', () => {
    const free = [...row('A', '1', 1, 2, 3, 4, 5, 6), seat('A', '1', 7, 'COMPANION'), seat('A', '1', 8, 'WHEELCHAIR')];
    const seating = seatGroups(free, [group('large', 3), group('bound', 2, 1)]);
    expect(seating?.seats.get('bound')).toMatchObject({ closeness: 'ROW' });
    expect(seating?.seats.get('large')?.ids).toEqual(['A-1-01', 'A-1-02', 'A-1-03']);
  });

  it('given a seat that would stay alone, then a group goes where none does', () => {
    const free = [...row('A', '1', 1, 2, 3), ...row('A', '5', 1, 2, 3, 4)];
    expect(chooseSeats(free, standard(2))?.ids).toEqual(['A-5-01', 'A-5-02']);
  });
});

const someSeats = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('A', 'B', 'C'),
      fc.constantFrom('1', '2', '3', 'P'),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom<Seat['kind'][]>('STANDARD', 'STANDARD', 'STANDARD', 'WHEELCHAIR', 'COMPANION'),
    )
    .map(([block, label, place, kind]) => seat(block, label, place, kind)),
  { selector: ({ block, row: label, seat: place }) => `${block} ${label} ${place}`, maxLength: 90 },
);
const someGroups = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 0, 0, 1, 2, 3)), { minLength: 1, maxLength: 16 })
  .map((sizes) => sizes.map(([people, chairs], i) => group(`g${i}`, people, chairs)));

describe('any groups in any session', () => {
  it('then no seat is given twice, each group gets exactly its need by kind, and the order given changes nothing', () => {
    fc.assert(
      fc.property(someSeats, someGroups, fc.nat(), (free, groups, turn) => {
        const seating = seatGroups(free, groups);
        const turned = <T>(things: readonly T[]) => things.map((_, i) => things[(i + turn) % things.length] as T);
        const again = seatGroups(turned(free).reverse(), turned(groups));
        expect(again && [...again.seats].sort()).toEqual(seating && [...seating.seats].sort());
        if (!seating) return;
        const kindOf = new Map(free.map(({ id, kind }) => [id, kind]));
        const given = [...seating.seats.values()].flatMap(({ ids }) => ids);
        expect(new Set(given).size).toBe(given.length);
        for (const { key, need } of groups) {
          const kinds = seating.seats.get(key)?.ids.map((id) => kindOf.get(id)) ?? [];
          const count = (kind: Seat['kind']) => kinds.filter((k) => k === kind).length;
          expect({
            standard: count('STANDARD'),
            wheelchair: count('WHEELCHAIR'),
            companion: count('COMPANION'),
          }).toEqual(need);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('then standard seats that suffice are always found, also without the search', () => {
    fc.assert(
      fc.property(someSeats, someGroups, (free, wanted) => {
        const groups = wanted.map(({ key, need }) => group(key, need.standard));
        const stock = free.filter(({ kind }) => kind === 'STANDARD').length;
        const asked = groups.reduce((sum, { need }) => sum + need.standard, 0);
        for (const steps of [0, 300]) expect(seatGroups(free, groups, free, { steps }) !== null).toBe(asked <= stock);
      }),
      { numRuns: 100 },
    );
  });

  it('then a group that is alone and fits in a free stretch of a row is never divided', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 8 }),
        (places, size) => {
          const free = [...row('A', '1', ...places.sort((a, b) => a - b)), ...row('A', '2', 3, 4), ...row('B', '7', 1)];
          const runs = [
            ...free.map(({ row: r, seat: s }) => (r === '1' ? (places.includes(Number(s) + 1) ? ' x' : ' x |') : '')),
          ]
            .join('')
            .split('|');
          const longest = Math.max(2, ...runs.map((run) => run.trim().split(' ').filter(Boolean).length));
          const plan = [...free, ...row('B', '7', 2)];
          if (size <= longest) expect(chooseSeats(free, standard(size), plan)?.closeness).toBe('ROW');
        },
      ),
      { numRuns: 150 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { differences, merge, rebase } from './merge-copies';

const saw = { name: 'Club', phone: '01', seats: 4, note: null as string | null };

describe('Given two editors who started from the same copy', () => {
  it('when each changed another field, then nobody’s change is lost and nothing is asked', () => {
    const now = { ...saw, phone: '02' };
    expect(differences(saw, now, { ...saw, name: 'Cercle' })).toEqual([
      { key: 'name', side: 'mine' },
      { key: 'phone', side: 'theirs' },
    ]);
    expect(merge(saw, now, { ...saw, name: 'Cercle' }, {})).toEqual({ ...saw, name: 'Cercle', phone: '02' });
  });

  it('when both changed the same field, then the choice says which is written', () => {
    const now = { ...saw, name: 'Amicale' };
    const mine = { ...saw, name: 'Cercle' };
    expect(differences(saw, now, mine)).toEqual([{ key: 'name', side: 'both' }]);
    expect(merge(saw, now, mine, { name: 'theirs' }).name).toBe('Amicale');
    expect(merge(saw, now, mine, { name: 'mine' }).name).toBe('Cercle');
  });

  it('when both wrote the same, then it is told as that; an empty box instead of nothing is no difference', () => {
    const [now, mine] = [
      { ...saw, seats: 5 },
      { ...saw, seats: 5, note: '' },
    ];
    expect(differences(saw, now, mine)).toEqual([{ key: 'seats', side: 'alike' }]);
    expect(merge(saw, now, mine, {})).toEqual(now);
  });

  it('when each adds to a number, then the sum is what comes of it', () => {
    const now = { ...saw, seats: 6 };
    const mine = rebase(saw, now, { seats: 6, name: 'Cercle' }, ['seats']);
    expect(mine).toEqual({ seats: 8, name: 'Cercle' });
    expect(differences(saw, now, mine)).toContainEqual({ key: 'seats', side: 'both' });
    expect(rebase(saw, now, { name: 'Cercle' }, ['seats'])).toEqual({ name: 'Cercle' });
  });
});

import { describe, expect, it } from 'vitest';
import { emptySeats } from './overbooking.rules';

describe('what earlier sessions say of empty seats', () => {
  it.each([0, 1, 29])('given %d seats seen, then nothing is said', (expected) => {
    expect(emptySeats({ expected, entered: 0 })).toEqual({ known: false, seen: expected, least: 30 });
  });

  it.each([
    // seats seen, came, empty of 100, margin, more
    [400, 328, 18, 4, 9],
    [400, 400, 0, 1, 0],
    [30, 24, 20, 14, 5],
    [4_000, 2_880, 28, 1, 25],
  ])(
    'given %d seats of which %d were taken, then %d of 100 stay empty (± %d): %d more',
    (expected, entered, empty, margin, more) => {
      expect(emptySeats({ expected, entered })).toEqual({ known: true, seen: expected, empty, margin, more });
    },
  );

  it('given the same share, then more observations advise no less', () => {
    let last = 0;
    for (const expected of [30, 60, 120, 500, 5_000, 50_000]) {
      const said = emptySeats({ expected, entered: expected * 0.8 });
      const more = said.known ? said.more : -1;
      expect(more).toBeGreaterThanOrEqual(last);
      last = more;
    }
  });

  it('given any observation that advises more, then with it a hundred seats are enough 19 times out of 20', () => {
    for (let came = 0; came <= 200; came += 5) {
      const said = emptySeats({ expected: 200, entered: came });
      if (!said.known || said.more === 0 || said.more === 100) continue;
      const [given, share] = [100 + said.more, (200 - came) / 200];
      expect(given * (1 - share) + 1.645 * Math.sqrt(given * share * (1 - share))).toBeLessThanOrEqual(100.001);
    }
  });
});

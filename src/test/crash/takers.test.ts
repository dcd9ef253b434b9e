import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../database';
import { tellCount } from '../matrix/score';
import { type Crowd, gatherCrowd, LAST_SEATS, TAKERS, takeLastSeats } from './takers';

/** `npm run soak:takers` plays 500 rounds; a run of all tests plays a few. */
const ROUNDS = process.env.GRADINS_SOAK === 'takers' ? Number(process.env.GRADINS_SOAK_ROUNDS ?? 500) : 3;

const { sql } = testDatabase();
let crowd: Crowd;
beforeAll(async () => {
  crowd = await gatherCrowd(sql);
}, 60_000);

describe('given the last seats of a session, the waiting list and a crowd of takers', () => {
  it(
    'when all of them take at once, round after round, then exactly those seats are given',
    async () => {
      const wrong: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        wrong.push(...(await takeLastSeats(sql, crowd, round)).map((what) => `round ${round}: ${what}`));
      }
      expect(wrong).toEqual([]);
      tellCount(`takers: ${TAKERS} at once for ${LAST_SEATS} seats, ${ROUNDS} rounds: ${LAST_SEATS} each time`);
    },
    Math.max(120_000, ROUNDS * 20_000),
  );
});

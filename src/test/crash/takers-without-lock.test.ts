import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LockedSession } from '@/modules/sessions/lock-session';
import type { Tx } from '@/platform/db';
import { testDatabase } from '../database';
import { type Crowd, gatherCrowd, takeLastSeats } from './takers';

/** The session is read, and nobody queues for it. */
vi.mock('@/modules/sessions/lock-session', async (original) => ({
  ...(await original<typeof import('@/modules/sessions/lock-session')>()),
  lockSession: async (tx: Tx, id: string) => {
    const [session] = await tx.$queryRaw<LockedSession[]>`
      SELECT id, programme_id AS "programmeId", code, kind, status, time_zone AS "timeZone", starts_at AS "startsAt",
        ends_at AS "endsAt", cutoff_at AS "cutoffAt", version, edits FROM session WHERE id = ${id}::uuid`;
    return session;
  },
}));

const { sql } = testDatabase();
let crowd: Crowd;
beforeAll(async () => {
  crowd = await gatherCrowd(sql);
}, 60_000);

describe('given the same crowd and the lock taken out', () => {
  it('when all of them take at once, then the harness says what went wrong', async () => {
    const wrong: string[] = [];
    for (let round = 0; round < 5 && wrong.length === 0; round += 1) {
      wrong.push(...(await takeLastSeats(sql, crowd, round)));
    }
    expect(wrong).not.toEqual([]);
  }, 120_000);
});

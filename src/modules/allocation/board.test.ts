import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { holdSeats, releaseSeats } from '@/modules/sessions/hold-seats';
import { listSessions } from '@/modules/sessions/session.queries';
import { sessionFilters } from '@/modules/sessions/session.schema';
import { sessionPage } from '@/modules/sessions/session-page.queries';
import { restituteTickets } from '@/modules/tickets/restitute-tickets';
import type { UserActor } from '@/platform/actor';
import { DomainError } from '@/platform/errors';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets } from '@/test/factories';
import { allocateSeats } from './allocate-seats';
import { confirmAllocation } from './confirm-allocation';
import { declineAllocation } from './decline-allocation';
import { releaseAllocations } from './release-allocation';

const { sql } = testDatabase();
const PUBLICS = ['YOUTH', 'SPORT', 'SENIORS'] as const;
const SEATS = 24;
let programmeId: string;
let agent: UserActor;
let structures: readonly string[];
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
  const made: string[] = [];
  for (const kind of PUBLICS) made.push(await buildStructure(sql, { public: kind }));
  structures = made;
});

/** What people do, in numbers: `at` chooses whom or which, `n` how many. */
const ACTS = ['allocate', 'confirm', 'decline', 'release', 'restitute', 'hold', 'unhold', 'public'] as const;
type Move = { readonly act: (typeof ACTS)[number]; readonly at: number; readonly n: number };
const move: fc.Arbitrary<Move> = fc.record({
  act: fc.constantFrom(...ACTS, 'allocate', 'confirm'),
  at: fc.nat({ max: 20 }),
  n: fc.integer({ min: 1, max: 5 }),
});
const OTHER = { reason: 'OTHER' } as const;

const one = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const allocations = (sessionId: string, state: string) =>
  sql<{ id: string }>(`SELECT id FROM allocation WHERE session_id = $1 AND state = $2::"AllocationState" ORDER BY id`, [
    sessionId,
    state,
  ]);
const versionOf = async (sessionId: string) =>
  (await sql<{ version: number }>(`SELECT version FROM session WHERE id = $1`, [sessionId]))[0]?.version ?? 0;

async function play(sessionId: string, { act, at, n }: Move): Promise<unknown> {
  const proposed = one(await allocations(sessionId, 'PROPOSED'), at)?.id;
  const structureId = one(structures, at) ?? '';
  const reserve = { sessionId, kind: 'STANDARD', quantity: n, version: await versionOf(sessionId), ...OTHER } as const;
  switch (act) {
    case 'allocate':
      return allocateSeats(agent, { sessionId, structureId, quantity: n, ...OTHER });
    case 'confirm':
      return proposed && confirmAllocation(agent, { allocationId: proposed, ...(at % 2 === 0 && { keep: n }) });
    case 'decline':
      return proposed && declineAllocation(agent, { allocationId: proposed });
    case 'release':
      return proposed && releaseAllocations(agent, { allocationIds: [proposed], ...OTHER });
    case 'restitute': {
      const held = await sql<{ id: string }>(
        `SELECT id FROM ticket WHERE session_id = $1 AND state = 'CONFIRMED' ORDER BY id LIMIT $2`,
        [sessionId, n],
      );
      return held.length > 0 && restituteTickets(agent, { ticketIds: held.map(({ id }) => id), ...OTHER });
    }
    case 'hold':
      return holdSeats(agent, reserve);
    case 'unhold':
      return releaseSeats(agent, reserve);
    case 'public':
      return sql(`UPDATE structure SET public = $1::"Public" WHERE id = $2`, [one(PUBLICS, n), structureId]);
  }
}
/** A move that the rules refuse is one that changes nothing. */
async function tried(sessionId: string, made: Move): Promise<void> {
  const [answer] = await Promise.allSettled([play(sessionId, made)]);
  if (answer.status === 'rejected' && !(answer.reason instanceof DomainError)) throw answer.reason;
}

const counted = async (sessionId: string) =>
  (
    await sql(
      `SELECT count(*)::int AS stock, count(*) FILTER (WHERE state = 'FREE')::int AS free, count(*) FILTER (WHERE state = 'HELD')::int AS held,
         count(structure_id)::int AS allocated, count(*) FILTER (WHERE state IN ('CONFIRMED', 'CLAIMED', 'ENTERED'))::int AS confirmed
       FROM ticket WHERE session_id = $1`,
      [sessionId],
    )
  )[0];
const countedByPublic = (sessionId: string) =>
  sql(
    `SELECT t.public, count(*)::int AS allocated, count(*) FILTER (WHERE k.state = 'CONFIRMED')::int AS confirmed
     FROM ticket k JOIN structure t ON t.id = k.structure_id WHERE k.session_id = $1 GROUP BY 1 ORDER BY t.public::text`,
    [sessionId],
  );

describe('given seats of a session that the city and structures move at random, by the commands of the screens', () => {
  it('after each move, then what the list and the page of the session show is what one would count (rule 5)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 30 }), async (moves) => {
        const sessionId = await buildSession(sql, { programme_id: programmeId });
        await buildTickets(sql, { programmeId, sessionId, count: SEATS });
        const [{ code } = { code: '' }] = await sql<{ code: string }>(`SELECT code FROM session WHERE id = $1`, [
          sessionId,
        ]);
        for (const made of moves) {
          await tried(sessionId, made);
          const plain = await counted(sessionId);
          const list = await listSessions(agent, sessionFilters.parse({ q: code }));
          expect(list.rows.find(({ id }) => id === sessionId)).toMatchObject(plain ?? {});
        }
        const page = await sessionPage(agent, { code });
        expect(page.kinds).toMatchObject([await counted(sessionId)]);
        const shown = page.publics.filter(({ allocated }) => allocated > 0);
        expect(
          shown
            .map(({ public: kind, allocated, confirmed }) => ({ public: kind, allocated, confirmed }))
            .sort((a, b) => (a.public < b.public ? -1 : 1)),
        ).toEqual(await countedByPublic(sessionId));
        await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [sessionId]);
      }),
      { numRuns: 6, seed: 20_261_122 },
    );
  }, 180_000);
});

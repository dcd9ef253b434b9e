import { allocateSeats } from '@/modules/allocation/allocate-seats';
import { offerSeats } from '@/modules/allocation/offer-seats';
import type { UserActor } from '@/platform/actor';
import type { TestDatabase } from '../database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '../factories';

type Sql = TestDatabase['sql'];
const OFFERS = { kind: 'system', name: 'offers', programmeId: null } as const;

/** Seats left, and who is after them at once: the city by hand for each of the takers, and the waiting list. */
export const LAST_SEATS = 10;
export const TAKERS = 200;
const STEPS = 4;
const WAITING = 6;

export type Crowd = {
  readonly programmeId: string;
  readonly agent: UserActor;
  readonly drawId: string;
  readonly structures: readonly string[];
  readonly waiting: readonly string[];
};

const DRAWN = { rules: { improve: false }, structures: [], sessions: [] };

export async function gatherCrowd(sql: Sql): Promise<Crowd> {
  const programmeId = await buildProgramme(sql);
  const agent = await buildActor(sql, 'AGENT', programmeId);
  const all: string[] = [];
  for (let i = 0; i < TAKERS + WAITING; i += 1) all.push(await buildStructure(sql));
  const [draw] = await sql<{ id: string }>(
    `INSERT INTO draw (programme_id, seed, generator, input_hash, input, state, published_at, demand_count, grant_count, seat_count)
     VALUES ($1, 'seed', 'test', 'hash', $2, 'PUBLISHED', now(), 0, 0, 0) RETURNING id`,
    [programmeId, JSON.stringify(DRAWN)],
  );
  return { programmeId, agent, drawId: draw?.id ?? '', structures: all.slice(WAITING), waiting: all.slice(0, WAITING) };
}

async function lastSeats(sql: Sql, { programmeId, drawId, waiting }: Crowd, round: number): Promise<string> {
  const starts_at = inHours(200 + round * 4);
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at });
  await buildTickets(sql, { programmeId, sessionId, count: LAST_SEATS });
  await sql(
    `WITH wishes AS (
       INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity, state)
       SELECT $1, w.id, $2, 1, 'SOLO', 1, 1, 'REFUSED' FROM unnest($3::uuid[]) AS w(id) RETURNING id, structure_id)
     INSERT INTO waiting_wish (demand_id, draw_id, session_id, structure_id, place, quantity)
     SELECT id, $4, $2, structure_id, row_number() OVER (ORDER BY id), 1 FROM wishes`,
    [programmeId, sessionId, waiting, drawId],
  );
  return sessionId;
}

type Kept = { seats: number; free: number; counted: number; said: number; unsound: number };

async function keptOf(sql: Sql, sessionId: string): Promise<Kept> {
  const [kept] = await sql<Kept>(
    `SELECT count(*) FILTER (WHERE k.allocation_id IS NOT NULL)::int AS seats, count(*) FILTER (WHERE k.state = 'FREE')::int AS free,
       (SELECT sum(c.allocated)::int FROM session_count c WHERE c.session_id = $1) AS counted,
       (SELECT coalesce(sum(a.quantity), 0)::int FROM allocation a WHERE a.session_id = $1) AS said,
       (SELECT count(*)::int FROM allocation a WHERE a.session_id = $1
         AND a.quantity <> (SELECT count(*) FROM ticket t WHERE t.allocation_id = a.id)) AS unsound
     FROM ticket k WHERE k.session_id = $1`,
    [sessionId],
  );
  if (!kept) throw new Error('the session has no seats');
  return kept;
}

/**
 * One round: everybody after the last seats of one session at the same moment. Answers what is wrong with it, nothing
 * when exactly those seats were given, each once, and whoever got none was told that there are not enough.
 */
export async function takeLastSeats(sql: Sql, crowd: Crowd, round: number): Promise<string[]> {
  const sessionId = await lastSeats(sql, crowd, round);
  const byHand = crowd.structures.map(
    (structureId) => () =>
      allocateSeats(crowd.agent, { sessionId, structureId, quantity: 1, reason: 'OTHER' }).then(
        ({ quantity }) => quantity,
      ),
  );
  const step = () => offerSeats(OFFERS, { sessionId }).then(({ seats }) => seats);
  const every = Math.floor(byHand.length / STEPS);
  const acts = byHand.flatMap((act, i) => (i % every === 0 ? [step, act] : [act]));
  const answers = await Promise.allSettled(acts.map((act) => act()));
  const given = answers.reduce((sum, answer) => sum + (answer.status === 'fulfilled' ? answer.value : 0), 0);
  const codes = new Set(
    answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason.code ?? answer.reason)] : [])),
  );
  codes.delete('allocation/not-enough-seats');
  const kept = await keptOf(sql, sessionId);
  const wrong = [...codes].map((code) => `refused with ${code}`);
  const expected = { given, ...kept };
  const sound = { given: LAST_SEATS, seats: LAST_SEATS, free: 0, counted: LAST_SEATS, said: LAST_SEATS, unsound: 0 };
  for (const [name, value] of Object.entries(sound)) {
    const found = expected[name as keyof typeof expected];
    if (found !== value) wrong.push(`${name}: ${found}, not ${value}`);
  }
  return wrong;
}

import type { Actor } from '@/modules/accounts/actor.rules';
import type { Competition } from '@/modules/sessions/session.rules';
import { inTheCitysName, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayManageGroupLeaders } from './structure.policy';

export type LeaderRow = {
  readonly id: string;
  readonly programmeId: string;
  readonly structureId: string;
  readonly email: string;
};
type Seat = { readonly competition: Competition; readonly sessionId: string };
export type Loads = {
  /** Tickets at this address in the competition, and of them in the very session. */
  of(leader: LeaderRow, seat: Seat): { readonly held: number; readonly inSession: number };
  add(leader: LeaderRow, seat: Seat, count: number): void;
};

/** The group leaders asked for, by id. Throws `structures/leader-not-found`, also for another structure's. */
export async function readAssignees(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, LeaderRow>> {
  const wanted = [...new Set(ids)];
  const rows = await tx.$queryRaw<LeaderRow[]>`
    SELECT id, programme_id AS "programmeId", structure_id AS "structureId", email FROM group_leader
    WHERE id = ANY(${wanted}::uuid[]) AND email IS NOT NULL`;
  if (rows.length !== wanted.length || !rows.every((row) => mayManageGroupLeaders(actor, row)))
    throw new DomainError('not-found', 'structures/leader-not-found');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rule 2: whoever gives tickets to the same address queues here until the end of the transaction. */
export async function lockAddresses(tx: Tx, leaders: readonly LeaderRow[]): Promise<void> {
  const keys = [...new Set(leaders.map((leader) => `phone:${leader.programmeId}:${leader.email}`))].sort();
  await tx.$executeRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended(key, 0)))
    FROM (SELECT key FROM unnest(${keys}::text[]) AS key ORDER BY key) AS keys`;
}

/** Rule 2: what each address holds in each competition, across structures: counted in the city's name, told as numbers only. */
export async function loadsOf(tx: Tx, actor: Actor, leaders: readonly LeaderRow[]): Promise<Loads> {
  const programmeId = leaders[0]?.programmeId ?? null;
  const emails = [...new Set(leaders.map((leader) => leader.email))];
  const rows = await inTheCitysName(
    tx,
    actor,
    () =>
      tx.$queryRaw<{ email: string; competition: Competition; sessionId: string; count: number }[]>`
      SELECT g.email, s.competition, s.id AS "sessionId", count(*)::int AS count
      FROM group_leader g JOIN ticket t ON t.group_leader_id = g.id JOIN session s ON s.id = t.session_id
      WHERE g.programme_id = ${programmeId}::uuid AND g.email = ANY(${emails}::text[])
      GROUP BY 1, 2, 3`,
  );
  const counts = new Map<string, number>();
  const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  for (const row of rows) {
    add(`${row.email} ${row.competition}`, row.count);
    add(`${row.email} ${row.sessionId}`, row.count);
  }
  return {
    of: ({ email }, seat) => ({
      held: counts.get(`${email} ${seat.competition}`) ?? 0,
      inSession: counts.get(`${email} ${seat.sessionId}`) ?? 0,
    }),
    add: ({ email }, seat, count) => {
      add(`${email} ${seat.competition}`, count);
      add(`${email} ${seat.sessionId}`, count);
    },
  };
}

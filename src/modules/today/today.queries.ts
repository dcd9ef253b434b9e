import { isStaff } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import { readDecisions } from './decisions';

export type FunnelRow = {
  readonly competition: 'OLYMPIC' | 'PARALYMPIC';
  readonly sessions: number;
  readonly stock: number;
  readonly allocated: number;
  readonly confirmed: number;
  readonly claimed: number;
  readonly named: number;
  readonly entered: number;
  /** Confirmed seats of sessions that are over: those expected at the gate (rule 12). */
  readonly expected: number;
  /** Of those, who came: the rate of the report is present / expected. */
  readonly present: number;
};

export type HeatRow = {
  /** Day of the programme's time zone, `YYYY-MM-DD`. */
  readonly day: string;
  readonly part: 'MORNING' | 'MIDDAY' | 'AFTERNOON' | 'EVENING';
  readonly sessions: number;
  readonly stock: number;
  /** Present in sessions that are over, named in those to come. */
  readonly filled: number;
};

/** The queue of decisions, for the city's staff, and the clock it is read at. */
export const decisionQueue = query('today/decisions', nothing, async ({ tx, actor, now }) => {
  authorize(isStaff(actor));
  return { now, decisions: await readDecisions(tx, programmeIdOf(actor)) };
});

/** The state of the programme: the flight of steps per competition and the occupation by day and part of the day. */
export const programmeState = query('today/state', nothing, async ({ tx, actor }) => {
  authorize(isStaff(actor));
  const programmeId = programmeIdOf(actor);
  const funnels = await tx.$queryRaw<FunnelRow[]>`
    SELECT s.competition, count(DISTINCT s.id)::int AS sessions, coalesce(sum(c.stock), 0)::int AS stock,
      coalesce(sum(c.allocated), 0)::int AS allocated, coalesce(sum(c.confirmed), 0)::int AS confirmed,
      coalesce(sum(c.claimed), 0)::int AS claimed, coalesce(sum(c.named), 0)::int AS named, coalesce(sum(c.entered), 0)::int AS entered,
      coalesce(sum(c.confirmed) FILTER (WHERE s.ends_at <= clock_timestamp()), 0)::int AS expected,
      coalesce(sum(c.entered) FILTER (WHERE s.ends_at <= clock_timestamp()), 0)::int AS present
    FROM session s LEFT JOIN session_count c ON c.session_id = s.id
    WHERE s.programme_id = ${programmeId}::uuid GROUP BY s.competition ORDER BY s.competition`;
  const heat = await tx.$queryRaw<HeatRow[]>`
    SELECT to_char(at, 'YYYY-MM-DD') AS day, CASE WHEN extract(hour FROM at) < 12 THEN 'MORNING' WHEN extract(hour FROM at) < 14 THEN 'MIDDAY'
        WHEN extract(hour FROM at) < 18 THEN 'AFTERNOON' ELSE 'EVENING' END AS part,
      count(*)::int AS sessions, coalesce(sum(stock), 0)::int AS stock, coalesce(sum(filled), 0)::int AS filled
    FROM (SELECT s.starts_at AT TIME ZONE p.time_zone AS at, sum(c.stock) AS stock,
        sum(CASE WHEN s.ends_at <= clock_timestamp() THEN c.entered ELSE c.named END) AS filled
      FROM session s JOIN programme p ON p.id = s.programme_id LEFT JOIN session_count c ON c.session_id = s.id
      WHERE s.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED' GROUP BY s.id, p.id) AS held
    GROUP BY 1, 2 ORDER BY 1`;
  const [evening] = await tx.$queryRaw<{ left: number }[]>`
    SELECT count(*)::int AS left FROM session s JOIN programme p ON p.id = s.programme_id
    WHERE s.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED' AND s.starts_at > clock_timestamp()
      AND s.starts_at < (date_trunc('day', clock_timestamp() AT TIME ZONE p.time_zone) + interval '1 day') AT TIME ZONE p.time_zone`;
  return { funnels, heat, sessionsLeftToday: evening?.left ?? 0 };
});

/** The figures of the menu. The auditor's menu has none. */
export const navigationCounts = query('today/navigation', nothing, async ({ tx, actor }) => {
  authorize(isStaff(actor));
  const programmeId = programmeIdOf(actor);
  const [counts] = await tx.$queryRaw<
    {
      sessions: number;
      tickets: number;
      structures: number;
      demands: number;
      draws: number;
      allocations: number;
      imports: number;
    }[]
  >`
    SELECT (SELECT count(*)::int FROM session WHERE programme_id = ${programmeId}::uuid) AS sessions,
      (SELECT coalesce(sum(c.stock), 0)::int FROM session_count c JOIN session s ON s.id = c.session_id WHERE s.programme_id = ${programmeId}::uuid) AS tickets,
      (SELECT count(*)::int FROM structure WHERE disabled_at IS NULL) AS structures,
      (SELECT count(*)::int FROM demand WHERE programme_id = ${programmeId}::uuid AND state <> 'WITHDRAWN') AS demands,
      (SELECT count(*)::int FROM draw WHERE programme_id = ${programmeId}::uuid AND state <> 'DISCARDED') AS draws,
      (SELECT count(*)::int FROM allocation WHERE programme_id = ${programmeId}::uuid AND state IN ('PROPOSED', 'CONFIRMED')) AS allocations,
      (SELECT count(*)::int FROM import WHERE programme_id = ${programmeId}::uuid AND state = 'READY') AS imports`;
  const decisions = await readDecisions(tx, programmeId);
  return { ...counts, decisions: decisions.length };
});

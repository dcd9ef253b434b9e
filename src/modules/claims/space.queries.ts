import { draftsToHandIn } from '@/modules/demands/drafts-to-hand-in';
import { arriveBy } from '@/modules/programmes/programme.rules';
import { readRules } from '@/modules/programmes/read-programme';
import type { Competition } from '@/modules/sessions/session.rules';
import { listed } from '@/modules/structures/beneficiary.schema';
import { whoseList } from '@/modules/structures/whose-list';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { type OutingCounts, thingsToDo } from './space.rules';

export type OutingRow = OutingCounts & {
  readonly sessionId: string;
  readonly code: string;
  readonly sport: string;
  readonly competition: Competition;
  readonly venue: string;
  readonly city: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly leaders: number;
  readonly entered: number;
  readonly postponementId: string | null;
};

/** The allocations a structure holds or is proposed, in the order of sessions, with what is done and what is missing. */
export function outingsOf(tx: Tx, list: { programmeId: string; structureId: string }, only: string | null = null) {
  return tx.$queryRaw<OutingRow[]>`
    SELECT a.id AS "allocationId", a.state, a.offer, a.confirm_by AS "confirmBy", s.id AS "sessionId", s.code, s.sport, s.competition, s.venue,
      s.city, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.cutoff_at AS "cutoffAt", s.status AS "sessionStatus",
      coalesce(k.seats, 0)::int AS seats, coalesce(k.named, 0)::int AS named, coalesce(k.with_leader, 0)::int AS "withLeader",
      coalesce(k.claimed, 0)::int AS claimed, coalesce(k.entered, 0)::int AS entered, coalesce(k.waiting, 0)::int AS waiting,
      coalesce(g.leaders, 0)::int AS leaders, coalesce(g.largest, 0)::int AS "largestGroup", p.answer_by AS "answerBy", p.id AS "postponementId"
    FROM allocation a JOIN session s ON s.id = a.session_id
    LEFT JOIN LATERAL (
      SELECT count(*) AS seats, count(t.named_at) AS named, count(t.group_leader_id) AS with_leader, count(t.claimed_at) AS claimed,
        count(*) FILTER (WHERE t.state = 'ENTERED') AS entered,
        count(*) FILTER (WHERE t.state = 'CONFIRMED' AND EXISTS (
          SELECT FROM claim_link l WHERE l.ticket_id = t.id AND l.group_leader_id = t.group_leader_id AND l.revoked_at IS NULL)) AS waiting
      FROM ticket t WHERE t.allocation_id = a.id) k ON true
    LEFT JOIN LATERAL (
      SELECT count(*) AS leaders, max(n) AS largest FROM (
        SELECT count(*) AS n FROM ticket t WHERE t.allocation_id = a.id AND t.group_leader_id IS NOT NULL GROUP BY t.group_leader_id) x) g ON true
    LEFT JOIN LATERAL (
      SELECT p.id, p.answer_by FROM postponement p WHERE p.session_id = s.id AND NOT EXISTS (
        SELECT FROM postponement_answer w WHERE w.postponement_id = p.id AND w.structure_id = a.structure_id)
      ORDER BY p.created_at DESC LIMIT 1) p ON a.state = 'CONFIRMED'
    WHERE a.programme_id = ${list.programmeId}::uuid AND a.structure_id = ${list.structureId}::uuid
      AND a.state IN ('PROPOSED', 'CONFIRMED') AND (${only}::uuid IS NULL OR a.id = ${only}::uuid)
      AND (a.state = 'PROPOSED' OR coalesce(k.seats, 0) > 0)
    ORDER BY s.starts_at, s.code, a.id`;
}

type Contact = { name: string; email: string; phone: string };

/** The space of a structure: what it has to do, its outings (the next first), whom to reach (rule 14). */
export const readSpace = query('claims/space', listed, async ({ tx, actor, now }, input) => {
  const list = await whoseList(tx, actor, input.structureId);
  const rules = await readRules(tx, list.programmeId);
  const outings = (await outingsOf(tx, list)).map((row) => ({ ...row, arriveAt: arriveBy(row.startsAt, rules) }));
  const [contact] = await tx.$queryRaw<Contact[]>`
    SELECT sender_name AS name, contact_email AS email, contact_phone AS phone FROM programme WHERE id = ${list.programmeId}::uuid`;
  const [people] = await tx.$queryRaw<{ people: number }[]>`
    SELECT count(*)::int AS people FROM beneficiary WHERE structure_id = ${list.structureId}::uuid AND programme_id = ${list.programmeId}::uuid`;
  const coming = outings.filter((outing) => outing.endsAt >= now);
  return {
    todos: thingsToDo(coming, now, rules),
    toHandIn: await draftsToHandIn(tx, list, now, rules),
    coming,
    past: outings.filter((outing) => outing.endsAt < now).reverse(),
    contact: contact ?? null,
    people: people?.people ?? 0,
    rules,
  };
});

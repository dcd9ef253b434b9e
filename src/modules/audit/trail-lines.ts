import type { z } from 'zod';
import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { TrailLine, trailFilters } from './audit.schema';
import { hex, sha256 } from './digest';
import { withoutPersonFacts } from './opaque.rules';
import { shownActor, shownSubject } from './shown-ids';
import { trailConditions } from './trail-conditions';

export type Scope = { readonly programmeId: string; readonly timeZone: string; readonly named: boolean };
export type Cut = { readonly before?: string | undefined; readonly after?: string | undefined; readonly limit: number };
type Filters = z.output<typeof trailFilters>;

/** What stands for the id of a person's row, as the query writes it too. */
const markOf = (id: string): string => hex(sha256(id)).slice(0, 12);

const cutOf = ({ before, after }: Cut): Prisma.Sql => {
  if (before) return Prisma.sql`AND a.id < ${BigInt(before)}`;
  return after ? Prisma.sql`AND a.id > ${BigInt(after)}` : Prisma.empty;
};

/**
 * Lines of the trail, the latest first, cut by the id of a line: which lines, by `scope`; whoever may know names also finds
 * them by name. Names, structures and notes are shown only when `named`; else the ids of people's rows (and of messages to
 * them) become twelve digits of their SHA-256: the same person can be followed from line to line, and its row cannot be found.
 */
export async function trailLines(
  tx: Tx,
  input: Filters,
  scope: Scope,
  cut: Cut,
  named: boolean = scope.named,
): Promise<TrailLine[]> {
  const order = cut.after && !cut.before ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await tx.$queryRaw<(Omit<TrailLine, 'id'> & { id: bigint })[]>`
    SELECT a.id, a.at, a.role, a.action, a.outcome, a.code, a.subject_type AS "subjectType",
      ${shownActor(named)} AS actor, ${shownSubject(named)} AS "subjectId",
      a.structure_id AS "structureId", a.reason, a.facts,
      CASE WHEN ${named} THEN u.name END AS "actorName", CASE WHEN ${named} THEN s.name END AS "structureName",
      CASE WHEN ${named} THEN n.note END AS note
    FROM (SELECT * FROM audit a WHERE ${trailConditions(input, scope)} ${cutOf(cut)} ORDER BY a.id ${order} LIMIT ${cut.limit}) a
    LEFT JOIN user_account u ON ${named} AND a.actor = 'user:' || u.id
    LEFT JOIN structure s ON ${named} AND s.id = a.structure_id
    LEFT JOIN audit_note n ON ${named} AND n.audit_id = a.id
    ORDER BY a.id DESC`;
  const lines = rows.map((row): TrailLine => ({ ...row, id: String(row.id) }));
  return named ? lines : lines.map((line) => withoutPersonFacts(line, markOf));
}

/** How many lines the filters leave, counted up to `limit`: a trail has millions. */
export async function countTrail(tx: Tx, input: Filters, scope: Scope, limit: number): Promise<number> {
  const [counted] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT FROM audit a WHERE ${trailConditions(input, scope)} LIMIT ${limit}) AS found`;
  return counted?.total ?? 0;
}

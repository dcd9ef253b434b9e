import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';
import { mayReadNote, mayReadTrail } from './audit.policy';
import { type TrailLine, trailInput } from './audit.schema';
import { withoutHolder, withoutPerson } from './opaque.rules';

const PAGE = 50;

type Row = Omit<TrailLine, 'id'> & { id: bigint };
type Filters = ReturnType<typeof trailInput.parse>;

/** Text that may stand in LIKE. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');

function conditions(input: Filters, programmeId: string, timeZone: string): Prisma.Sql {
  const found = [Prisma.sql`(a.programme_id = ${programmeId}::uuid OR a.programme_id IS NULL)`];
  if (input.area) found.push(Prisma.sql`a.action LIKE ${`${literal(input.area)}/%`}`);
  if (input.role) found.push(Prisma.sql`a.role = ${input.role}`);
  if (input.outcome) found.push(Prisma.sql`a.outcome = ${input.outcome}::"AuditOutcome"`);
  if (input.reasoned) found.push(Prisma.sql`a.reason IS NOT NULL`);
  if (input.from) found.push(Prisma.sql`a.at >= ${input.from}::date::timestamp AT TIME ZONE ${timeZone}`);
  if (input.to) found.push(Prisma.sql`a.at < (${input.to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`);
  if (input.subject)
    found.push(Prisma.sql`(a.subject_id = ${input.subject} OR a.structure_id = ${input.subject}::uuid)`);
  if (input.actorId) found.push(Prisma.sql`a.actor IN (${`user:${input.actorId}`}, ${`holder:${input.actorId}`})`);
  if (input.q) {
    const like = `%${literal(input.q)}%`;
    found.push(
      Prisma.sql`(a.action ILIKE ${like} OR a.code ILIKE ${like} OR a.reason ILIKE ${like} OR a.subject_id ILIKE ${like} OR a.actor ILIKE ${like})`,
    );
  }
  return Prisma.join(found, ' AND ');
}

function shown(row: Row, named: boolean): TrailLine {
  const line = { ...row, id: String(row.id) };
  return named ? line : withoutHolder(withoutPerson(line));
}

/**
 * The trail of the programme, the latest first, fifty lines a page. Ids are resolved to names and free notes shown for
 * the city's staff only: an auditor reads codes, numbers and ids (rule 11 and the table of roles).
 */
export const readTrail = query('audit/trail', trailInput, async ({ tx, actor }, input) => {
  const programmeId = actor.kind === 'nobody' ? null : actor.programmeId;
  authorize(programmeId !== null && mayReadTrail(actor, { programmeId }));
  const named = mayReadNote(actor, { programmeId });
  const programme = await tx.programme.findUnique({ where: { id: programmeId }, select: { timeZone: true } });
  const where = conditions(input, programmeId, programme?.timeZone ?? 'Europe/Paris');
  const [counted] = await tx.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM audit a WHERE ${where}`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.id, a.at, a.actor, a.role, a.action, a.outcome, a.code, a.subject_type AS "subjectType", a.subject_id AS "subjectId",
      a.structure_id AS "structureId", a.reason, a.facts,
      CASE WHEN ${named} THEN u.name END AS "actorName", CASE WHEN ${named} THEN s.name END AS "structureName",
      CASE WHEN ${named} THEN n.note END AS note
    FROM (SELECT * FROM audit a WHERE ${where} ORDER BY a.id DESC LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}) a
    LEFT JOIN user_account u ON ${named} AND a.actor = 'user:' || u.id
    LEFT JOIN structure s ON ${named} AND s.id = a.structure_id
    LEFT JOIN audit_note n ON ${named} AND n.audit_id = a.id
    ORDER BY a.id DESC`;
  return { total: counted?.total ?? 0, named, rows: rows.map((row) => shown(row, named)) };
});

import type { z } from 'zod';
import { Prisma } from '@/platform/generated/prisma/client';
import type { trailFilters } from './audit.schema';
import { EXPORT_ACTIONS, READING_ACTIONS } from './reading-actions.rules';
import { shownActor, shownSubject } from './shown-ids';

type Filters = z.output<typeof trailFilters>;
type Where = { readonly programmeId: string; readonly timeZone: string; readonly named: boolean };

/** Text that may stand in LIKE. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');

const [readings, exports] = [[...READING_ACTIONS], [...EXPORT_ACTIONS]];
const KINDS = {
  CHANGE: Prisma.sql`a.action <> ALL(${[...readings, ...exports]})`,
  READING: Prisma.sql`a.action = ANY(${readings})`,
  EXPORT: Prisma.sql`a.action = ANY(${exports})`,
} as const;

/** Codes and ids; for whoever may know names also the authors and structures of that name. */
function searched(q: string, named: boolean): Prisma.Sql {
  const like = `%${literal(q)}%`;
  const byName = named
    ? Prisma.sql`OR a.actor IN (SELECT 'user:' || u.id FROM user_account u WHERE u.name ILIKE ${like})
      OR a.structure_id IN (SELECT o.id FROM structure o WHERE o.name ILIKE ${like})`
    : Prisma.empty;
  return Prisma.sql`(a.action ILIKE ${like} OR a.code ILIKE ${like} OR a.reason ILIKE ${like} OR ${shownSubject(named)} ILIKE ${like}
    OR ${shownActor(named)} ILIKE ${like} ${byName})`;
}

/** What the filters ask of a line `a`; days are those of the programme's time zone, both included. */
export function trailConditions(input: Filters, { programmeId, timeZone, named }: Where): Prisma.Sql {
  const found = [Prisma.sql`(a.programme_id = ${programmeId}::uuid OR a.programme_id IS NULL)`];
  if (input.area) found.push(Prisma.sql`a.action LIKE ${`${literal(input.area)}/%`}`);
  if (input.kind) found.push(KINDS[input.kind]);
  if (input.role) found.push(Prisma.sql`a.role = ${input.role}`);
  if (input.outcome) found.push(Prisma.sql`a.outcome = ${input.outcome}::"AuditOutcome"`);
  if (input.reasoned) found.push(Prisma.sql`a.reason IS NOT NULL`);
  if (input.from) found.push(Prisma.sql`a.at >= ${input.from}::date::timestamp AT TIME ZONE ${timeZone}`);
  if (input.to) found.push(Prisma.sql`a.at < (${input.to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`);
  if (input.subject)
    found.push(Prisma.sql`(a.subject_id = ${input.subject} OR a.structure_id = ${input.subject}::uuid)`);
  if (input.actorId) found.push(Prisma.sql`a.actor IN (${`user:${input.actorId}`}, ${`holder:${input.actorId}`})`);
  if (input.q) found.push(searched(input.q, named));
  return Prisma.join(found, ' AND ');
}

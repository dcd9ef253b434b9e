import { readRules } from '@/modules/programmes/read-programme';
import { personSortKey } from '@/modules/structures/structure.rules';
import { databaseClock, type Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { CheckContext, KnownLeaders, ListedLeader } from './field.rules';
import { type ImportKind, structureIn } from './import.rules';
import { type KnownStructure, structureFinder } from './kinds/known-structures.rules';
import { type KnownSession, type KnownWishes, wishKey } from './kinds/known-wishes.rules';
import { structureRegister } from './kinds/same-structure.rules';
import { knownCalendar } from './known-calendar';
import { type KnownPerson, wordsOf } from './near-rows.rules';

type Checked = { readonly kind: ImportKind; readonly programmeId: string; readonly structureId: string | null };
type Known = Omit<CheckContext, 'timeZone' | 'ageOn'>;

/** The structures rows may be of: the one the file is of, or all that are open. */
async function structures(
  tx: Tx,
  { structureId }: Checked,
): Promise<Pick<Known, 'structure' | 'structures' | 'members'>> {
  const which = structureId === null ? Prisma.sql`disabled_at IS NULL` : Prisma.sql`id = ${structureId}::uuid`;
  const rows = await tx.$queryRaw<KnownStructure[]>`
    SELECT id, name, sort_key AS "sortKey", external_id AS "externalId", postal_code AS "postalCode", member_count AS "memberCount",
      disabled_at IS NOT NULL AS closed
    FROM structure WHERE ${which} ORDER BY created_at, id`;
  const members = new Map(rows.map(({ id, memberCount }) => [id, memberCount]));
  if (structureId === null) return { structures: structureFinder(rows), members };
  return rows[0] ? { structure: rows[0], members } : {};
}

/** Every structure, also those that are closed: a list of structures meets them all. */
async function register(tx: Tx): Promise<CheckContext['register']> {
  const rows = await tx.$queryRaw<KnownStructure[]>`
    SELECT id, name, sort_key AS "sortKey", external_id AS "externalId", postal_code AS "postalCode", member_count AS "memberCount"
    FROM structure ORDER BY created_at, id`;
  return structureRegister(rows);
}

const ofStructure = ({ structureId }: Checked): Prisma.Sql =>
  structureId === null ? Prisma.empty : Prisma.sql`AND d.structure_id = ${structureId}::uuid`;

async function openWishes(tx: Tx, found: Checked): Promise<KnownWishes['open']> {
  const rows = await tx.$queryRaw<{ structureId: string; codes: string[] }[]>`
    SELECT d.structure_id AS "structureId", array_agg(DISTINCT s.code) AS codes FROM demand d JOIN session s ON s.id = d.session_id
    WHERE d.programme_id = ${found.programmeId}::uuid AND d.state = 'SUBMITTED' ${ofStructure(found)} GROUP BY 1`;
  return new Map(rows.map(({ structureId, codes }) => [structureId, codes]));
}

/** Sessions a structure has seats of, or is offered (rule 15). */
async function heldSessions(tx: Tx, found: Checked): Promise<KnownWishes['held']> {
  const rows = await tx.$queryRaw<{ structureId: string; codes: string[] }[]>`
    SELECT d.structure_id AS "structureId", array_agg(DISTINCT s.code) AS codes FROM allocation d JOIN session s ON s.id = d.session_id
    WHERE d.programme_id = ${found.programmeId}::uuid AND d.state IN ('PROPOSED', 'CONFIRMED') ${ofStructure(found)} GROUP BY 1`;
  return new Map(rows.map(({ structureId, codes }) => [structureId, codes]));
}

async function grantedWishes(tx: Tx, found: Checked): Promise<KnownWishes['granted']> {
  const rows = await tx.$queryRaw<(Parameters<typeof wishKey>[0] & { quantity: number; wheelchairs: number })[]>`
    SELECT d.structure_id AS "structureId", s.code AS "sessionCode", d.formula, d.group_size::int AS size, d.quantity::int, d.wheelchairs::int
    FROM demand d JOIN session s ON s.id = d.session_id
    WHERE d.programme_id = ${found.programmeId}::uuid AND d.state = 'GRANTED' ${ofStructure(found)}`;
  return new Map(rows.map((row) => [wishKey(row), row]));
}

async function wishes(tx: Tx, found: Checked): Promise<KnownWishes> {
  const sessions = await tx.$queryRaw<(KnownSession & { code: string })[]>`
    SELECT s.code, s.kind, s.status, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.cutoff_at AS "cutoffAt",
      coalesce(c.stock, 0) AS stock, coalesce(c.free, 0) AS free, coalesce(c.wheelchairs, 0) AS wheelchairs
    FROM session s LEFT JOIN (SELECT session_id, sum(stock)::int AS stock, sum(free)::int AS free,
        sum(stock) FILTER (WHERE kind = 'WHEELCHAIR')::int AS wheelchairs FROM session_count GROUP BY 1) c ON c.session_id = s.id
    WHERE s.programme_id = ${found.programmeId}::uuid`;
  return {
    now: await databaseClock(tx),
    rules: await readRules(tx, found.programmeId),
    sessions: new Map(sessions.map((session) => [session.code, session])),
    open: await openWishes(tx, found),
    held: await heldSessions(tx, found),
    granted: await grantedWishes(tx, found),
  };
}

/** Who leads groups already, by structure. */
async function listedLeaders(tx: Tx, programmeId: string, own: Prisma.Sql): Promise<KnownLeaders['listed']> {
  const rows = await tx.$queryRaw<{ structureId: string; email: string; lastName: string; firstName: string }[]>`
    SELECT g.structure_id AS "structureId", g.email, g.last_name AS "lastName", g.first_name AS "firstName" FROM group_leader g
    WHERE g.programme_id = ${programmeId}::uuid AND g.email IS NOT NULL AND g.last_name IS NOT NULL AND g.first_name IS NOT NULL ${own}
    ORDER BY g.created_at, g.id`;
  const listed = new Map<string, ListedLeader[]>();
  for (const { structureId, email, lastName, firstName } of rows) {
    const one = { email, sortKey: personSortKey(lastName, firstName) };
    listed.set(structureId, [...(listed.get(structureId) ?? []), one]);
  }
  return listed;
}

/** Rule 2: addresses full in a competition; of its own group leaders only, when the file is a structure's. */
async function leaders(tx: Tx, { programmeId, structureId }: Checked): Promise<KnownLeaders> {
  const { maxTicketsPerLeader: most } = await readRules(tx, programmeId);
  const own = structureId === null ? Prisma.empty : Prisma.sql`AND g.structure_id = ${structureId}::uuid`;
  const rows = await tx.$queryRaw<{ email: string; held: number }[]>`
    SELECT email, max(held)::int AS held FROM (
      SELECT g.email, count(*) AS held FROM group_leader g JOIN ticket t ON t.group_leader_id = g.id JOIN session s ON s.id = t.session_id
      WHERE g.programme_id = ${programmeId}::uuid AND g.email IS NOT NULL ${own} GROUP BY g.email, s.competition) AS loads
    WHERE held >= ${most} GROUP BY email`;
  return {
    most,
    full: new Map(rows.map(({ email, held }) => [email, held])),
    listed: await listedLeaders(tx, programmeId, own),
  };
}

/** Who is in the structure's list, the oldest first. */
async function people(tx: Tx, { structureId }: Checked): Promise<readonly KnownPerson[]> {
  const rows = await tx.$queryRaw<
    (Pick<KnownPerson, 'id' | 'sortKey' | 'ageBand' | 'reference'> & { lastName: string })[]
  >`
    SELECT id, sort_key AS "sortKey", last_name AS "lastName", age_band AS "ageBand", reference
    FROM beneficiary WHERE structure_id = ${structureId}::uuid ORDER BY created_at, id`;
  return rows.map(({ lastName, ...row }) => ({ ...row, birth: null, lastNameWords: wordsOf(lastName) }));
}

/** Codes are looked up in files that speak of sessions we must already have. */
async function sessionCodes(tx: Tx, { programmeId }: Checked): Promise<ReadonlySet<string>> {
  const rows = await tx.session.findMany({ where: { programmeId }, select: { code: true } });
  return new Set(rows.map((row) => row.code));
}

/** Where the gates are, for times that say no zone. */
async function zones(tx: Tx, { programmeId }: Checked): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.session.findMany({ where: { programmeId }, select: { code: true, timeZone: true } });
  return new Map(rows.map(({ code, timeZone }) => [code, timeZone]));
}

const SPEAK_OF_SESSIONS: readonly ImportKind[] = ['TICKETS', 'SCANS', 'DEMANDS'];

/** What the base knows that rows of this kind are held against: sessions, structures, wishes, addresses. */
export async function knownTo(tx: Tx, found: Checked): Promise<Known> {
  const { kind } = found;
  return {
    ...(SPEAK_OF_SESSIONS.includes(kind) && { sessionCodes: await sessionCodes(tx, found) }),
    ...(kind === 'SCANS' && { zones: await zones(tx, found) }),
    ...(structureIn(kind) === 'may-be' && (await structures(tx, found))),
    ...(kind === 'STRUCTURES' && { register: await register(tx) }),
    ...(kind === 'DEMANDS' && { wishes: await wishes(tx, found) }),
    ...(kind === 'BENEFICIARIES' && { people: await people(tx, found) }),
    ...(kind === 'GROUP_LEADERS' && { leaders: await leaders(tx, found) }),
    ...(kind === 'SESSIONS' && { calendar: await knownCalendar(tx, found.programmeId) }),
  };
}

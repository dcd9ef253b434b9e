import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { pageOf } from '@/platform/readings';
import { ALL_LINES, type Effect, joinByHash, lookUpByIndex, type Meeting, type Scope } from './apply/applier';
import { effect, matched, matchedInWords } from './apply/meet';
import { changesOf, type Difference, type FieldChange, type FieldValue } from './difference.rules';
import { MEETINGS } from './effect';
import { mayReadImport } from './import.policy';
import type { Problem } from './import.rules';
import { differenceInput, importById, importReport, ROWS_A_PAGE } from './import.schema';

const { sql, raw } = Prisma;

export type DifferentRow = {
  /** Null for a record that the file does not name. */
  readonly line: number | null;
  /** How people call the record; null for a new one. */
  readonly label: string | null;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
  readonly changes: readonly FieldChange[];
};

type Values = Readonly<Record<string, FieldValue>>;
type Found = {
  line: number | null;
  label: string | null;
  cells: string[] | null;
  problems: Problem[] | null;
  before: Values | null;
  after: Values | null;
};

const OF: Readonly<Record<Exclude<Difference, 'absent'>, Prisma.Sql>> = {
  created: sql`m.known IS NULL`,
  changed: sql`m.differs`,
  unchanged: sql`m.known IS NOT NULL AND NOT m.differs`,
};

const named = (meeting: Meeting, scope: Scope): Prisma.Sql =>
  sql`SELECT DISTINCT known FROM (${matched(meeting, scope, ALL_LINES)}) m WHERE known IS NOT NULL`;

/** The records by index, as the file names them; then those of the base, hashed: a basket is looked for among all the file's rows. */
async function countAbsent(tx: Tx, meeting: Meeting, scope: Scope): Promise<number> {
  const [file] = await tx.$queryRaw<
    { named: number }[]
  >`SELECT count(*)::int AS named FROM (${named(meeting, scope)}) n`;
  await joinByHash(tx);
  const [base] = await tx.$queryRaw<{ held: number }[]>`
    SELECT count(*)::int AS held FROM ${raw(meeting.table)} k WHERE ${meeting.base(scope)}`;
  return Math.max(0, (base?.held ?? 0) - (file?.named ?? 0));
}

/** Hashed: the planner does not know how many rows of a file meet a record. */
async function absent(tx: Tx, meeting: Meeting, scope: Scope, offset: number): Promise<Found[]> {
  await joinByHash(tx);
  return tx.$queryRaw<Found[]>`
    WITH named AS MATERIALIZED (${named(meeting, scope)})
    SELECT NULL::int AS line, ${meeting.label} AS label, NULL::jsonb AS cells, NULL::jsonb AS problems, NULL::jsonb AS before, NULL::jsonb AS after
    FROM ${raw(meeting.table)} k LEFT JOIN named n ON n.known = k.id
    WHERE ${meeting.base(scope)} AND n.known IS NULL ORDER BY label, k.id LIMIT ${ROWS_A_PAGE} OFFSET ${offset}`;
}

const inFile = (tx: Tx, meeting: Meeting, scope: Scope, only: Exclude<Difference, 'absent'>, offset: number) =>
  tx.$queryRaw<Found[]>`
    SELECT m.line, m.label, m.cells, m.problems, m.before, m.after FROM (${matchedInWords(meeting, scope)}) m
    WHERE ${OF[only]} ORDER BY m.line LIMIT ${ROWS_A_PAGE} OFFSET ${offset}`;

async function toCompare(tx: Tx, importId: string) {
  const found = await tx.import.findUnique({
    where: { id: importId },
    select: {
      kind: true,
      state: true,
      programmeId: true,
      structureId: true,
      report: true,
      goodRows: true,
      shown: true,
    },
  });
  if (!found) throw new DomainError('not-found', 'imports/not-found');
  return { ...found, scope: { importId, programmeId: found.programmeId, structureId: found.structureId } };
}

/**
 * What applying would do, row by row and field by field, from the very SQL that applies it; nothing is written. Fifty a page.
 * Records of the base that the file does not name are told; importing never deletes them.
 */
export const readDifference = query(
  'imports/difference',
  differenceInput,
  async ({ tx, actor }, { importId, only, page }) => {
    const found = await toCompare(tx, importId);
    if (!mayReadImport(actor, found)) throw new DomainError('not-found', 'imports/not-found');
    if (found.kind === 'SCANS' || found.state !== 'READY') return { rows: [] as DifferentRow[], pageSize: ROWS_A_PAGE };
    const meeting = MEETINGS[found.kind];
    await lookUpByIndex(tx);
    const offset = (page - 1) * ROWS_A_PAGE;
    const rows =
      only === 'absent'
        ? await absent(tx, meeting, found.scope, offset)
        : await inFile(tx, meeting, found.scope, only, offset);
    const columns = meeting.columns.map(({ column }) => column);
    const shown: DifferentRow[] = rows.map(({ line, label, cells, problems, before, after }) => ({
      line,
      label,
      cells: cells ?? [],
      problems: problems ?? [],
      changes: changesOf(before, after, columns),
    }));
    return { rows: shown, pageSize: ROWS_A_PAGE };
  },
  { timeoutMs: 60_000, personal: ({ importId }, read, actor) => pageOf(actor, 'import', importId, read?.rows.length) },
);

/** Above, the figures are those of the check: comparing half a million rows takes longer than a page may. */
const COMPARED_NOW = 60_000;

export type Compared = Effect & {
  /** Records of the base that the file does not name; null when it was not counted. */
  readonly absent: number | null;
  /** Fingerprint of this very difference: accepting it is accepting no other. */
  readonly shown: string | null;
};

/** The difference in figures, as things stand now; null for what is not compared. */
export const compareImport = query(
  'imports/compare',
  importById,
  async ({ tx, actor }, { importId }): Promise<Compared | null> => {
    const found = await toCompare(tx, importId);
    if (!mayReadImport(actor, found)) throw new DomainError('not-found', 'imports/not-found');
    const checked = found.report === null ? null : importReport.parse(found.report).effect;
    if (found.kind === 'SCANS' || found.state !== 'READY' || !checked) return null;
    if (found.goodRows > COMPARED_NOW) return { ...checked, absent: null, shown: found.shown };
    await lookUpByIndex(tx);
    const meeting = MEETINGS[found.kind];
    const now = await effect(meeting, tx, found.scope);
    return { ...now, absent: await countAbsent(tx, meeting, found.scope) };
  },
  { timeoutMs: 60_000 },
);

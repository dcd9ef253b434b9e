import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { requireAllowed } from './against-base';
import {
  ALL_LINES,
  type Effect,
  goodRows,
  keepPlans,
  type Lines,
  type Meeting,
  type Scope,
  type Shown,
  type Told,
  type Written,
} from './applier';

const { sql, join, raw } = Prisma;

const known = (column: string) => raw(`k."${column}"`);
const next = (column: string) => raw(`"n_${column}"`);
const named = (column: string) => raw(`"${column}"`);
const compared = ({ columns }: Meeting): readonly Written[] => columns.filter(({ quiet }) => !quiet);

const differs = (meeting: Meeting): Prisma.Sql => {
  const columns = compared(meeting);
  return sql`k.id IS NOT NULL AND (${join(columns.map(({ column }) => known(column)))}) IS DISTINCT FROM (${join(columns.map(({ value }) => value))})`;
};

/** The fields that differ, by column, with the value each has on one side. */
const fields = (columns: readonly Written[], side: (written: Written) => Prisma.Sql): Prisma.Sql =>
  join(
    columns.map(
      (written) =>
        sql`CASE WHEN ${known(written.column)} IS DISTINCT FROM (${written.value}) THEN jsonb_build_object(${raw(`'${written.column}'`)}, ${side(written)}) ELSE '{}'::jsonb END`,
    ),
    ' || ',
  );

/** What the import itself writes: a column left to a command keeps its value until then. */
const toWrite = ({ column, value, left }: Written): Prisma.Sql =>
  left ? sql`CASE WHEN ${left} THEN ${known(column)} ELSE ${value} END` : value;

/** What each good row is to the base: `known` record or none, whether it `differs`, and from what to what. */
export const matched = (meeting: Meeting, scope: Scope, lines: Lines): Prisma.Sql => sql`
  SELECT r.line, k.id AS known, k.seen, ${differs(meeting)} AS differs,
    CASE WHEN ${differs(meeting)} THEN ${fields(meeting.columns, ({ column }) => known(column))} END AS before,
    CASE WHEN ${differs(meeting)} THEN ${fields(meeting.columns, ({ value }) => value)} END AS after,
    ${join([...meeting.columns, ...meeting.born].map((written) => sql`${toWrite(written)} AS ${next(written.column)}`))}
  FROM import_row r ${meeting.joins(scope)}
  WHERE ${goodRows(scope, lines)}`;

/** The same for people: the words of a row and, field by field, what it changes. */
export const matchedInWords = (meeting: Meeting, scope: Scope): Prisma.Sql => sql`
  SELECT r.line, r.cells, r.problems, k.id AS known, ${differs(meeting)} AS differs,
    CASE WHEN k.id IS NOT NULL THEN ${meeting.label} END AS label,
    CASE WHEN ${differs(meeting)} THEN ${fields(compared(meeting), ({ column, told }) => told?.before ?? known(column))} END AS before,
    CASE WHEN ${differs(meeting)} THEN ${fields(compared(meeting), ({ value, told }) => told?.after ?? value)} END AS after
  FROM import_row r ${meeting.joins(scope)}
  WHERE ${goodRows(scope, ALL_LINES)}`;

type EffectRow = { created: bigint; changed: bigint; unchanged: bigint };
/** The fingerprint of the whole difference: any other record, field or value gives another one. Sums of parts are that of the whole. */
const FINGERPRINT = sql`coalesce(sum(hashtextextended(concat_ws('|', line, known, before, after), 0)::numeric), 0)::text`;
const COUNTS = sql`count(*) FILTER (WHERE known IS NULL) AS created, count(*) FILTER (WHERE differs) AS changed,
  count(*) FILTER (WHERE known IS NOT NULL AND NOT differs) AS unchanged`;

function effectOfRow(row: EffectRow | undefined): Effect {
  return {
    created: Number(row?.created ?? 0),
    changed: Number(row?.changed ?? 0),
    unchanged: Number(row?.unchanged ?? 0),
  };
}

/** Who will hear of it, and a number that says who and of what. */
async function tellingOf(meeting: Meeting, tx: Tx, scope: Scope): Promise<{ told: Told | null; mark: bigint }> {
  const [row] = meeting.tells ? await tx.$queryRaw<(Told & { mark: string })[]>(meeting.tells(scope)) : [];
  if (!row || row.postponed + row.cancelled === 0) return { told: null, mark: 0n };
  const { postponed, cancelled, structures } = row;
  return { told: { postponed, cancelled, structures }, mark: BigInt(row.mark) };
}

/** What is told to others has its part in the fingerprint too. Asked before anything is told. */
export const markOfTelling = async (meeting: Meeting, tx: Tx, scope: Scope): Promise<bigint> =>
  (await tellingOf(meeting, tx, scope)).mark;

/** What applying would do now. */
export async function effect(meeting: Meeting, tx: Tx, scope: Scope): Promise<Shown> {
  const [row] = await tx.$queryRaw<(EffectRow & { shown: string })[]>`
    SELECT ${COUNTS}, ${FINGERPRINT} AS shown
    FROM (${matched(meeting, scope, ALL_LINES)}) m`;
  const { told, mark } = await tellingOf(meeting, tx, scope);
  return {
    ...effectOfRow(row),
    shown: String(BigInt(row?.shown ?? 0) + mark),
    ...(told && { told }),
  };
}

/**
 * Applies the good rows between two lines and keeps, in the same statement, what it did to each record. Throws
 * `imports/base-moved` when a record was changed by somebody at this very moment, `imports/refused-since`.
 */
export async function apply(meeting: Meeting, tx: Tx, scope: Scope, lines: Lines): Promise<Shown> {
  await requireAllowed(meeting, tx, scope, lines);
  await meeting.require?.(tx, scope, lines);
  await keepPlans(tx);
  const table = raw(meeting.table);
  const constants = meeting.of(scope);
  const written = [...meeting.columns, ...meeting.born].map(({ column }) => column);
  const [row] = await tx.$queryRaw<(EffectRow & { wanted: bigint; shown: string })[]>`
    WITH m AS MATERIALIZED (
      SELECT d.*, CASE WHEN known IS NULL THEN gen_random_uuid() END AS fresh FROM (${matched(meeting, scope, lines)}) d),
    changed AS (
      UPDATE ${table} t SET ${join(meeting.columns.map(({ column }) => sql`${named(column)} = m.${next(column)}`))}
      FROM m WHERE m.differs AND t.id = m.known AND t.xmin = m.seen AND ${meeting.changeable ?? sql`true`}
      RETURNING m.line, t.id, t.version, m.before, m.after),
    created AS (
      INSERT INTO ${table} (id, ${join([...written, ...constants.map(({ column }) => column)].map(named))})
      SELECT fresh, ${join([...written.map(next), ...constants.map(({ value }) => value)])} FROM m WHERE known IS NULL RETURNING 1),
    journal AS (
      INSERT INTO import_change (import_id, line, record_id, act, version, before, after)
      SELECT ${scope.importId}::uuid, line, fresh, 'CREATED'::"ImportAct", 0, NULL, NULL FROM m WHERE known IS NULL
      UNION ALL SELECT ${scope.importId}::uuid, line, id, 'CHANGED'::"ImportAct", version, before, after FROM changed)
    SELECT (SELECT count(*) FROM created) AS created, (SELECT count(*) FROM changed) AS changed,
      (SELECT count(*) FROM m WHERE known IS NOT NULL AND NOT differs) AS unchanged,
      (SELECT count(DISTINCT known) FROM m WHERE differs) AS wanted, (SELECT ${FINGERPRINT} FROM m) AS shown`;
  const done = effectOfRow(row);
  if (done.changed < Number(row?.wanted ?? 0)) throw new DomainError('conflict', 'imports/base-moved');
  return { ...done, shown: row?.shown ?? '0' };
}

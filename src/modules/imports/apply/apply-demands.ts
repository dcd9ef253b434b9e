import { demandsClosed } from '@/modules/demands/basket.rules';
import { decideDemand } from '@/modules/demands/demand.rules';
import { lockBasket } from '@/modules/demands/whose-basket';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { readRules } from '@/modules/programmes/read-programme';
import { databaseClock, type Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import type { KnownSession } from '../kinds/known-wishes.rules';
import { goodRows, type Lines, type Meeting, type Scope, sessionOfRow, valuesOf } from './applier';
import { placeOfRow, placesOf } from './places';

const { sql } = Prisma;

const known = (scope: Scope): Prisma.Sql => sql`
  ${valuesOf({ structureId: 'uuid', sessionCode: 'text', formula: '"Formula"', size: 'smallint', quantity: 'smallint', wheelchairs: 'smallint', rank: 'int' })}
  ${sessionOfRow(scope.programmeId)}
  LEFT JOIN LATERAL (SELECT k.*, k.xmin AS seen FROM demand k
    WHERE k.structure_id = v."structureId" AND k.session_id = s.id AND k.formula = v.formula AND k.group_size = v.size) k ON true`;

/** What the file does not say stays, while the wish stands; asked for anew, it is none. */
const wheelchairs = sql`CASE WHEN k.state IN ('SUBMITTED', 'GRANTED') THEN coalesce(v.wheelchairs, k.wheelchairs) ELSE coalesce(v.wheelchairs, 0::smallint) END`;

/** Fewer people asked for, and nothing said of the wheelchair places the wish has: the sender decides, not we. */
const AGAINST: NonNullable<Meeting['against']> = {
  worth: ({ importId, programmeId }) => sql`
    EXISTS (SELECT FROM import_row r WHERE r.import_id = ${importId}::uuid AND r.ok AND r."values"->>'wheelchairs' IS NULL)
    AND EXISTS (SELECT FROM demand d WHERE d.programme_id = ${programmeId}::uuid AND d.wheelchairs > 0)`,
  rules: [
    {
      field: 'quantity',
      code: 'too-many-wheelchairs',
      severity: 'error',
      when: sql`${wheelchairs} > v.size * v.quantity`,
      facts: sql`jsonb_build_object('wheelchairs', ${wheelchairs}, 'people', v.size * v.quantity)`,
    },
  ],
};

type Asked = Omit<KnownSession, 'stock' | 'free' | 'wheelchairs'> & { readonly code: string; readonly line: number };

/** From the programme's date on no file changes a wish, nor does its undoing. Throws `imports/demands-closed`. */
function refuseClosed(now: Date, rules: ProgrammeRules): void {
  if (!demandsClosed(now, rules)) return;
  throw new DomainError('conflict', 'imports/demands-closed', { closedAt: rules.demandsCloseAt ?? '' });
}

/** The date of the programme, and rules 4, 7 and 13, hold when the wish is written, on the database's clock: a session may have closed since the check. */
async function requireOpen(tx: Tx, scope: Scope, lines: Lines): Promise<void> {
  const sessions = await tx.$queryRaw<Asked[]>`
    SELECT s.code, s.kind, s.status, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.cutoff_at AS "cutoffAt", min(r.line)::int AS line
    FROM import_row r ${known(scope)}
    WHERE ${goodRows(scope, lines)} AND (k.id IS NULL OR (k.state <> 'GRANTED' AND (k.state, k.quantity, k.wheelchairs) IS DISTINCT FROM ('SUBMITTED', v.quantity, ${wheelchairs})))
    GROUP BY s.id, s.code, s.kind, s.status, s.starts_at, s.ends_at, s.cutoff_at ORDER BY line`;
  const [now, rules] = [await databaseClock(tx), await readRules(tx, scope.programmeId)];
  refuseClosed(now, rules);
  for (const session of sessions) {
    try {
      decideDemand({ size: 1, quantity: 1, wheelchairs: 0 }, session, now, rules);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError('conflict', 'imports/session-closed', { code: session.code, line: session.line });
    }
  }
}

/** A wish that has its answer keeps its numbers; a structure that is closed asks for nothing more. */
async function requireAskable(tx: Tx, scope: Scope, lines: Lines): Promise<void> {
  const [row] = await tx.$queryRaw<{ decided: bigint; closed: bigint }[]>`
    SELECT count(*) FILTER (WHERE k.state = 'GRANTED' AND (k.quantity, k.wheelchairs) IS DISTINCT FROM (v.quantity, ${wheelchairs})) AS decided,
      count(*) FILTER (WHERE NOT EXISTS (SELECT FROM structure t WHERE t.id = v."structureId" AND t.disabled_at IS NULL)) AS closed
    FROM import_row r ${known(scope)} WHERE ${goodRows(scope, lines)}`;
  if (Number(row?.decided ?? 0) > 0)
    throw new DomainError('conflict', 'imports/wishes-decided', { count: Number(row?.decided) });
  if (Number(row?.closed ?? 0) > 0)
    throw new DomainError('conflict', 'imports/structures-closed', { count: Number(row?.closed) });
}

/** One change of a basket at a time; a file of many structures holds all baskets, for there are more than locks to go round. */
async function lockBaskets(tx: Tx, { programmeId, structureId }: Scope): Promise<void> {
  if (structureId === null) await tx.$executeRaw`LOCK TABLE demand IN SHARE ROW EXCLUSIVE MODE`;
  else await lockBasket(tx, { programmeId, structureId });
}

/** The wishes the file does not place go where it leaves room, in the order they have. */
async function makeRoom(tx: Tx, scope: Scope): Promise<void> {
  await tx.$executeRaw`
    UPDATE demand d SET rank = p.place FROM (${placesOf(scope)}) p
    WHERE d.id = p.id AND NOT p.placed AND d.rank <> p.place AND p.moves`;
}

/** The structures the rows are of. */
const named = ({ importId }: Scope): Prisma.Sql =>
  sql`(SELECT (r."values"->>'structureId')::uuid FROM import_row r WHERE r.import_id = ${importId}::uuid AND r.ok)`;

/**
 * The wishes of structures (rule 15): one is known by its structure, its session and its formula. Asked again, its numbers
 * are replaced, as on the screen; a rank the file gives is taken, one it does not give stays.
 */
export const demands: Meeting = {
  table: 'demand',
  joins: (scope) => sql`${known(scope)} ${placeOfRow(scope)}`,
  columns: [
    { column: 'quantity', value: sql`v.quantity` },
    { column: 'wheelchairs', value: wheelchairs },
    { column: 'state', value: sql`CASE WHEN k.state = 'GRANTED' THEN k.state ELSE 'SUBMITTED'::"DemandState" END` },
    {
      column: 'rank',
      value: sql`CASE WHEN k.state = 'GRANTED' OR (k.state = 'SUBMITTED' AND v.rank IS NULL) THEN k.rank ELSE p.place END`,
    },
    {
      column: 'entered_by_id',
      value: sql`(SELECT i.created_by_id FROM import i WHERE i.id = r.import_id)`,
      quiet: true,
    },
  ],
  born: [
    { column: 'structure_id', value: sql`v."structureId"` },
    { column: 'session_id', value: sql`s.id` },
    { column: 'formula', value: sql`v.formula` },
    { column: 'group_size', value: sql`v.size` },
  ],
  of: ({ programmeId }) => [{ column: 'programme_id', value: sql`${programmeId}::uuid` }],
  changeable: sql`t.state <> 'GRANTED'`,
  against: AGAINST,
  async require(tx, scope, lines) {
    await lockBaskets(tx, scope);
    await requireAskable(tx, scope, lines);
    await requireOpen(tx, scope, lines);
    await makeRoom(tx, scope);
  },
  base: (scope) =>
    sql`k.programme_id = ${scope.programmeId}::uuid AND k.state = 'SUBMITTED' AND k.structure_id IN ${named(scope)}`,
  label: sql`(SELECT concat_ws(' · ', t.name, s.code) FROM structure t, session s WHERE t.id = k.structure_id AND s.id = k.session_id)`,
  undo: {
    require: async (tx, programmeId) => refuseClosed(await databaseClock(tx), await readRules(tx, programmeId)),
    usedOnceMade: sql`CASE WHEN k.state = 'GRANTED' OR k.id IN (SELECT drawn_demands()) THEN 'was-drawn'
      WHEN EXISTS (SELECT FROM allocation x WHERE x.demand_id = k.id) THEN 'has-allocations' END`,
    usedOnceChanged: sql`CASE WHEN k.state = 'GRANTED' THEN 'was-drawn' END`,
    // A rank moves when others come and go: that is no touch.
    touched: sql`k.version <> c.version AND (k.state <> 'SUBMITTED' OR k.edits - 'rank' <> '{}')`,
  },
};

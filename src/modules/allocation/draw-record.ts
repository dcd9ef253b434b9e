import { seatNeed } from '@/modules/demands/demand.rules';
import type { ProgrammeRules } from '@/modules/programmes/programme.schema';
import { overlaps } from '@/modules/sessions/session.rules';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { sessionsHeld } from './allocate-seats';
import { draw } from './draw.rules';
import { type RecordedInput, recordedInput } from './draw.schema';
import { noHistory, readHistory } from './draw-history';
import type { DrawResult, DrawRules, DrawSession, DrawStructure } from './draw-input.rules';
import { codesFor } from './draw-pseudonyms.rules';
import { readTags } from './draw-rules/read-draw-rules';
import { weightOf } from './draw-weight.rules';
import { groupBy } from './group-by';

type DemandRow = {
  id: string;
  structureId: string;
  sessionId: string;
  rank: number;
  size: number;
  quantity: number;
  wheelchairs: number;
  startsAt: Date;
  endsAt: Date;
};
type SessionRow = Pick<DrawSession, 'id' | 'code' | 'competition'> & {
  startsAt: Date;
  endsAt: Date;
  standard: number;
  wheelchair: number;
  companion: number;
};

/**
 * Keeps whole-set decisions (preparation, draw, publication) of one programme to one at a time, until the end of the
 * transaction. Whoever comes meanwhile is told to wait, and draws nothing twice: `allocation/draw-under-way`.
 */
export async function lockDraws(tx: Tx, programmeId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ locked: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('draw:' || ${programmeId}, 0)) AS locked`;
  if (!row?.locked) throw new DomainError('conflict', 'allocation/draw-under-way');
}

/** The wishes that can still be granted: entered, session open and not cancelled, ceremonies left out (rules 4, 7, 13). */
function readDemands(tx: Tx, programmeId: string, rules: ProgrammeRules): Promise<DemandRow[]> {
  return tx.$queryRaw<DemandRow[]>`
    SELECT d.id, d.structure_id AS "structureId", d.session_id AS "sessionId", d.rank, d.group_size AS size, d.quantity,
      d.wheelchairs, s.starts_at AS "startsAt", s.ends_at AS "endsAt"
    FROM demand d JOIN session s ON s.id = d.session_id JOIN structure t ON t.id = d.structure_id
    WHERE d.programme_id = ${programmeId}::uuid AND d.state = 'SUBMITTED' AND s.status <> 'CANCELLED'
      AND s.cutoff_at > clock_timestamp() AND t.disabled_at IS NULL
      AND (s.kind <> 'CEREMONY' OR NOT ${rules.ceremoniesExcluded}) ORDER BY d.id`;
}

function readSessions(tx: Tx, ids: readonly string[]): Promise<SessionRow[]> {
  return tx.$queryRaw<SessionRow[]>`
    SELECT s.id, s.code, s.competition, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      coalesce(sum(c.free) FILTER (WHERE c.kind = 'STANDARD'), 0)::int AS standard,
      coalesce(sum(c.free) FILTER (WHERE c.kind = 'WHEELCHAIR'), 0)::int AS wheelchair,
      coalesce(sum(c.free) FILTER (WHERE c.kind = 'COMPANION'), 0)::int AS companion
    FROM session s LEFT JOIN session_count c ON c.session_id = s.id
    WHERE s.id = ANY(${[...ids]}::uuid[]) GROUP BY s.id ORDER BY s.id`;
}

/** Who asks, under pseudonyms that the programme alone gives: the same in each of its draws of the same structures. */
async function readStructures(
  tx: Tx,
  programmeId: string,
  ids: readonly string[],
  rules: DrawRules,
): Promise<(Omit<DrawStructure, 'tags'> & { tags: string[] })[]> {
  const rows = await tx.$queryRaw<Pick<DrawStructure, 'id' | 'public' | 'district' | 'members'>[]>`
    SELECT id, public, district::int, member_count AS members FROM structure WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id`;
  const codes = codesFor(ids, programmeId);
  const { servedBefore, declined, noShow } = rules.weights;
  const past = servedBefore + declined + noShow > 0 ? await readHistory(tx, programmeId, ids) : noHistory;
  const tagsOf = await readTags(tx, programmeId, ids);
  return rows.map((row) => {
    const tags = tagsOf(row.id);
    const weight = weightOf({ ...past(row.id), tagged: tags.length > 0 }, rules.weights);
    return { ...row, code: codes.get(row.id) ?? '', tags, weight };
  });
}

/** All that decides a draw, as it stands now. A wish that overlaps a session already held is set apart (rule 15). */
export async function readDrawInput(
  tx: Tx,
  programmeId: string,
  programmeRules: ProgrammeRules,
  rules: RecordedInput['rules'],
): Promise<RecordedInput> {
  const rows = await readDemands(tx, programmeId, programmeRules);
  const structureIds = [...new Set(rows.map((row) => row.structureId))];
  const held = groupBy(await sessionsHeld(tx, programmeId, structureIds), (slot) => slot.structureId);
  const busy = (row: DemandRow) =>
    (held.get(row.structureId) ?? []).some((slot) => slot.sessionId !== row.sessionId && overlaps(row, slot));
  const [overlapping, open] = [rows.filter(busy), rows.filter((row) => !busy(row))];
  const sessions = await readSessions(tx, [...new Set(open.map((row) => row.sessionId))]);
  const openIds = [...new Set(open.map((row) => row.structureId))];
  return {
    edition: 2,
    rules,
    sessions: sessions.map(({ id, code, competition, startsAt, endsAt, ...free }) => ({
      ...{ id, code, competition, free },
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    structures: await readStructures(tx, programmeId, openIds, rules),
    demands: open.map(({ id, structureId, sessionId, rank, size, quantity, wheelchairs }) => {
      const need = seatNeed({ size, quantity, wheelchairs }, programmeRules);
      return { id, structureId, sessionId, rank, size, quantity, need };
    }),
    overlapping: overlapping.map(({ id, structureId }) => ({ id, structureId })),
  };
}

/**
 * What a draw was made from, if this edition made it: an earlier one spent chance otherwise, so that what it drew can
 * be read, not computed again. Throws `allocation/draw-of-earlier-edition`.
 */
export function ofThisEdition({ input, generator }: RecordedDraw): RecordedInput {
  if (input.edition === 2) return input;
  throw new DomainError('conflict', 'allocation/draw-of-earlier-edition', { generator });
}

/** Draws again from what was kept. Throws `allocation/draw-of-earlier-edition`. */
export const drawAgain = (recorded: RecordedDraw): readonly DrawResult[] =>
  draw({ ...ofThisEdition(recorded), seed: recorded.seed });

export type RecordedDraw = {
  readonly id: string;
  readonly programmeId: string;
  readonly seed: string;
  readonly generator: string;
  readonly inputHash: string;
  readonly state: 'PROPOSED' | 'PUBLISHED' | 'DISCARDED';
  /** Drawn from a secret committed to before, and a public value: only such a draw is published. */
  readonly committed: boolean;
  readonly input: RecordedInput;
};

async function parsed(rows: Promise<(Omit<RecordedDraw, 'input'> & { input: unknown })[]>): Promise<RecordedDraw> {
  const [row] = await rows;
  if (!row) throw new DomainError('not-found', 'allocation/draw-not-found');
  return { ...row, input: recordedInput.parse(row.input) };
}

/** A draw with what it was made from. Throws `allocation/draw-not-found`. */
export function readDraw(tx: Tx, drawId: string): Promise<RecordedDraw> {
  return parsed(tx.$queryRaw`
    SELECT id, programme_id AS "programmeId", seed, generator, input_hash AS "inputHash", state, input,
      EXISTS (SELECT FROM draw_commitment c WHERE c.id = draw.id) AS committed
    FROM draw WHERE id = ${drawId}::uuid`);
}

/** The same, locked. */
export function lockDraw(tx: Tx, drawId: string): Promise<RecordedDraw> {
  return parsed(tx.$queryRaw`
    SELECT id, programme_id AS "programmeId", seed, generator, input_hash AS "inputHash", state, input,
      EXISTS (SELECT FROM draw_commitment c WHERE c.id = draw.id) AS committed
    FROM draw WHERE id = ${drawId}::uuid FOR UPDATE`);
}

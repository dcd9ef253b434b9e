import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayDraw, mayVerifyDraw } from './allocation.policy';
import { readDraw } from './draw-record';
import { centileOf, columnOf, keyOf, type StudyState } from './draw-study.rules';
import { studyColumns, studyPageInput, studyQuantiles } from './draw-study.schema';
import { drawnFigures, whenDrawn } from './drawn-figures';
import { readRuns } from './run-study';

export type StudyRow = {
  readonly id: string;
  readonly drawId: string;
  /** Of the draw whose input it took; null while that draw is only prepared. */
  readonly drawNumber: number | null;
  readonly inputHash: string;
  readonly state: StudyState;
  readonly runs: number;
  readonly done: number;
  readonly workedMs: number;
  readonly createdAt: Date;
};

/** The studies of the programme, the latest first. The city and the auditor. */
export const listStudies = query('allocation/studies', nothing, async ({ tx, actor }) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayVerifyDraw(actor, { programmeId }));
  return tx.$queryRaw<StudyRow[]>`
    SELECT s.id, s.draw_id AS "drawId", d.number AS "drawNumber", s.input_hash AS "inputHash", s.state, s.runs, s.done,
      s.worked_ms AS "workedMs", s.created_at AS "createdAt"
    FROM draw_study s LEFT JOIN (
      SELECT id, row_number() OVER (ORDER BY created_at)::int AS number FROM draw WHERE programme_id = ${programmeId}::uuid
    ) d ON d.id = s.draw_id
    WHERE s.programme_id = ${programmeId}::uuid ORDER BY s.created_at DESC LIMIT 50`;
});

type Page = StudyRow & { readonly programmeId: string; readonly generator: string; readonly closedAt: Date | null };

async function readStudy(tx: Tx, id: string) {
  const [row] = await tx.$queryRaw<(Page & { columns: unknown; quantiles: unknown })[]>`
    SELECT s.id, s.draw_id AS "drawId", s.programme_id AS "programmeId", s.generator, s.input_hash AS "inputHash", s.state,
      s.runs, s.done, s.worked_ms AS "workedMs", s.created_at AS "createdAt", s.closed_at AS "closedAt", s.columns, s.quantiles,
      (SELECT count(*)::int FROM draw x JOIN draw d ON d.id = s.draw_id
       WHERE x.programme_id = s.programme_id AND x.created_at <= d.created_at) AS "drawNumber"
    FROM draw_study s WHERE s.id = ${id}::uuid`;
  if (!row) throw new DomainError('not-found', 'allocation/study-not-found');
  return {
    ...row,
    drawNumber: row.drawNumber || null,
    columns: studyColumns.parse(row.columns),
    quantiles: row.quantiles === null ? null : studyQuantiles.parse(row.quantiles),
  };
}
type Study = Awaited<ReturnType<typeof readStudy>>;

/** A draw of the very input that was studied. */
export type SameInput = {
  readonly id: string;
  readonly number: number;
  readonly committed: boolean;
  readonly state: 'PROPOSED' | 'PUBLISHED' | 'DISCARDED';
};

/** The draws that only chance tells from the runs: those that were committed to first, then the latest. */
function drawsOfSame(tx: Tx, { programmeId, inputHash }: Study): Promise<SameInput[]> {
  return tx.$queryRaw<SameInput[]>`
    SELECT d.id, d.number, d.state, c.id IS NOT NULL AS committed FROM (
      SELECT id, state, input_hash, generator, row_number() OVER (ORDER BY created_at)::int AS number FROM draw
      WHERE programme_id = ${programmeId}::uuid) d
    LEFT JOIN draw_commitment c ON c.id = d.id
    WHERE d.input_hash = ${inputHash} ORDER BY committed DESC, d.number DESC LIMIT 100`;
}

/** Where one draw stands among the runs, figure by figure. */
async function placedIn(tx: Tx, { columns }: Study, runs: Int32Array, one: SameInput) {
  const draw = await readDraw(tx, one.id);
  const found = new Map((await drawnFigures(tx, draw)).map((line) => [keyOf(line), line.part]));
  const places = columns.map((column, at) => {
    const part = found.get(keyOf(column));
    return part === undefined ? null : { part, centile: centileOf(columnOf(runs, columns.length, at), part) };
  });
  return { ...one, seed: draw.seed, ...(await whenDrawn(tx, draw)), places };
}

/**
 * One study: how far it is; once done the quantiles of each figure, and where the draw that was committed to, and one
 * other draw of the same input, stand among the runs. Throws `allocation/study-not-found`, and
 * `allocation/draw-not-of-study` for a draw of another input.
 */
export const studyPage = query('allocation/study-page', studyPageInput, async ({ tx, actor }, { studyId, drawId }) => {
  const study = await readStudy(tx, studyId);
  if (!mayVerifyDraw(actor, study)) throw new DomainError('not-found', 'allocation/study-not-found');
  const same = await drawsOfSame(tx, study);
  const chosen = drawId ?? study.drawId;
  if (drawId && !same.some(({ id }) => id === drawId))
    throw new DomainError('not-found', 'allocation/draw-not-of-study');
  const shown =
    study.state === 'DONE' ? same.filter(({ id, committed }) => committed || id === chosen).slice(0, 3) : [];
  const runs = shown.length > 0 ? await readRuns(tx, studyId) : new Int32Array();
  const placed: Awaited<ReturnType<typeof placedIn>>[] = [];
  for (const one of shown) placed.push(await placedIn(tx, study, runs, one));
  const { programmeId: _, ...told } = study;
  return { ...told, same, placed, can: { cancel: study.state === 'RUNNING' && mayDraw(actor, study) } };
});

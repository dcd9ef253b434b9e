import { isStaff } from '@/modules/accounts/actor.rules';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';

/** Work going on by itself: `label` is a file name or the number of a wave, `done` of `total` are rows, mails or draws. */
export type WorkRow = {
  readonly id: string;
  readonly kind: 'IMPORT' | 'WAVE' | 'PURGE' | 'STUDY';
  readonly label: string;
  readonly done: number;
  readonly total: number;
};

/** What the worker is doing for this programme now: imports read or applied, waves leaving, a purge, studies of draws. Staff only. */
export const worksInProgress = query('today/works', nothing, async ({ tx, actor }): Promise<WorkRow[]> => {
  authorize(isStaff(actor));
  const programmeId = programmeIdOf(actor);
  return tx.$queryRaw<WorkRow[]>`
    SELECT i.id::text AS id, 'IMPORT' AS kind, i.file_name AS label, i.done_rows AS done, i.total_rows AS total
    FROM import i WHERE i.programme_id = ${programmeId}::uuid AND i.state IN ('CHECKING', 'APPLYING')
    UNION ALL
    SELECT w.id::text, 'WAVE', w.number::text, count(*) FILTER (WHERE m.state <> 'QUEUED')::int, count(*)::int
    FROM wave w JOIN mail m ON m.wave_id = w.id
    WHERE w.programme_id = ${programmeId}::uuid AND EXISTS (SELECT FROM mail q WHERE q.wave_id = w.id AND q.state = 'QUEUED')
    GROUP BY w.id
    UNION ALL
    SELECT p.id::text, 'PURGE', '', (SELECT coalesce(sum(value::int), 0)::int FROM jsonb_each_text(p.done) WHERE value ~ '^[0-9]+$'),
      (SELECT coalesce(sum(value::int), 0)::int FROM jsonb_each_text(p.plan) WHERE value ~ '^[0-9]+$')
    FROM purge p WHERE p.programme_id = ${programmeId}::uuid AND p.state IN ('CONFIRMED', 'RUNNING')
    UNION ALL
    SELECT s.id::text, 'STUDY', '', s.done, s.runs FROM draw_study s
    WHERE s.programme_id = ${programmeId}::uuid AND s.state = 'RUNNING'`;
});

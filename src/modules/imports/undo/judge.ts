import { Prisma } from '@/platform/generated/prisma/client';
import type { Meeting } from '../apply/applier';

const { sql, raw } = Prisma;

/** `judgeUndo` in SQL, from a row `f` of journal facts. */
export const OUTCOME = sql`CASE WHEN NOT f.present THEN 'KEPT' WHEN f.used IS NOT NULL THEN 'IMPOSSIBLE' WHEN f.touched THEN 'KEPT' ELSE 'REVERSED' END`;
export const REASON = sql`CASE WHEN NOT f.present THEN 'gone' WHEN f.used IS NOT NULL THEN f.used WHEN f.touched THEN 'touched' END`;

/** Every line of an import's journal, judged as things stand now. */
export const judged = ({ table, undo }: Meeting, importId: string): Prisma.Sql => sql`
  SELECT f.*, ${OUTCOME} AS outcome, ${REASON} AS reason FROM (
    SELECT c.line, c.record_id, c.act, k.id IS NOT NULL AS present,
      CASE WHEN c.act = 'CREATED' THEN ${undo.touched ?? sql`k.version <> c.version`}
        ELSE jsonb_populate_record(k, c.after) IS DISTINCT FROM k END AS touched,
      CASE WHEN c.act = 'CREATED' THEN ${undo.usedOnceMade} ELSE ${undo.usedOnceChanged} END AS used
    FROM import_change c LEFT JOIN ${raw(table)} k ON k.id = c.record_id WHERE c.import_id = ${importId}::uuid) f`;

import { Prisma } from '@/platform/generated/prisma/client';
import { ALL_LINES, goodRows, type Scope } from './applier';

/**
 * The order each basket of the file will have: a wish stands at the rank the file gives it, or as near as the length of the
 * basket allows; the others keep their order around it, new ones at the end. The same file again gives the same order. By
 * wish: its `line` in the file if any, its `id` if it is known, `place` from 1, whether the file `placed` it, and whether it
 * `moves` the basket: a new one, or one placed elsewhere.
 */
export const placesOf = (scope: Scope): Prisma.Sql => Prisma.sql`
  WITH f AS MATERIALIZED (
    SELECT r.line, v."structureId" AS structure_id, v.rank AS asked, d.id, d.state, d.rank
    FROM import_row r
    CROSS JOIN LATERAL jsonb_to_record(r."values") AS v("structureId" uuid, "sessionCode" text, formula "Formula", size smallint, rank int)
    JOIN session s ON s.programme_id = ${scope.programmeId}::uuid AND s.code = v."sessionCode"
    LEFT JOIN demand d ON d.structure_id = v."structureId" AND d.session_id = s.id AND d.formula = v.formula AND d.group_size = v.size
    WHERE ${goodRows(scope, ALL_LINES)} AND d.state IS DISTINCT FROM 'GRANTED'
  ), wished AS (
    SELECT f.*, row_number() OVER (PARTITION BY structure_id ORDER BY asked, line) AS turn FROM f WHERE asked IS NOT NULL
  ), placed AS (
    SELECT line, id, structure_id, rank, state, turn,
      greatest(0, max(asked - turn) OVER (PARTITION BY structure_id ORDER BY turn)) AS slot FROM wished
  ), others AS (
    SELECT o.*, row_number() OVER (PARTITION BY structure_id ORDER BY fresh, rank, created_at, id, line) AS slot FROM (
      SELECT f.line, d.id, d.structure_id, d.rank, d.created_at, false AS fresh FROM demand d LEFT JOIN f ON f.id = d.id
      WHERE d.programme_id = ${scope.programmeId}::uuid AND d.state = 'SUBMITTED' AND d.structure_id IN (SELECT structure_id FROM f) AND f.asked IS NULL
      UNION ALL
      SELECT line, id, structure_id, 0, NULL, true FROM f WHERE asked IS NULL AND state IS DISTINCT FROM 'SUBMITTED'
    ) AS o
  ), places AS (
    SELECT line, id, structure_id, true AS placed, state IS DISTINCT FROM 'SUBMITTED' AS fresh, rank, slot, turn FROM placed
    UNION ALL SELECT line, id, structure_id, false, fresh, rank, slot, 0 FROM others
  ), ordered AS (
    -- A place behind so many others: after the last of them, and among themselves by turn.
    SELECT places.*, row_number() OVER (PARTITION BY structure_id ORDER BY slot, placed, turn)::smallint AS place FROM places
  )
  SELECT line, id, structure_id, placed, place, fresh OR (placed AND rank <> place) AS moves FROM ordered`;

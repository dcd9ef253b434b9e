import { Prisma } from '@/platform/generated/prisma/client';
import { ALL_LINES, goodRows, type Scope, sessionOfRow, valuesOf } from './applier';

/**
 * The order each basket of the file will have: a wish stands at the rank the file gives it, or as near as the length of the
 * basket allows; the others keep their order around it, new ones at the end. The same file again gives the same order. By
 * wish: its `line` in the file if any, its `id` if it is known, `place` from 1, whether the file `placed` it, and whether its
 * basket `moves`: a wish is new there, or placed elsewhere. Grouped and sorted, not joined: it costs the same whatever the
 * database believes of rows written a moment ago.
 */
export const placesOf = (scope: Scope): Prisma.Sql => Prisma.sql`
  WITH both_sides AS (
    SELECT d.id, d.structure_id, d.rank, d.created_at, NULL::int AS line, NULL::int AS asked, false AS fresh FROM demand d
    WHERE d.programme_id = ${scope.programmeId}::uuid AND d.state = 'SUBMITTED'
      AND (${scope.structureId}::uuid IS NULL OR d.structure_id = ${scope.structureId}::uuid)
    UNION ALL
    SELECT d.id, v."structureId", d.rank, d.created_at, r.line, v.rank, d.state IS DISTINCT FROM 'SUBMITTED'
    FROM import_row r
    ${valuesOf({ structureId: 'uuid', sessionCode: 'text', formula: '"Formula"', size: 'smallint', rank: 'int' })}
    ${sessionOfRow(scope.programmeId)}
    LEFT JOIN demand d ON d.structure_id = v."structureId" AND d.session_id = s.id AND d.formula = v.formula AND d.group_size = v.size
    WHERE ${goodRows(scope, ALL_LINES)} AND d.state IS DISTINCT FROM 'GRANTED'
  ), wish AS (
    SELECT id, structure_id, max(line) AS line, max(asked) AS asked, max(rank) AS rank, max(created_at) AS created_at, bool_or(fresh) AS fresh
    FROM both_sides GROUP BY id, structure_id, CASE WHEN id IS NULL THEN line END
  ), named AS (
    SELECT wish.*, bool_or(line IS NOT NULL) OVER (PARTITION BY structure_id) AS by_file FROM wish
  ), turns AS (
    SELECT named.*, asked IS NOT NULL AS placed, CASE WHEN asked IS NOT NULL
        THEN row_number() OVER (PARTITION BY structure_id, asked IS NULL ORDER BY asked, line)
        ELSE row_number() OVER (PARTITION BY structure_id, asked IS NULL ORDER BY fresh, CASE WHEN fresh THEN line ELSE rank END, created_at, id, line)
      END AS turn
    FROM named WHERE by_file
  ), slots AS (
    -- How many of the others stand before a placed wish; of one of the others, its own number.
    SELECT turns.*, CASE WHEN placed THEN greatest(0, max(asked - turn) OVER (PARTITION BY structure_id, placed ORDER BY turn)) ELSE turn END AS slot
    FROM turns
  ), ordered AS (
    SELECT slots.*, row_number() OVER (PARTITION BY structure_id ORDER BY slot, placed, turn)::smallint AS place FROM slots
  )
  SELECT line, id, structure_id, placed, place, bool_or(fresh OR (placed AND rank <> place)) OVER (PARTITION BY structure_id) AS moves
  FROM ordered`;

/** Joins `p.place` to each row `r` of the file: all places are found once, then looked up by line. */
export const placeOfRow = (scope: Scope): Prisma.Sql => Prisma.sql`
  CROSS JOIN LATERAL (SELECT ((SELECT jsonb_object_agg(q.line, q.place) FROM (${placesOf(scope)}) q WHERE q.line IS NOT NULL) ->> r.line::text)::smallint AS place OFFSET 0) p`;

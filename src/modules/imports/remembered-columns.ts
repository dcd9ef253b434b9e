import type { Tx } from '@/platform/db';
import type { ImportKind } from './import.rules';
import { importReading } from './import.schema';
import type { Remembered } from './remembered.rules';

/** How many imports before this one are looked at, and how many of those whose columns a person said. */
const LOOKED_AT = 20;

/**
 * The columns of the imports before of the same programme, kind and structure (or the city), the latest first: what a
 * person said of them is remembered with the import, and goes with its reading when the programme is purged.
 */
export async function rememberedColumns(
  tx: Tx,
  found: {
    readonly importId: string;
    readonly programmeId: string;
    readonly kind: ImportKind;
    readonly structureId: string | null;
  },
): Promise<readonly Remembered[]> {
  const rows = await tx.$queryRaw<{ reading: unknown; applied: boolean }[]>`
    WITH before AS (
      SELECT id, created_at, reading, state = 'APPLIED' AS applied FROM import
      WHERE programme_id = ${found.programmeId}::uuid AND kind = ${found.kind}::"ImportKind" AND reading IS NOT NULL
        AND structure_id IS NOT DISTINCT FROM ${found.structureId}::uuid AND id <> ${found.importId}::uuid)
    SELECT reading, applied FROM before
    WHERE id IN (SELECT id FROM before ORDER BY created_at DESC LIMIT ${LOOKED_AT})
      OR id IN (
        SELECT id FROM before WHERE applied AND reading->>'columns' IN ('PERSON', 'BEFORE')
        ORDER BY created_at DESC LIMIT ${LOOKED_AT})
    ORDER BY created_at DESC`;
  return rows.map(({ reading, applied }) => {
    const { headers, mapping, columns = 'FOUND' } = importReading.parse(reading);
    return { headers, mapping, settled: applied && columns !== 'FOUND' };
  });
}

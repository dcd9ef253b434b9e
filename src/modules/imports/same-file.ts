import type { Tx } from '@/platform/db';
import type { ImportKind } from './import.rules';

/** The same bytes for the same purpose, applied before and not undone since. `authorName`: null when the reader may not know it. */
export type AppliedBefore = { readonly importId: string; readonly appliedAt: Date; readonly authorName: string | null };

/** The latest import of the very same file, kind and structure that was applied; null when this one is the first. */
export async function appliedBefore(
  tx: Tx,
  found: {
    readonly id: string;
    readonly programmeId: string;
    readonly kind: ImportKind;
    readonly structureId: string | null;
    readonly fileSha256: string;
  },
): Promise<AppliedBefore | null> {
  const [row] = await tx.$queryRaw<AppliedBefore[]>`
    SELECT i.id AS "importId", i.applied_at AS "appliedAt", u.name AS "authorName"
    FROM import i LEFT JOIN user_account u ON u.id = i.created_by_id
    WHERE i.programme_id = ${found.programmeId}::uuid AND i.kind = ${found.kind}::"ImportKind" AND i.state = 'APPLIED'
      AND i.structure_id IS NOT DISTINCT FROM ${found.structureId}::uuid AND i.file_sha256 = ${found.fileSha256}
      AND i.id <> ${found.id}::uuid
    ORDER BY i.applied_at DESC LIMIT 1`;
  return row ?? null;
}

import type { Actor } from '@/platform/actor';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayImport } from './import.policy';
import type { ImportKind, ImportState } from './import.rules';

export type LockedImport = {
  readonly id: string;
  readonly programmeId: string;
  readonly kind: ImportKind;
  readonly structureId: string | null;
  readonly fileId: string | null;
  readonly state: ImportState;
  readonly version: number;
  readonly createdById: string | null;
  readonly reading: unknown;
};

/**
 * The import, locked until the end of the transaction, for whoever may do it. Foreign and unknown answer alike: imports/not-found. Records
 * that point at it may be written meanwhile: it need not wait for the worker that applies it.
 */
export async function lockImport(tx: Tx, actor: Actor, importId: string): Promise<LockedImport> {
  const [row] = await tx.$queryRaw<LockedImport[]>`
    SELECT id, programme_id AS "programmeId", kind, structure_id AS "structureId", file_id AS "fileId", state, version,
      created_by_id AS "createdById", reading
    FROM import WHERE id = ${importId}::uuid FOR NO KEY UPDATE`;
  if (!row || !mayImport(actor, row)) throw new DomainError('not-found', 'imports/not-found');
  return row;
}

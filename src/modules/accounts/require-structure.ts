import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';

/** A leader answers for a structure that is there. Throws accounts/structure-not-found. */
export async function requireStructure(tx: Tx, structureId: string | null): Promise<void> {
  if (structureId === null) return;
  const found = await tx.structure.findFirst({ where: { id: structureId, disabledAt: null }, select: { id: true } });
  if (!found) throw new DomainError('not-found', 'accounts/structure-not-found');
}

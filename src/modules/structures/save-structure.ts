import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type Edited, requireSeen } from '@/platform/versions';
import { mayChangeStructure } from './structure.policy';
import { normaliseEmail, sortKey } from './structure.rules';
import { editStructureInput, structureFields } from './structure.schema';

/** One structure a number of the register. Throws `structures/number-taken`. */
async function requireNumberFree(tx: Tx, externalId: string | null, structureId: string | null): Promise<void> {
  if (!externalId) return;
  const taken = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM structure WHERE external_id = ${externalId} AND id IS DISTINCT FROM ${structureId}::uuid`;
  if (taken.length > 0) throw new DomainError('conflict', 'structures/number-taken', { number: externalId });
}

const emailOf = (typed: string | null) => (typed ? normaliseEmail(typed) : null);

/** A structure entered by hand. Throws `structures/number-taken`, `structures/bad-email`. */
export const createStructure = command('structures/create', structureFields, async ({ tx, actor, trail }, input) => {
  authorize(mayChangeStructure(actor));
  programmeIdOf(actor);
  await requireNumberFree(tx, input.externalId, null);
  const contactEmail = emailOf(input.contactEmail);
  const row = await tx.structure.create({ data: { ...input, contactEmail, sortKey: sortKey(input.name) } });
  trail({ subject: ['structure', row.id], structureId: row.id });
  return { structureId: row.id, version: row.version };
});

/**
 * Changes what is known of a structure. Throws `common/changed-meanwhile` when somebody saved since it was read,
 * `structures/not-found`, `structures/number-taken`, `structures/bad-email`.
 */
export const editStructure = command('structures/edit', editStructureInput, async ({ tx, actor, trail }, input) => {
  const { structureId, version, ...fields } = input;
  trail({ subject: ['structure', structureId], structureId });
  authorize(mayChangeStructure(actor));
  const [known] = await tx.$queryRaw<Edited[]>`
    SELECT version, edits FROM structure WHERE id = ${structureId}::uuid FOR NO KEY UPDATE`;
  if (!known) throw new DomainError('not-found', 'structures/not-found');
  requireSeen(known, { actor, seen: version, among: Object.keys(structureFields.shape) });
  await requireNumberFree(tx, fields.externalId, structureId);
  const contactEmail = emailOf(fields.contactEmail);
  const saved = await tx.structure.update({
    where: { id: structureId },
    data: { ...fields, contactEmail, sortKey: sortKey(fields.name) },
    select: { version: true },
  });
  return { structureId, version: saved.version };
});

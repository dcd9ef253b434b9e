import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
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
 * Changes what is known of a structure. Throws `structures/changed-meanwhile` when somebody saved since it was read,
 * `structures/not-found`, `structures/number-taken`, `structures/bad-email`.
 */
export const editStructure = command('structures/edit', editStructureInput, async ({ tx, actor, trail }, input) => {
  const { structureId, version, ...fields } = input;
  trail({ subject: ['structure', structureId], structureId });
  authorize(mayChangeStructure(actor));
  const known = await tx.structure.findUnique({ where: { id: structureId }, select: { version: true } });
  if (!known) throw new DomainError('not-found', 'structures/not-found');
  await requireNumberFree(tx, fields.externalId, structureId);
  const contactEmail = emailOf(fields.contactEmail);
  const { count } = await tx.structure.updateMany({
    where: { id: structureId, version },
    data: { ...fields, contactEmail, sortKey: sortKey(fields.name), version: { increment: 1 } },
  });
  if (count === 0) throw new DomainError('conflict', 'structures/changed-meanwhile', { version: known.version });
  return { structureId, version: version + 1 };
});

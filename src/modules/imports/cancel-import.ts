import { command } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { isOpen } from './import.rules';
import { importById } from './import.schema';
import { lockImport } from './lock-import';

/**
 * Leaves an import that is not applied: its rows and its file go at once. One that is being applied is given up by its worker, which finds
 * it so before it commits. Throws imports/not-ready once it is applied.
 */
export const cancelImport = command('imports/cancel', importById, async ({ tx, actor, trail }, { importId }) => {
  trail({ subject: ['import', importId] });
  const found = await lockImport(tx, actor, importId);
  trail({ structureId: found.structureId });
  if (!isOpen(found.state)) throw new DomainError('conflict', 'imports/not-ready', { state: found.state });
  await tx.import.update({
    where: { id: importId },
    data: { state: 'CANCELLED', fileId: null },
  });
  await inTheCitysName(tx, actor, async () => {
    await tx.$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid`;
    await tx.$executeRaw`DELETE FROM stored_file WHERE id = ${found.fileId}::uuid`;
  });
});

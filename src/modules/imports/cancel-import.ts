import { command } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { importById } from './import.schema';
import { lockImport } from './lock-import';

const OPEN = new Set(['UPLOADED', 'CHECKING', 'READY', 'REFUSED', 'FAILED']);

/** Leaves an import that was not applied: its rows and its file go at once. Throws imports/not-ready once it is being applied. */
export const cancelImport = command('imports/cancel', importById, async ({ tx, actor, trail }, { importId }) => {
  trail({ subject: ['import', importId] });
  const found = await lockImport(tx, actor, importId);
  trail({ structureId: found.structureId });
  if (!OPEN.has(found.state)) throw new DomainError('conflict', 'imports/not-ready', { state: found.state });
  await tx.import.update({
    where: { id: importId },
    data: { state: 'CANCELLED', fileId: null },
  });
  await inTheCitysName(tx, actor, async () => {
    await tx.$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid`;
    await tx.$executeRaw`DELETE FROM stored_file WHERE id = ${found.fileId}::uuid`;
  });
});

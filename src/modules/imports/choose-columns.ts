import type { Actor } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { inTheCitysName, type Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { acceptMapping, missingFields } from './columns.rules';
import { mayApplyImport } from './import.policy';
import { checkImportJob, chooseColumnsInput, importReading } from './import.schema';
import { lockImport } from './lock-import';

/** Past its hours a file is deleted; its rows stay, and could not be read again. A leader does not see a file that the city sent. */
async function isFileKept(tx: Tx, actor: Actor, fileId: string | null): Promise<boolean> {
  if (fileId === null) return false;
  return inTheCitysName(tx, actor, async () => {
    const rows = await tx.$queryRaw<unknown[]>`SELECT FROM stored_file WHERE id = ${fileId}::uuid`;
    return rows.length > 0;
  });
}

/** Says by hand where each field is; the file is checked again. Throws imports/bad-mapping, imports/missing-columns, imports/not-ready, imports/changed-since, imports/file-gone. */
export const chooseColumns = command(
  'imports/choose-columns',
  chooseColumnsInput,
  async ({ tx, actor, trail, later }, input) => {
    trail({ subject: ['import', input.importId] });
    const found = await lockImport(tx, actor, input.importId);
    trail({ structureId: found.structureId });
    authorize(mayApplyImport(actor, found));
    if (found.state !== 'READY' || found.reading === null)
      throw new DomainError('conflict', 'imports/not-ready', { state: found.state });
    if (found.version !== input.version) throw new DomainError('conflict', 'imports/changed-since');
    if (!(await isFileKept(tx, actor, found.fileId)))
      throw new DomainError('conflict', 'imports/file-gone', { hours: env().IMPORT_FILE_HOURS });
    const reading = importReading.parse(found.reading);
    const mapping = acceptMapping(found.kind, input.mapping, reading.headers.length);
    const missing = missingFields(found.kind, mapping);
    if (missing.length > 0) {
      throw new DomainError('invalid', 'imports/missing-columns', {
        fields: missing.join(', '),
        count: missing.length,
        headerLine: reading.headerLine,
      });
    }
    const next = { ...reading, mapping, missing: [], headerLine: input.headerLine ?? reading.headerLine };
    await tx.$executeRaw`UPDATE import SET state = 'UPLOADED', reading = ${JSON.stringify(next)}::jsonb WHERE id = ${input.importId}::uuid`;
    await later(checkImportJob, { importId: input.importId });
  },
);

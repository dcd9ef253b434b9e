import type { z } from 'zod';
import type { Actor } from '@/platform/actor';
import { command } from '@/platform/command';
import { inTheCitysName, type Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { acceptMapping, missingFields } from './columns.rules';
import type { ImportKind } from './import.rules';
import { checkImportJob, chooseColumnsInput, fileInfo, type ImportReading, importReading } from './import.schema';
import { lockImport } from './lock-import';
import type { Mapping } from './missing.rules';

function acceptColumns(kind: ImportKind, wished: Mapping, { headers, headerLine }: ImportReading): Mapping {
  const mapping = acceptMapping(kind, wished, headers.length);
  const missing = missingFields(kind, mapping);
  if (missing.length === 0) return mapping;
  throw new DomainError('invalid', 'imports/missing-columns', {
    fields: missing.join(', '),
    count: missing.length,
    headerLine,
  });
}

type Wish = Pick<z.output<typeof chooseColumnsInput>, 'encoding' | 'delimiter' | 'sheet' | 'headerLine'>;

/** A text has an encoding and a delimiter, a workbook has sheets one sees. */
function acceptReading({ info }: ImportReading, wish: Wish): Wish {
  const file = fileInfo.parse(info);
  const foreign = file.format === 'csv' ? wish.sheet : (wish.encoding ?? wish.delimiter);
  if (foreign !== undefined) throw new DomainError('invalid', 'imports/bad-reading');
  if (file.format === 'xlsx' && wish.sheet !== undefined && !file.sheets.includes(wish.sheet))
    throw new DomainError('invalid', 'imports/bad-reading');
  return wish;
}

/** Past its hours a file is deleted; its rows stay, and could not be read again. A leader does not see a file that the city sent. */
async function isFileKept(tx: Tx, actor: Actor, fileId: string | null): Promise<boolean> {
  if (fileId === null) return false;
  return inTheCitysName(tx, actor, async () => {
    const rows = await tx.$queryRaw<unknown[]>`SELECT FROM stored_file WHERE id = ${fileId}::uuid`;
    return rows.length > 0;
  });
}

/** Says by hand where each field is, or how the file is to be read; it is checked again. Throws imports/bad-mapping, imports/bad-reading, imports/missing-columns, imports/not-ready, imports/changed-since, imports/file-gone. */
export const chooseColumns = command(
  'imports/choose-columns',
  chooseColumnsInput,
  async ({ tx, actor, trail, later }, input) => {
    trail({ subject: ['import', input.importId] });
    const found = await lockImport(tx, actor, input.importId);
    trail({ structureId: found.structureId });
    if (found.state !== 'READY' || found.reading === null)
      throw new DomainError('conflict', 'imports/not-ready', { state: found.state });
    if (found.version !== input.version) throw new DomainError('conflict', 'imports/changed-since');
    if (!(await isFileKept(tx, actor, found.fileId)))
      throw new DomainError('conflict', 'imports/file-gone', { hours: env().IMPORT_FILE_HOURS });
    const reading = importReading.parse(found.reading);
    const { importId: _id, version: _version, mapping: wished, ...wish } = input;
    const mapping = wished && acceptColumns(found.kind, wished, reading);
    // Read otherwise, the file has other columns: those said before are forgotten, unless they are said with it.
    const kept = mapping ? { mapping, headerLine: wish.headerLine ?? reading.headerLine } : {};
    const before = { ...reading.asked, mapping: undefined, headerLine: undefined };
    const next = { ...reading, asked: { ...before, ...acceptReading(reading, wish), ...kept } };
    await tx.$executeRaw`UPDATE import SET state = 'UPLOADED', reading = ${JSON.stringify(next)}::jsonb WHERE id = ${input.importId}::uuid`;
    await later(checkImportJob, { importId: input.importId });
  },
);

import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { acceptMapping, missingFields } from './columns.rules';
import { mayApplyImport } from './import.policy';
import { checkImportJob, chooseColumnsInput, importReading } from './import.schema';
import { lockImport } from './lock-import';

/** Says by hand where each field is; the file is checked again. Throws imports/bad-mapping, imports/missing-columns, imports/not-ready, imports/changed-since. */
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

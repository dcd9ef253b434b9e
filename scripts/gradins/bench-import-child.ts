// The importing half of `bench import-csv` and `bench import-xlsx`: one import a message, from upload to report.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { uploadImport } from '../../src/modules/imports/upload-import';
import { serveBench } from './bench-child';
import { secondsOf } from './bench-sums';
import { applyToTheEnd, checkToTheEnd } from './to-the-end';

const [programmeId = '', structureId = '', file = ''] = process.argv.slice(2);
const actor = { kind: 'system', name: 'bench', programmeId } as const;

async function importOnce(): Promise<void> {
  const content = new Uint8Array(await readFile(file));
  const { importId } = await uploadImport(actor, {
    kind: 'BENEFICIARIES',
    structureId,
    fileName: path.basename(file),
    content,
  });
  const done = await applyToTheEnd(actor, await checkToTheEnd(actor, importId));
  if (done.state !== 'APPLIED' || done.report?.applied?.created !== done.totalRows)
    throw new Error(`the rows were not applied: ${done.state}`);
}

serveBench(() => secondsOf(importOnce));

// The importing half of `bench import-csv` and `bench import-xlsx`: one import a message, from upload to the report of what was
// applied; or, asked so, to that of the check alone.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { uploadImport } from '../../src/modules/imports/upload-import';
import { serveBench } from './bench-child';
import { secondsOf } from './bench-sums';
import { applyToTheEnd, checkToTheEnd } from './to-the-end';

const [programmeId = '', structureId = '', file = '', until = 'applied'] = process.argv.slice(2);
const actor = { kind: 'system', name: 'bench', programmeId } as const;

async function importOnce(): Promise<void> {
  const content = new Uint8Array(await readFile(file));
  const { importId } = await uploadImport(actor, {
    kind: 'BENEFICIARIES',
    structureId,
    fileName: path.basename(file),
    content,
  });
  const checked = await checkToTheEnd(actor, importId);
  if (checked.state !== 'READY' || checked.badRows > 0) throw new Error(`the file was not checked: ${checked.state}`);
  if (until === 'checked') return;
  const done = await applyToTheEnd(actor, checked);
  if (done.state !== 'APPLIED' || done.report?.applied?.created !== done.totalRows)
    throw new Error(`the rows were not applied: ${done.state}`);
}

serveBench(() => secondsOf(importOnce));

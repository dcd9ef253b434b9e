// The importing half of `bench import-csv`: one import a message, from upload to report, then its peak memory.
import { readFile } from 'node:fs/promises';
import { uploadImport } from '../../src/modules/imports/upload-import';
import { closeDatabase } from '../../src/platform/db';
import { applyToTheEnd, checkToTheEnd } from './to-the-end';

const [programmeId = '', structureId = '', file = ''] = process.argv.slice(2);
const actor = { kind: 'system', name: 'bench', programmeId } as const;

async function importOnce(): Promise<number> {
  const since = performance.now();
  const content = new Uint8Array(await readFile(file));
  const { importId } = await uploadImport(actor, {
    kind: 'BENEFICIARIES',
    structureId,
    fileName: 'bench.csv',
    content,
  });
  const done = await applyToTheEnd(actor, await checkToTheEnd(actor, importId));
  const seconds = (performance.now() - since) / 1000;
  if (done.state !== 'APPLIED' || done.report?.applied?.created !== done.totalRows)
    throw new Error(`the rows were not applied: ${done.state}`);
  return seconds;
}

process.on('message', async (what) => {
  if (what === 'import') {
    process.send?.(await importOnce());
    return;
  }
  process.send?.(process.resourceUsage().maxRSS / 1024);
  await closeDatabase();
  process.disconnect();
});

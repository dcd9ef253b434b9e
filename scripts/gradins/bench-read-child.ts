// The reference of `bench import-xlsx`: the same file read alone, each cell of each row, by the streaming reader of exceljs. In a thread begun
// for it, as an import reads: from when its modules are loaded to the last row. Asked for `warm`, in this process, which has read it before.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import exceljs from 'exceljs';
import { STAFF_LIMITS } from '../../src/modules/imports/import.rules';
import { serveBench } from './bench-child';
import { secondsOf } from './bench-sums';

type Wanted = { readonly file: string; readonly rows: number };

async function readOnce(wanted: Wanted): Promise<void> {
  let rows = 0;
  const reader = new exceljs.stream.xlsx.WorkbookReader(wanted.file, {
    entries: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
  });
  for await (const sheet of reader) for await (const row of sheet) if (row.cellCount > 0) rows++;
  if (rows !== wanted.rows) throw new Error(`the reference read ${rows} rows, not ${wanted.rows}`);
}

function readInThread(wanted: Wanted): Promise<number> {
  const { maxHeapMb } = STAFF_LIMITS;
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), {
      workerData: wanted,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 16 },
    });
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

if (isMainThread) {
  const [file = '', rows = '', how = 'cold'] = process.argv.slice(2);
  const wanted = { file, rows: Number(rows) };
  serveBench(() => (how === 'warm' ? secondsOf(() => readOnce(wanted)) : readInThread(wanted)));
} else {
  const wanted = workerData as Wanted;
  parentPort?.postMessage(await secondsOf(() => readOnce(wanted)));
}

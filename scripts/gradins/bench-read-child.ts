// The reference of `bench import-xlsx`: the same file read alone, each cell of each row, by the streaming reader of exceljs.
import exceljs from 'exceljs';
import { serveBench } from './bench-child';
import { secondsOf } from './bench-sums';

const [file = '', wanted = ''] = process.argv.slice(2);

async function readOnce(): Promise<void> {
  let rows = 0;
  const reader = new exceljs.stream.xlsx.WorkbookReader(file, {
    entries: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
  });
  for await (const sheet of reader) for await (const row of sheet) if (row.cellCount > 0) rows++;
  if (rows !== Number(wanted)) throw new Error(`the reference read ${rows} rows, not ${wanted}`);
}

serveBench(() => secondsOf(readOnce));

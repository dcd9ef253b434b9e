import path from 'node:path';
import exceljs from 'exceljs';
import type { Person } from '../demo/people';
import { benchChild } from './bench-child';
import { ROWS, rowOf } from './bench-import-csv';
import { inventPeople } from './bench-people';
import { clearImports, inPlace } from './bench-place';
import { median, round } from './bench-sums';

const ROUNDS = 5;

/** As Excel saves a list: texts kept once beside the sheet, dates and styles declared. */
async function write(filename: string, people: readonly Person[]): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true, useStyles: true });
  const sheet = book.addWorksheet('Liste');
  sheet.columns = ['Nom', 'Prénom', "Tranche d'âge"].map((key) => ({ header: key, key, width: 20 }));
  for (const person of people) sheet.addRow(rowOf(person)).commit();
  sheet.commit();
  await book.commit();
}

/**
 * Rounds of reading the file alone, of its upload to the report that somebody reads before accepting it (`ratio`), and of the whole with its
 * applying (`appliedRatio`), in turns, each in a process of its own; medians. The file is read alone in a thread begun for it, as an import
 * reads it; `warmReadSeconds` is by a process that has read it before. Throws UsageError without an owner.
 */
export function benchImportXlsx(rows = ROWS): Promise<Record<string, unknown>> {
  return inPlace('import-xlsx', async (place) => {
    const file = path.join(place.folder, 'people.xlsx');
    await write(file, inventPeople(rows));
    const reader = await benchChild('bench-read-child.ts', [file, String(rows + 1)]);
    const warmReader = await benchChild('bench-read-child.ts', [file, String(rows + 1), 'warm']);
    const into = [place.programmeId, place.structureId, file];
    const worker = await benchChild('bench-import-child.ts', into);
    const checker = await benchChild('bench-import-child.ts', [...into, 'checked']);
    const [readings, warmReadings]: [number[], number[]] = [[], []];
    const [checks, imports]: [number[], number[]] = [[], []];
    for (let i = 0; i < ROUNDS; i++) {
      readings.push(await reader.once());
      warmReadings.push(await warmReader.once());
      checks.push(await checker.once());
      await clearImports(place);
      imports.push(await worker.once());
      await clearImports(place);
    }
    await warmReader.end();
    const [seconds, appliedSeconds, readSeconds] = [median(checks), median(imports), median(readings)];
    return {
      bench: 'import-xlsx',
      rows,
      reader: 'exceljs, streaming',
      seconds: round(seconds, 3),
      readSeconds: round(readSeconds, 3),
      ratio: round(seconds / readSeconds, 2),
      appliedSeconds: round(appliedSeconds, 3),
      appliedRatio: round(appliedSeconds / readSeconds, 2),
      rowsPerSecond: Math.round(rows / seconds),
      peakRssMb: Math.round(Math.max(await checker.end(), await worker.end())),
      warmReadSeconds: round(median(warmReadings), 3),
      readPeakRssMb: Math.round(await reader.end()),
    };
  });
}

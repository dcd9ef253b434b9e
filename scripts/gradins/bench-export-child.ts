// The exporting half of `bench export`: one list of tickets a message, as the door of exports sends it, its line in the trail included.
import { ticketSheet } from '../../src/modules/attendance/list-sheets';
import { recordExport } from '../../src/modules/attendance/record-export';
import { csvBytes, xlsxBytes } from '../../src/platform/exports';
import { serveBench } from './bench-child';
import { secondsOf } from './bench-sums';

const [programmeId = '', format = '', wanted = ''] = process.argv.slice(2);
const actor = { kind: 'system', name: 'bench', programmeId } as const;

async function exportOnce(): Promise<void> {
  await recordExport(actor, { name: 'tickets', format: format === 'xlsx' ? 'xlsx' : 'csv', filters: {} });
  let rows = 0;
  const sheet = await ticketSheet(actor, {}, (key) => key);
  async function* counted() {
    for await (const page of sheet.pages) {
      rows += page.length;
      yield page;
    }
  }
  let bytes = 0;
  const written = { ...sheet, pages: counted() };
  for await (const part of format === 'xlsx' ? xlsxBytes(written) : csvBytes(written)) bytes += part.length;
  if (rows !== Number(wanted) || bytes === 0) throw new Error(`the export has ${rows} rows, not ${wanted}`);
}

serveBench(() => secondsOf(exportOnce));

import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { attendanceReport } from '../../src/modules/attendance/attendance.queries';
import { ATTENDANCE_COLUMNS, attendanceSheet } from '../../src/modules/attendance/attendance-sheet';
import { recordExport } from '../../src/modules/attendance/record-export';
import type { SystemActor } from '../../src/platform/actor';
import { type ExportCell, xlsxBytes } from '../../src/platform/exports';
import { operatorIn, print, printJson, read, UsageError, type Verb } from './verb';
import { exportLabels } from './words';

const WAYS = ['session', 'day', 'public'] as const;
type Way = (typeof WAYS)[number];
type Line = Readonly<Record<string, ExportCell>>;

/** Every session that is over with its totals, one read for all of them. */
async function sessionLines(operator: SystemActor): Promise<Line[]> {
  const { pages } = await attendanceSheet(operator, { filters: {}, complete: true }, (key) => key);
  const lines: Line[] = [];
  for await (const page of pages)
    for (const cells of page)
      lines.push(Object.fromEntries(ATTENDANCE_COLUMNS.map((column, i) => [column, cells[i] ?? null])));
  return lines;
}

async function readReport(operator: SystemActor, ways: readonly Way[]) {
  const { total, days, publics, sessionCount, lastScanAt } = await attendanceReport(operator, {});
  return {
    total,
    sessionCount,
    lastScanAt,
    ...(ways.includes('day') && { days }),
    ...(ways.includes('public') && { publics }),
    ...(ways.includes('session') && { sessions: await sessionLines(operator) }),
  };
}

function told(head: string, line: { readonly [key: string]: unknown }): string {
  const rate = line.rate === null ? '     –' : `${Number(line.rate).toFixed(1)} %`.padStart(7);
  return `${head.padEnd(16)} ${String(line.entered).padStart(7)} of ${String(line.expected).padStart(7)} ${rate}`;
}

function tell(found: Awaited<ReturnType<typeof readReport>>): void {
  for (const line of found.sessions ?? []) print(told(String(line.session), line));
  for (const line of [...(found.days ?? []), ...(found.publics ?? [])]) print(told(line.key, line));
  print(told(`${found.sessionCount} sessions`, found.total));
}

/** The workbook of the screens, with its line in the trail; the file appears whole or not at all. */
async function writeWorkbook(operator: SystemActor, out: string, complete: boolean): Promise<void> {
  await recordExport(operator, { name: 'attendance', format: 'xlsx', complete, filters: {} });
  const sheet = await attendanceSheet(operator, { filters: {}, complete }, exportLabels());
  const part = `${out}.${process.pid}.part`;
  try {
    await pipeline(xlsxBytes(sheet), createWriteStream(part, { mode: 0o600 }));
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EROFS', 'ENOSPC'].includes(code))
      throw new UsageError(`${out}: cannot be written (${code})`);
    throw error;
  }
}

export const report: Verb = {
  name: 'report',
  usage: 'report attendance [--by session|day|public] [--json | --xlsx OUT [--complete]]',
  summary: 'who came, of who was expected, over the sessions that have ended',
  help: [
    '--by         session, day (what is printed without it) or public',
    '--json       one JSON document on standard output, all three unless --by chooses; counts as the city sees them',
    '--xlsx OUT   the workbook of the screens, one line a session; figures under five are hidden, and enough others',
    '--complete   nothing is hidden in the workbook: for the city itself. Either way the trail says a file left',
  ],
  async run(args) {
    const { values, positionals } = read(args, {
      by: { type: 'string' },
      json: { type: 'boolean', default: false },
      xlsx: { type: 'string' },
      complete: { type: 'boolean', default: false },
      programme: { type: 'string' },
    });
    const by = WAYS.find((way) => way === values.by);
    const { xlsx, json, complete } = values;
    const usage = () => new UsageError(`Usage: gradins ${report.usage}`);
    if (positionals.join(' ') !== 'attendance' || (values.by !== undefined && !by)) throw usage();
    if (xlsx === '' || (xlsx !== undefined && (json || (by !== undefined && by !== 'session')))) throw usage();
    if (complete && xlsx === undefined) throw usage();
    const operator = await operatorIn(values.programme);
    if (xlsx !== undefined) {
      await writeWorkbook(operator, xlsx, complete);
      print(`written: ${xlsx}`);
      return;
    }
    const found = await readReport(operator, by ? [by] : json ? WAYS : ['day']);
    if (json) printJson(found);
    else tell(found);
  },
};

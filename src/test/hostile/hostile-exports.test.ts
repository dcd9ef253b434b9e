import { readdirSync } from 'node:fs';
import path from 'node:path';
import exceljs from 'exceljs';
import papaparse from 'papaparse';
import { afterAll, describe, expect, test } from 'vitest';
import { ATTENDANCE_COLUMNS } from '@/modules/attendance/attendance-sheet';
import { EXPORTS } from '@/modules/attendance/export.schema';
import { ALLOCATION_COLUMNS, NAME_COLUMNS, TICKET_COLUMNS } from '@/modules/attendance/list-sheets';
import { TRAIL_COLUMNS } from '@/modules/audit/export-trail';
import { type CorrectedWords, correctedBytes } from '@/modules/imports/corrected/write-corrected';
import type { Problem } from '@/modules/imports/import.rules';
import { readAll } from '@/modules/imports/reading/file-examples';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { csvBytes, xlsxBytes } from '@/platform/exports';
import { tellCount } from '../matrix/score';
import { HOSTILE, hostileRows, inText, inWorkbook } from './hostile-values';
import { partsOf } from './parts';

/** The columns of every table that leaves, by the door it leaves by. Templates hold codes of sessions, which have a form. */
const TABLES = {
  attendance: [...ATTENDANCE_COLUMNS, ...PUBLICS],
  tickets: TICKET_COLUMNS,
  allocations: ALLOCATION_COLUMNS,
  names: NAME_COLUMNS,
  trail: TRAIL_COLUMNS,
} as const satisfies Record<string, readonly string[]>;
const DOORS = ['[file]', 'corrected', 'names', 'templates', 'trail'];
const NAMES = Object.keys(TABLES) as (keyof typeof TABLES)[];

/** What a spreadsheet runs, once it has taken the text from between the delimiters. */
const RUNS = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/;
const LIMITS = { maxInflatedBytes: 2 ** 30, maxBytes: 2 ** 30 };
let cells = 0;
afterAll(() => {
  tellCount(
    `hostile values: ${HOSTILE.length} × every column of every export = ${cells} cells in CSV and XLSX, 0 active, each read back the same`,
  );
});

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
async function* inPages<T>(rows: readonly T[]) {
  for (let from = 0; from < rows.length; from += 1000) yield rows.slice(from, from + 1000);
}
const sheetOf = (columns: readonly string[], rows: readonly (readonly string[])[]) => ({
  name: 'Essai',
  columns,
  pages: inPages(rows),
});

/** The other program reads “&amp;lt;” twice and leaves “_x005F_” as it stands, as Excel does not: those it cannot judge. */
const readRightByOthers = (text: string): boolean => !/&|_x/.test(text);

/** Every cell of the first sheet, as a program of others reads it; one that is no text is a fault. */
async function openedElsewhere(bytes: Buffer): Promise<string[][]> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const texts: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.type !== exceljs.ValueType.String) throw new Error(`${cell.address} is of type ${cell.type}`);
      texts.push(String(cell.value));
    });
    rows.push(texts);
  });
  return rows;
}

/** The first cells that are not as they were, said one by one: a table of thousands says nothing. */
function expectSame(
  read: readonly (readonly string[])[],
  expected: readonly (readonly string[])[],
  counts: (text: string) => boolean = () => true,
): void {
  const otherwise: string[] = [];
  for (const [at, row] of expected.entries())
    for (const [column, text] of row.entries())
      if (read[at]?.[column] !== text && counts(text))
        otherwise.push(`${JSON.stringify(text)} is ${JSON.stringify(read[at]?.[column])}`);
  expect(otherwise.slice(0, 10)).toEqual([]);
  expect(read.map((row) => row.length)).toEqual(expected.map((row) => row.length));
}

/** Nothing in the XML itself that a spreadsheet would work out, follow or fetch. */
async function expectNothingActive(bytes: Buffer): Promise<void> {
  for (const { name, content } of await partsOf(bytes)) {
    expect(name).not.toMatch(/externalLink|vbaProject|embeddings|connections/i);
    if (name.endsWith('.xml')) expect(content.match(/<(f|hyperlink|ddeLink|oleObject)[\s>/]/g)).toBeNull();
  }
}

test('Given the doors that give tables, then each is here', () => {
  const folders = readdirSync(path.resolve('src/app/api/exports'), { withFileTypes: true });
  expect(
    folders
      .filter((one) => one.isDirectory())
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(DOORS.toSorted());
  expect(NAMES).toEqual(expect.arrayContaining([...EXPORTS]));
  expect(new Set(HOSTILE).size).toBe(5_000);
});

describe('Given 5,000 hostile values in every column', () => {
  test.each(NAMES)(
    'when %s leaves as CSV, then no cell is active, and our reading gives the same texts',
    async (name) => {
      const columns = TABLES[name];
      const rows = hostileRows(columns.length);
      const bytes = await whole(csvBytes(sheetOf(columns, rows)));
      const { data, errors } = papaparse.parse<string[]>(bytes.toString('utf8').slice(1).trimEnd(), {
        delimiter: ';',
        newline: '\r\n',
      });
      expect(errors).toEqual([]);
      expect(data.flat().filter((cell) => RUNS.test(cell))).toEqual([]);
      const read = await readAll(bytes, LIMITS);
      expect(read.info).toMatchObject({ encoding: 'utf-8', delimiter: ';' });
      expectSame(read.cells, [[...columns], ...rows.map((row) => row.map(inText))]);
      cells += rows.length * columns.length;
    },
    120_000,
  );

  test.each(NAMES)(
    'when %s leaves as XLSX, then every cell is text, the same to our reading and to another',
    async (name) => {
      const columns = TABLES[name];
      const rows = hostileRows(columns.length);
      const bytes = await whole(xlsxBytes(sheetOf(columns, rows)));
      await expectNothingActive(bytes);
      const expected = [[...columns], ...rows.map((row) => row.map(inWorkbook))];
      expectSame(await openedElsewhere(bytes), expected, readRightByOthers);
      expectSame((await readAll(bytes, LIMITS)).cells, expected);
      cells += rows.length * columns.length;
    },
    120_000,
  );
});

describe('Given a list whose every header, cell, fault and proposal is hostile', () => {
  const raw = (problem: Problem): string => problem.value;
  const words: CorrectedWords = {
    field: (name) => name,
    whole: raw,
    inColumn: (column, said) => `${column}${said}`,
    proposal: (value) => value,
    warning: (said) => said,
    ofLine: (_line, said) => said,
    reasons: 'À corriger',
    sheet: 'À corriger',
    guide: 'Corrigez.',
  };

  test('when it goes back to be corrected, then nothing in it is active, and it is read again as it was sent', async () => {
    const [headers = [], ...rows] = hostileRows(8).slice(10);
    const mapping = { lastName: 0, firstName: 1 };
    const staged = rows.map((row, at) => {
      const problem: Problem = {
        line: at + 2,
        column: null,
        field: 'lastName',
        value: row[3] ?? '',
        code: 'imports/bad-name',
        severity: 'error',
        facts: {},
        proposal: row[4] ?? '',
      };
      return { line: at + 2, cells: row, problems: [problem] };
    });
    const file = { kind: 'BENEFICIARIES', fileName: 'liste', headerLine: 1, headers, mapping, width: 8 } as const;
    const bytes = await whole(correctedBytes(file, 'all', inPages(staged), words));
    await expectNothingActive(bytes);
    const { cells: read } = await readAll(bytes, LIMITS);
    expectSame(
      read.map((row) => row.slice(0, 8)),
      [headers, ...rows].map((row) => row.map(inWorkbook)),
    );
    expect(read.length).toBe(rows.length + 1);
    for (const row of await openedElsewhere(bytes)) expect(row).toHaveLength(9);
    cells += (rows.length + 1) * 9;
  }, 120_000);
});

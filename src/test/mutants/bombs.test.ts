import { expect, test } from 'vitest';
import { type Part, sheetXml, workbookParts, zipOf } from '@/modules/imports/reading/file-examples';
import { tellCount } from '../matrix/score';
import { openReader } from './read-mutants';

const MEGABYTE = 1024 * 1024;
/** What the reading of a bomb may add to a process that reads a small file (quality of files from outside). */
const MOST_MB = 150;
const ROW = '<row><c t="str"><v>a</v></c></row>';
const SHEET = 'xl/worksheets/sheet1.xml';

const workbook = (sheet: string | Buffer, ...more: Part[]): Buffer => zipOf(workbookParts(sheet, more));
const spaces = (megabytes: number): Buffer => Buffer.alloc(megabytes * MEGABYTE, ' ');
const cells = (count: number): string => `<row>${'<c t="s"><v>0</v></c>'.repeat(count)}</row>`;

/** A few kilobytes each, but for the last two; made when they are read. */
const BOMBS: Readonly<Record<string, () => Buffer>> = {
  'a sheet of 300 MB': () => workbook(spaces(300)),
  'a sheet of 300 MB that says it has one': () =>
    workbook('', { name: SHEET, content: spaces(300), declaredSize: MEGABYTE }),
  'three parts of 60 MB': () =>
    workbook(ROW, ...['a', 'b', 'c'].map((name) => ({ name: `xl/${name}.xml`, content: spaces(60) }))),
  'a long text that each cell points at': () =>
    workbook(sheetXml(cells(50).repeat(400)), {
      name: 'xl/sharedStrings.xml',
      content: `<sst><si><t>${'a'.repeat(30_000)}</t></si></sst>`,
    }),
  'entities of entities': () =>
    workbook(`<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;&b;">]><worksheet>&d;</worksheet>`),
  'hundreds of parts': () =>
    workbook(ROW, ...Array.from({ length: 5_000 }, (_, at) => ({ name: `xl/${at}.xml`, content: '' }))),
  'a cell in the last column': () => workbook(sheetXml('<row><c r="XFD1" t="str"><v>a</v></c></row>')),
  'one text of 90 MB': () => workbook(sheetXml(`<row><c t="str"><v>${'a'.repeat(90 * MEGABYTE)}</v></c></row>`)),
  'one quote of 9 MB': () => Buffer.from(`Nom;Note\nA;"${'x'.repeat(9 * MEGABYTE)}`),
  'a million rows': () => Buffer.alloc(9 * MEGABYTE, 'a;b;c;d\n'),
};

test('Given bombs of every kind, when each is read, then it is refused, with little memory', async () => {
  // Both are started before a bomb is made: a process counts what its parent weighed when it was started.
  const [plain, reader] = [openReader(), openReader()];
  const small = { bytes: new Uint8Array(workbook(sheetXml(ROW))), again: false };
  await plain.read(small);
  await reader.read(small);
  const baseMb = await plain.end();
  let slowestMs = 0;
  const taken: string[] = [];
  for (const [name, make] of Object.entries(BOMBS)) {
    const { outcome, tookMs } = await reader.read({ bytes: new Uint8Array(make()), again: false });
    if (!('code' in outcome)) taken.push(`${name}: ${JSON.stringify(outcome)}`);
    slowestMs = Math.max(slowestMs, tookMs);
  }
  const moreMb = (await reader.end()) - baseMb;
  expect(taken).toEqual([]);
  expect(moreMb).toBeLessThan(MOST_MB);
  tellCount(
    `bombs: ${Object.keys(BOMBS).length} refused, 0 read; slowest ${slowestMs} ms, ${moreMb} MB more than a small file at most`,
  );
}, 120_000);

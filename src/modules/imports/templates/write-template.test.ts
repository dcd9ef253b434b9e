import exceljs from 'exceljs';
import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { loadMessages } from '@/i18n/load-messages';
import { startCheck } from '../check.rules';
import { type ImportKind, OUTSIDER_LIMITS, STAFF_LIMITS } from '../import.rules';
import { readAll } from '../reading/file-examples';
import { understandTable } from '../table.rules';
import { guideOf, type Say } from './guide.rules';
import { SHEETS } from './sheet-names.rules';
import { templateOf } from './template.rules';
import type { TemplateLocale } from './template-column.rules';
import { contextOf, EACH_TEMPLATE, type Whose } from './template-world';
import { writeTemplate } from './write-template';

/** The words of the screens; one that is missing is a fault. */
async function sayIn(locale: TemplateLocale): Promise<Say> {
  const onError = (error: Error): never => {
    throw error;
  };
  return createTranslator({ locale, messages: await loadMessages(locale), onError }) as unknown as Say;
}

const BOUNDS = { structure: OUTSIDER_LIMITS, city: STAFF_LIMITS };
const STAFF = { toCity: true, fileHours: 24, limits: BOUNDS };
async function written(kind: ImportKind, whose: Whose, locale: TemplateLocale) {
  const template = templateOf(kind, locale, contextOf(kind, whose));
  return { template, bytes: await writeTemplate(template, STAFF, await sayIn(locale)) };
}

/** A range of sixty thousand rows is a list of cells to exceljs: it is read where it is looked at, and only there. */
async function opened(bytes: Uint8Array, ignoreNodes = ['dataValidations']): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0], { ignoreNodes });
  return book;
}

async function saved(book: exceljs.Workbook): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

/** What our own reading and check say of a file. */
async function sent(kind: ImportKind, whose: Whose, bytes: Uint8Array) {
  const { info, rows } = await readAll(bytes);
  const table = understandTable(kind, rows);
  const check = startCheck(table, contextOf(kind, whose));
  const checked = rows.flatMap((row) => check.row(row) ?? []);
  return { info, table, problems: checked.flatMap(({ problems }) => problems), summary: check.summary() };
}

describe.each(EACH_TEMPLATE)('Given the template of %s, %s, in %s, as a workbook', (kind, whose, locale) => {
  const { table: tableName, guide: guideName, lists: listsName } = SHEETS[locale];

  test('when it is filled with its own examples and sent, then its columns are known and its row is good', async () => {
    const { template, bytes } = await written(kind, whose, locale);
    const book = await opened(bytes);
    const sheet = book.getWorksheet(tableName);
    for (const [at, { example, asText }] of template.columns.entries()) {
      const cell = sheet?.getCell(2, at + 1);
      // As Excel does it: what is typed in a column of text stays text, elsewhere a number becomes one.
      if (cell) cell.value = asText ? example : Number(example);
    }
    const { info, table, problems, summary } = await sent(kind, whose, await saved(book));
    expect(info).toEqual({ format: 'xlsx', sheet: tableName, sheets: [tableName, guideName], hiddenSheets: 0 });
    expect(table.headerLine).toBe(1);
    const known = Object.entries(table.mapping).filter(([, column]) => column !== null);
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(template.columns.map(({ name }, at) => [name, at])));
    expect(problems).toEqual([]);
    expect(summary).toMatchObject({ rows: 1, good: 1, bad: 0, skippedCount: 0 });
  });

  test('when the guide is moved before the table, then the table is read all the same', async () => {
    const { bytes } = await written(kind, whose, locale);
    const book = await opened(bytes);
    const first = book.getWorksheet(guideName) as unknown as { orderNo: number };
    first.orderNo = -1;
    const { info, rows } = await readAll(await saved(book));
    expect(info).toMatchObject({ sheet: tableName, sheets: [guideName, tableName] });
    expect(rows.map(({ line }) => line)).toEqual([1]);
  });

  test('when its cells are opened, then text stays text, lists are hidden, and nothing is a formula', async () => {
    const { template, bytes } = await written(kind, whose, locale);
    const book = await opened(bytes, []);
    const table = book.getWorksheet(tableName);
    const lists = book.getWorksheet(listsName);
    expect(lists?.state).toBe('veryHidden');
    expect(table?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    for (const [at, { asText, offered }] of template.columns.entries()) {
      const column = table?.getColumn(at + 1);
      expect(column?.numFmt).toBe(asText ? '@' : undefined);
      for (const row of [2, 60_001]) {
        const validation = table?.getCell(row, at + 1).dataValidation;
        const letter = column?.letter;
        const range = `'${listsName}'!$${letter}$1:$${letter}$${offered.length}`;
        expect(validation?.formulae).toEqual(offered.length > 0 ? [range] : undefined);
        expect(validation?.errorStyle).toBe(offered.length > 0 ? 'warning' : undefined);
      }
      const listed = offered.map((_, row) => lists?.getCell(row + 1, at + 1).value);
      expect(listed).toEqual(offered);
    }
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          expect(cell.type).toBe(exceljs.ValueType.String);
        });
      });
  });

  test('then the guide speaks of each column, in the words of the screens, and of what happens then', async () => {
    const say = await sayIn(locale);
    const template = templateOf(kind, locale, contextOf(kind, whose));
    const lines = guideOf(template, STAFF, say);
    const cells = lines.flatMap((line) => (line.is === 'column' ? [line.cells] : []));
    expect(cells.map(([header]) => header)).toEqual(template.columns.map(({ header }) => header));
    expect(cells.map((each) => each.at(-1))).toEqual(template.columns.map(({ example }) => example));
    expect(cells.flat().filter((text) => text === '')).toEqual([]);
    const sentences = lines.flatMap((line) => (line.is === 'sentence' ? [line.text] : []));
    // One is read across the sheet, in one line.
    expect(sentences.filter(({ length }) => length > 150)).toEqual([]);
    const title = say('templates.outside.title');
    expect([title.length <= 32, say('templates.outside.text').length <= 255]).toEqual([true, true]);
  });
});

test('Given a leader’s template, then the limits told are those of a structure; the city is told both', async () => {
  const say = await sayIn('fr');
  const template = templateOf('BENEFICIARIES', 'fr', contextOf('BENEFICIARIES'));
  const limits = (toCity: boolean) =>
    guideOf(template, { toCity, fileHours: 24, limits: BOUNDS }, say)
      .flatMap((line) => ('text' in line ? [line.text.replaceAll(/\s/g, ' ')] : []))
      .filter((text) => text.startsWith('Envoyé par'));
  expect(limits(false)).toEqual(['Envoyé par une structure : 10 Mo et 60 000 lignes au plus.']);
  expect(limits(true)).toEqual([
    'Envoyé par une structure : 10 Mo et 60 000 lignes au plus.',
    'Envoyé par la Ville : 200 Mo et 500 000 lignes au plus.',
  ]);
});

import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { startCheck } from './check.rules';
import { CONTEXT } from './check-examples';
import { readAll } from './reading/file-examples';
import { understandTable } from './table.rules';

type Trap = { readonly trap: string; readonly type: 'nom' | 'prenom'; readonly value: string };
const { data: TRAPS } = Papa.parse<Trap>(readFileSync('scripts/data/names-traps.csv', 'utf8'), {
  header: true,
  skipEmptyLines: true,
});
const LAST = TRAPS.filter(({ type }) => type === 'nom').map(({ value }) => value);
const FIRST = TRAPS.filter(({ type }) => type === 'prenom').map(({ value }) => value);

/** D'ANGELO → D'Angelo, LE FLOC'H → Le Floc'h. */
const small = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[ -]|\b\p{L}['’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
const curly = (name: string): string => name.replaceAll("'", '’');

/** Every last name and every first name at least once, in each way people write them; no two people alike. */
const PEOPLE: readonly (readonly [lastName: string, firstName: string])[] = [
  (name: string) => name,
  small,
  curly,
  (name: string) => curly(small(name)),
].flatMap((written, way) =>
  LAST.map((last, index) => [written(last), written(FIRST[(index + way * 31) % FIRST.length] ?? '')] as const),
);

/** The names of those who were read from the file, and what was said of its rows. */
async function readPeople(bytes: Uint8Array | string) {
  const { rows } = await readAll(bytes);
  const check = startCheck({ ...understandTable('BENEFICIARIES', rows), kind: 'BENEFICIARIES' }, CONTEXT);
  const checked = rows.flatMap((row) => check.row(row) ?? []);
  return {
    names: checked.map(({ values }) => [values?.lastName, values?.firstName]),
    codes: [...new Set(checked.flatMap(({ problems }) => problems.map(({ code }) => code)))],
    skipped: check.summary().skipped,
  };
}

const windows1252 = (text: string): Buffer => Buffer.from(text.replaceAll('’', '\x92'), 'latin1');
const csv = (rows: readonly (readonly string[])[], delimiter: string): string =>
  rows.map((row) => row.join(delimiter)).join('\r\n');

/** A number of their own keeps apart those whose names differ by an apostrophe alone. */
const TABLE = [['Référence', 'Nom', 'Prénom'], ...PEOPLE.map(([last, first], index) => [`R${index}`, last, first])];

async function workbook(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Liste').addRows(rows.map((row) => [...row]));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('names that break careless code', () => {
  it('given the facts, then there are as many as they say, of both sorts', () => {
    expect([LAST.length, FIRST.length]).toEqual([215, 112]);
  });

  it.each([
    ['CSV in UTF-8', async () => csv(TABLE, ';')],
    ['CSV in Windows-1252', async () => windows1252(csv(TABLE, ';'))],
    ['CSV with commas', async () => csv(TABLE, ',')],
    ['a workbook', async () => workbook(TABLE)],
  ])('given them in %s, last and first name apart, then each is kept as it is written', async (_what, file) => {
    const { names, codes, skipped } = await readPeople(await file());
    expect(names).toEqual(PEOPLE);
    expect(codes.filter((code) => code !== 'imports/near-person')).toEqual([]);
    expect(skipped).toEqual([]);
  });

  const SMALL = LAST.map((last, index) => [last, small(FIRST[index % FIRST.length] ?? '')] as const);
  it.each([
    [
      'the last name in capitals first',
      'Nom et prénom',
      SMALL,
      ([last, first]: readonly string[]) => `${last} ${first}`,
    ],
    ['the first name first', 'Prénom Nom', SMALL, ([last, first]: readonly string[]) => `${first} ${last}`],
    ['a comma between', 'Nom, prénom', PEOPLE, ([last, first]: readonly string[]) => `${last}, ${first}`],
  ])('given both in one column, %s, then each is kept as it is written', async (_what, header, people, both) => {
    const rows = [['N° adhérent', header], ...people.map((person, index) => [`R${index}`, both(person)])];
    const { names, codes } = await readPeople(csv(rows, ';'));
    expect(names).toEqual(people);
    // A first name that may be a particle (El, Al) is split right, and told.
    expect(codes.filter((code) => !['imports/near-person', 'imports/split-name'].includes(code))).toEqual([]);
  });

  it('given both in one column, all in capitals, then no word is lost and every split is told', async () => {
    const people = LAST.map((last, index) => `${last} ${FIRST[index % FIRST.length]}`);
    const { names, codes } = await readPeople(
      csv([['Nom et prénom', 'Fauteuil'], ...people.map((name) => [name, ''])], ';'),
    );
    expect(names.map((both) => both.join(' '))).toEqual(people);
    expect(codes).toContain('imports/split-name');
    const right = names.filter(([last], index) => last === LAST[index]).length;
    expect(right).toBeGreaterThanOrEqual(LAST.length - 1);
  });
});

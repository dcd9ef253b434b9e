import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { checkImport } from './check-import';
import { chooseColumns } from './choose-columns';
import { readImport } from './import.queries';
import { appliedFile, checkedFile, importScene } from './import-scene';
import { listImportRows } from './rows.queries';

const { sql } = testDatabase();
type Bytes = Uint8Array<ArrayBuffer>;
const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));
const latin = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'latin1'));

async function given() {
  const { programmeId, structureId, leader } = await importScene(sql);
  const read = (importId: string) => readImport(leader, { importId });
  const send = (content: Bytes) => checkedFile(leader, 'BENEFICIARIES', content);
  type Wish = Omit<Parameters<typeof chooseColumns>[1], 'importId' | 'version'>;
  const choose = async (found: { id: string; version: number }, wish: Wish) => {
    await chooseColumns(leader, { importId: found.id, version: found.version, ...wish });
    await checkImport(found.id);
    return read(found.id);
  };
  const apply = (found: { id: string }) => appliedFile(leader, found);
  const firstCells = async (importId: string) =>
    (await listImportRows(leader, { importId, only: 'all' })).rows.map(({ cells }) => cells);
  return { programmeId, structureId, leader, read, send, choose, apply, firstCells };
}

describe('Given a list without headers', () => {
  test('when its columns are said, then its first row is a person like the others, and it goes back with headers', async () => {
    const scene = await given();
    const found = await scene.send(utf8('Diop;Awa\nLy;Noé\n'));
    expect(found).toMatchObject({
      state: 'READY',
      reading: { headerLine: 0, examples: ['Diop, Ly', 'Awa, Noé'], missing: ['lastName', 'firstName'] },
    });
    const said = await scene.choose(found, { mapping: { lastName: 0, firstName: 1 } });
    expect(said).toMatchObject({ goodRows: 2, badRows: 0, reading: { headerLine: 0 } });
    await scene.apply(said);
    expect(
      await sql(`SELECT first_name FROM beneficiary WHERE structure_id = $1 ORDER BY 1`, [scene.structureId]),
    ).toEqual([{ first_name: 'Awa' }, { first_name: 'Noé' }]);
  });

  test('when its first row was taken for headers, then a person says that it is somebody, and nobody is lost', async () => {
    const scene = await given();
    const found = await scene.send(utf8('Nom;Awa\nLy;Noé\n'));
    expect(found.reading).toMatchObject({ headerLine: 1, missing: ['firstName'] });
    const unheaded = await scene.choose(found, { headerLine: 0 });
    expect(unheaded.reading).toMatchObject({ headerLine: 0, examples: ['Nom, Ly', 'Awa, Noé'] });
    expect(await scene.choose(unheaded, { mapping: { lastName: 0, firstName: 1 } })).toMatchObject({ goodRows: 2 });
  });

  test('when it is a pasted column of full names, then everybody is read, and each guess is told', async () => {
    const scene = await given();
    const found = await scene.send(utf8('Awa Diop\nNoé LY\n'));
    expect(found).toMatchObject({
      goodRows: 2,
      warnedRows: 1,
      report: { problems: [{ code: 'imports/split-name', count: 1 }] },
    });
  });
});

describe('Given a list whose headers say nothing', () => {
  const list = 'Colonne A;Colonne B\nDiop;Awa\nLy;Noé\n';
  const asSaid = { mapping: { lastName: 0, firstName: 1 } };

  async function unread(scene: Awaited<ReturnType<typeof given>>) {
    // One header is known, so that the file is read as far as asking.
    const found = await scene.send(utf8(list.replace('Colonne A', 'Nom')));
    expect(found.reading?.missing).toEqual(['firstName']);
    return found;
  }

  test('when columns were said and the import applied, then the next file with these headers is read the same way, and says so', async () => {
    const scene = await given();
    await scene.apply(await scene.choose(await unread(scene), asSaid));
    const next = await scene.send(utf8('Inscrits\nRemarque;Colonne B;Nom\nx;Zoé;Sy\n'));
    expect(next).toMatchObject({
      goodRows: 1,
      badRows: 0,
      reading: { headerLine: 2, columns: 'BEFORE', missing: [], mapping: { lastName: 2, firstName: 1 } },
    });
    const other = await scene.choose(next, { mapping: { lastName: 1, firstName: 2 } });
    expect(other.reading).toMatchObject({ columns: 'PERSON', mapping: { lastName: 1, firstName: 2 } });
  });

  test('when they were said and not applied, or applied for another structure, then they are asked again', async () => {
    const scene = await given();
    await scene.choose(await unread(scene), asSaid);
    await unread(scene);
    const other = await given();
    await other.apply(await other.choose(await unread(other), asSaid));
    await unread(scene);
  });

  test('when the programme was purged of what was read, then nothing is remembered', async () => {
    const scene = await given();
    await scene.apply(await scene.choose(await unread(scene), asSaid));
    await sql(`UPDATE import SET reading = NULL, file_name = '' WHERE programme_id = $1`, [scene.programmeId]);
    await unread(scene);
  });
});

describe('Given a text that can be read in several ways', () => {
  const euro = 'Nom;Prénom;Remarque\nDiop;Awa;5 \u00a4\n';

  test('when another encoding is asked for, then it is read again by it, and its columns are kept when they are said too', async () => {
    const { send, choose, firstCells } = await given();
    const found = await send(latin(euro));
    expect(found.reading?.info).toMatchObject({ encoding: 'windows-1252' });
    const again = await choose(found, { encoding: 'iso-8859-15' });
    expect(again.reading).toMatchObject({ info: { encoding: 'iso-8859-15' }, columns: 'FOUND' });
    expect(await firstCells(found.id)).toEqual([['Diop', 'Awa', '5 €']]);
    const both = await choose(again, { mapping: { lastName: 1, firstName: 0 } });
    expect(both.reading).toMatchObject({ info: { encoding: 'iso-8859-15' }, columns: 'PERSON' });
  });

  test('when another delimiter is asked for, then the columns are found anew', async () => {
    const { send, choose } = await given();
    const found = await send(utf8('Nom|Prénom;Âge\nDiop|Awa;12\nLy|Noé;13\n'));
    const again = await choose(found, { delimiter: '|' });
    expect(again).toMatchObject({
      goodRows: 2,
      reading: { info: { delimiter: '|' }, mapping: { lastName: 0, firstName: 1 } },
    });
  });

  test('when it cannot be read as asked, then it is read as before, and why is told', async () => {
    const { send, choose, firstCells } = await given();
    const found = await send(utf8('Nom;Prénom\nDiop;Awa\n'));
    const again = await choose(found, { encoding: 'utf-16le' });
    expect(again).toMatchObject({
      state: 'READY',
      goodRows: 1,
      reading: { info: { encoding: 'utf-8' }, askedRefused: { code: 'imports/no-header' } },
    });
    expect(await firstCells(found.id)).toEqual([['Diop', 'Awa']]);
    const well = await choose(again, { delimiter: ';' });
    expect(well.reading?.askedRefused).toBeUndefined();
  });

  test('when what is asked is not of such a file, then it is refused and nothing changes', async () => {
    const { leader, send, read } = await given();
    const found = await send(utf8('Nom;Prénom\nDiop;Awa\n'));
    const asked = { importId: found.id, version: found.version };
    await expect(chooseColumns(leader, { ...asked, sheet: 'Feuil1' })).rejects.toMatchObject({
      code: 'imports/bad-reading',
    });
    expect(await read(found.id)).toEqual(found);
  });
});

test('Given a workbook of two sheets and a hidden one, when the other is asked for, then it is read; the hidden one cannot be', async () => {
  const { leader, send, choose } = await given();
  const book = new exceljs.Workbook();
  for (const [name, state, person] of [
    ['Juin', 'visible', 'Awa'],
    ['Juillet', 'visible', 'Noé'],
    ['Notes', 'hidden', 'Zoé'],
  ] as const)
    book.addWorksheet(name, { state }).addRows([
      ['Nom', 'Prénom'],
      ['Diop', person],
    ]);
  const found = await send(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  expect(found.reading?.info).toMatchObject({ sheet: 'Juin', sheets: ['Juin', 'Juillet'], hiddenSheets: 1 });
  const july = await choose(found, { sheet: 'Juillet' });
  expect(july.reading?.info).toMatchObject({ sheet: 'Juillet' });
  await expect(
    chooseColumns(leader, { importId: july.id, version: july.version, sheet: 'Notes' }),
  ).rejects.toMatchObject({ code: 'imports/bad-reading' });
});

test('Given a workbook whose first sheet is a cover page, when it is read, then the sheet with a header is', async () => {
  const { send } = await given();
  const book = new exceljs.Workbook();
  book.addWorksheet('Accueil').addRows([['Bonjour'], ['Voici nos inscrits']]);
  book.addWorksheet('Inscrits').addRows([
    ['Nom', 'Prénom'],
    ['Diop', 'Awa'],
  ]);
  const found = await send(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  expect(found).toMatchObject({ state: 'READY', goodRows: 1, reading: { info: { sheet: 'Inscrits' } } });
});

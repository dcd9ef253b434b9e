import exceljs from 'exceljs';
import { createTranslator } from 'next-intl';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Translate, wordsOf } from '@/app/api/exports/corrected/words';
import imports from '@/i18n/messages/fr/imports.json';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { applyImport, runImport } from '../apply-import';
import { cancelImport } from '../cancel-import';
import { checkImport } from '../check-import';
import { chooseColumns } from '../choose-columns';
import { readImport } from '../import.queries';
import { uploadImport } from '../upload-import';
import type { CorrectedRows } from './corrected.schema';
import { rowsToSendBack, takeBackFile, takeBackPage } from './take-back-file';
import { correctedBytes } from './write-corrected';

const { sql } = testDatabase();
const words = wordsOf(createTranslator({ locale: 'fr', messages: { imports } }) as unknown as Translate);
let programmeId: string;
let structureId: string;
let leader: UserActor;
let agent: UserActor;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  structureId = await buildStructure(sql);
  leader = await buildActor(sql, 'LEADER', programmeId, structureId);
  agent = await buildActor(sql, 'AGENT', programmeId);
});

async function sent(content: string | Uint8Array<ArrayBuffer>, actor = leader) {
  const bytes = typeof content === 'string' ? new Uint8Array(new TextEncoder().encode(content)) : content;
  const { importId } = await uploadImport(actor, {
    kind: 'BENEFICIARIES',
    structureId,
    fileName: 'Liste été.csv',
    content: bytes,
  });
  await checkImport(importId);
  return readImport(actor, { importId });
}

async function takenBack(
  importId: string,
  rows: CorrectedRows = 'all',
  actor = leader,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await takeBackFile(actor, { importId, rows });
  const parts: Uint8Array[] = [];
  for await (const part of correctedBytes(file, rows, rowsToSendBack(actor, { importId, rows }), words))
    parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function opened(bytes: Uint8Array): Promise<{ book: exceljs.Workbook; sheet: exceljs.Worksheet }> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('the workbook has no sheet');
  return { book, sheet };
}

/** Sends the file again after some cells were corrected in it: `B3` → text. */
async function corrected(bytes: Uint8Array, cells: Readonly<Record<string, string>>) {
  const { book, sheet } = await opened(bytes);
  for (const [address, text] of Object.entries(cells)) sheet.getCell(address).value = text;
  return sent(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
}
const colour = (cell: exceljs.Cell) => (cell.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined);

describe('Given a list with faults, taken back as a workbook', () => {
  const list =
    'Prénom;Nom;Fauteuil;E-mail;Remarque\nAwa;Diop;peut-être;awa@exemple.test;=1+1\nLina;;non;pas une adresse;+33 6\nNoé;Ly;;;\n';

  test('when it is opened, then it is the sender’s columns in order, faults coloured and told, nothing active', async () => {
    const found = await sent(list);
    expect(found).toMatchObject({ goodRows: 1, badRows: 2 });
    const { sheet } = await opened(await takenBack(found.id));
    expect(sheet.getRow(1).values).toEqual([
      undefined,
      'Prénom',
      'Nom',
      'Fauteuil',
      'E-mail',
      'Remarque',
      'À corriger',
    ]);
    expect(sheet.getRow(2).values).toMatchObject([
      undefined,
      'Awa',
      'Diop',
      'peut-être',
      'awa@exemple.test',
      '=1+1',
      expect.any(String),
    ]);
    expect(sheet.getCell('E2').type).toBe(exceljs.ValueType.String);
    expect(sheet.getCell('E3').value).toBe('+33 6');
    expect(['C2', 'B3', 'D3', 'A2', 'A4'].map((address) => colour(sheet.getCell(address)))).toEqual([
      'FFF5B5AE',
      'FFF5B5AE',
      'FFFBE0A6',
      undefined,
      undefined,
    ]);
    expect(sheet.getCell('F2').value).toBe('Fauteuil : Écrivez « oui » ou « non ».');
    expect(sheet.getCell('F3').value).toBe(
      'Nom : Cette case est obligatoire. Complétez-la. À relire : E-mail : Cette adresse e-mail ne peut pas recevoir de courrier. La ligne est reprise sans elle.',
    );
    expect(sheet.getCell('F4').value).toBe(null);
    expect(JSON.stringify(sheet.getCell('C2').note)).toContain('Écrivez « oui » ou « non ».');
  });

  test('when it is corrected and sent again, then every row is good and our column is kept aside', async () => {
    const again = await corrected(await takenBack((await sent(list)).id), {
      C2: 'oui',
      B3: 'Sy',
      D3: 'lina@exemple.test',
    });
    expect(again).toMatchObject({ goodRows: 3, badRows: 0, warnedRows: 0 });
    expect(again.reading?.mapping).toEqual((await sent(list)).reading?.mapping);
    expect(again.report?.problems).toEqual([]);
  });

  test('when it is corrected badly and taken back once more, then there is one column of reasons', async () => {
    const again = await corrected(await takenBack((await sent(list)).id), { C2: 'oui' });
    const { sheet } = await opened(await takenBack(again.id));
    expect(sheet.getRow(1).values).toEqual([
      undefined,
      'Prénom',
      'Nom',
      'Fauteuil',
      'E-mail',
      'Remarque',
      'À corriger',
    ]);
    expect(sheet.getCell('F2').value).toBe(null);
    expect(sheet.getCell('F3').value).toMatch(/^Nom : /);
  });

  test('when the refused rows alone are taken, then they stand together and say which line they were', async () => {
    const found = await sent(list);
    const { sheet } = await opened(await takenBack(found.id, 'bad'));
    expect(sheet.rowCount).toBe(3);
    expect(sheet.getCell('F3').value).toMatch(/^Ligne 3 du fichier envoyé\. Nom : /);
    expect(await corrected(await takenBack(found.id, 'bad'), { C2: 'oui', B3: 'Sy', D3: '' })).toMatchObject({
      goodRows: 2,
      badRows: 0,
    });
  });

  test('when it was applied, then the refused rows can still be taken, the others no more', async () => {
    const found = await sent(list);
    await applyImport(leader, { importId: found.id, version: found.version });
    await runImport(found.id);
    expect((await opened(await takenBack(found.id, 'bad'))).sheet.rowCount).toBe(3);
    await expect(takenBack(found.id, 'all')).rejects.toMatchObject({ code: 'imports/not-ready' });
  });
});

describe('Given lists of every shape, each with a name missing on its second row', () => {
  const wide = (from: number) => Array.from({ length: 48 }, (_, i) => `Colonne ${from + i}`).join(';');
  test.each([
    [
      'titles above the header',
      'Centre social\n\nInscriptions 2024;;\nNom;Prénom;Né le\nDiop;Awa;12/03/2011\n;Lina;\n',
      'A6',
    ],
    ['the same header twice', 'Nom;Prénom;Prénom;Nom\nDiop;Awa;x;y\n;Lina;x;y\n', 'A3'],
    ['columns without a header', ';Nom;;Prénom;\nx;Diop;y;Awa;z\nx;;y;Lina;z\n', 'B3'],
    [
      'fifty columns, all that are allowed',
      `Nom;Prénom;${wide(3)}\nDiop;Awa${';z'.repeat(48)}\n;Lina${';z'.repeat(48)}\n`,
      'A3',
    ],
    ['a total and a note below', 'Nom;Prénom;Remarque\nDiop;Awa;x\n;Lina;x\n\nTotal;;2\n', 'A3'],
  ])('when one has %s, then corrected it comes back good', async (_what, list, cell) => {
    const found = await sent(list);
    expect(found).toMatchObject({ goodRows: 1, badRows: 1 });
    const again = await corrected(await takenBack(found.id), { [cell]: 'Sy' });
    expect(again).toMatchObject({ state: 'READY', goodRows: 2, badRows: 0 });
    expect(again.reading).toMatchObject({ headerLine: found.reading?.headerLine, mapping: found.reading?.mapping });
  });
});

test('Given columns that only a person could tell, when the file is left and comes back corrected, then they are known', async () => {
  const found = await sent('Nom;Colonne B;Colonne C\nDiop;Awa;x\nLy;;x\n');
  await chooseColumns(leader, { importId: found.id, version: found.version, mapping: { lastName: 0, firstName: 1 } });
  await checkImport(found.id);
  const bytes = await takenBack(found.id);
  await cancelImport(leader, { importId: found.id });
  const again = await corrected(bytes, { B3: 'Noé' });
  expect(again).toMatchObject({ goodRows: 2, badRows: 0, reading: { columns: 'FOUND' } });
});

test('Given 20,000 rows, when they are taken back, then memory stays flat and each comes back', async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `Nom ${'abcdefghij'[i % 10]}${i};Prénom;${i % 3 === 0 ? 'peut-être' : 'non'}`,
  );
  const found = await sent(`Nom;Prénom;Fauteuil\n${rows.join('\n')}\n`);
  const file = await takeBackFile(leader, { importId: found.id, rows: 'all' });
  const parts: Uint8Array[] = [];
  let most = 0;
  const before = process.memoryUsage().heapUsed;
  for await (const part of correctedBytes(
    file,
    'all',
    rowsToSendBack(leader, { importId: found.id, rows: 'all' }),
    words,
  )) {
    parts.push(part);
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(most).toBeLessThan(150 * 1024 * 1024);
  const again = await sent(new Uint8Array(Buffer.concat(parts)));
  expect(again).toMatchObject({ totalRows: 20_000, badRows: found.badRows });
}, 120_000);

describe('Given who may take a file back (rule 12)', () => {
  const stale = (actor: UserActor): UserActor => ({ ...actor, provedAt: new Date(Date.now() - 16 * 60_000) });
  const list = 'Nom;Prénom\nDiop;Awa\n;Lina\n';
  const lines = (importId: string) =>
    sql(
      `SELECT outcome, code, reason, facts FROM audit WHERE action = 'imports/take-back' AND subject_id = $1 ORDER BY id`,
      [importId],
    );

  test('when the leader takes its own list, then no fresh proof is asked; the trail says how many rows', async () => {
    const found = await sent(list);
    await takeBackFile(stale(leader), { importId: found.id, rows: 'bad' });
    expect(await lines(found.id)).toEqual([
      { outcome: 'DONE', code: null, reason: null, facts: { only: 'bad', rows: 1 } },
    ]);
  });

  test('when staff takes a list it did not send, then a fresh proof is asked; one it sent, not', async () => {
    const found = await sent(list);
    await expect(takeBackFile(stale(agent), { importId: found.id, rows: 'all' })).rejects.toMatchObject({
      code: 'accounts/proof-needed',
    });
    await takeBackFile(agent, { importId: found.id, rows: 'all' });
    expect(await lines(found.id)).toMatchObject([
      { outcome: 'REFUSED', code: 'accounts/proof-needed', reason: 'FILE_CORRECTION' },
      { outcome: 'DONE', reason: 'FILE_CORRECTION', facts: { only: 'all', rows: 2 } },
    ]);
    const own = await sent(list, agent);
    await takeBackFile(stale(agent), { importId: own.id, rows: 'all' });
    expect(await lines(own.id)).toHaveLength(1);
  });

  test('when another structure’s leader asks, then it is as if the import did not exist', async () => {
    const found = await sent(list);
    const other = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    await expect(takeBackFile(other, { importId: found.id, rows: 'all' })).rejects.toMatchObject({
      code: 'imports/not-found',
    });
    const elsewhere = await buildActor(sql, 'AGENT', await buildProgramme(sql));
    await expect(takeBackPage(elsewhere, { importId: found.id, rows: 'all', after: 0 })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

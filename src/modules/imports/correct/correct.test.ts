import { describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { checkImport } from '../check-import';
import { chooseColumns } from '../choose-columns';
import { readImport } from '../import.queries';
import { appliedFile, type CheckedFile, checkedFile, type ImportScene, importScene } from '../import-scene';
import { listImportRows } from '../rows.queries';
import { acceptProposals } from './accept-proposals';
import { correctRow, restoreRow } from './correct-row';

const { sql } = testDatabase();

const given = () => importScene(sql);
const sent = ({ leader }: ImportScene, text: string) => checkedFile(leader, 'BENEFICIARIES', text);
const seen = ({ id, version }: CheckedFile) => ({ importId: id, version });
const again = (actor: UserActor, { id }: CheckedFile) => readImport(actor, { importId: id });
const rowsOf = async (actor: UserActor, { id }: CheckedFile) => (await listImportRows(actor, { importId: id })).rows;

const list = async ({ structureId }: ImportScene) =>
  (
    await sql<{ who: string }>(
      `SELECT concat_ws(' ', last_name, first_name, age_band::text, reference, email) AS who FROM beneficiary WHERE structure_id = $1 ORDER BY who`,
      [structureId],
    )
  ).map(({ who }) => who);

describe('Given a file with faults, corrected on the screen', () => {
  const FILE = 'Nom;Prénom;E-mail\nMartin;Léa;lea@exemple\n;Tom;\nDurand;Zoé;zoe@gmial.com\nDurand;Zoé;zoe@gmial.com\n';

  test('when a cell is written anew, then the whole file is checked again and its version moves', async () => {
    const world = await given();
    const found = await sent(world, FILE);
    expect(found).toMatchObject({ totalRows: 4, goodRows: 2, badRows: 2, can: { correct: true } });
    await correctRow(world.leader, { ...seen(found), line: 3, cells: [{ column: 0, value: 'Durand' }] });
    const next = await again(world.leader, found);
    expect(next).toMatchObject({ goodRows: 3, badRows: 1, touchedRows: 1, report: { effect: { created: 3 } } });
    expect(next.version).toBeGreaterThan(found.version);
    expect((await rowsOf(world.leader, found))[1]).toMatchObject({
      line: 3,
      ok: true,
      cells: ['Durand', 'Tom', ''],
      sent: ['', 'Tom', ''],
      problems: [],
    });
    await expect(
      correctRow(world.leader, { ...seen(found), line: 3, cells: [{ column: 0, value: 'Dupont' }] }),
    ).rejects.toMatchObject({ code: 'imports/changed-since' });
  });

  test('when the first of two equal rows becomes another, then the second is no longer its double', async () => {
    const world = await given();
    const found = await sent(world, FILE);
    expect((await rowsOf(world.leader, found))[3]).toMatchObject({ ok: false });
    await correctRow(world.leader, { ...seen(found), line: 4, cells: [{ column: 1, value: 'Inès' }] });
    expect((await rowsOf(world.leader, found))[3]).toMatchObject({ line: 5, ok: true });
  });

  test('when a row is left aside, then it counts for no row to correct, comes in nowhere, and may be taken back', async () => {
    const world = await given();
    const found = await sent(world, FILE);
    await correctRow(world.leader, { ...seen(found), line: 3, decision: 'SKIP' });
    const next = await again(world.leader, found);
    expect(next).toMatchObject({ goodRows: 2, badRows: 1, report: { aside: 1 } });
    await restoreRow(world.leader, { ...seen(next), line: 3 });
    const back = await again(world.leader, found);
    expect(back).toMatchObject({ goodRows: 2, badRows: 2, touchedRows: 0, report: { aside: 0 } });
    expect((await rowsOf(world.leader, found))[1]).toMatchObject({
      sent: null,
      decision: null,
      cells: ['', 'Tom', ''],
    });
  });

  test('when the proposals for one fault are accepted, then each row that had one has it', async () => {
    const world = await given();
    const found = await sent(
      world,
      'Nom;Prénom;E-mail\nMartin;Léa;lea@exemple.com\nDurand;Zoé;zoe @exemple.com\nLy;Noé;noe@@exemple\n',
    );
    const faulty = (await rowsOf(world.leader, found)).flatMap(({ problems }) => problems);
    const [proposed] = faulty.filter(({ proposal }) => proposal !== undefined);
    expect(proposed).toBeDefined();
    const { corrected } = await acceptProposals(world.leader, { ...seen(found), code: proposed?.code ?? '' });
    expect(corrected).toBe(
      faulty.filter(({ code, proposal }) => code === proposed?.code && proposal !== undefined).length,
    );
    const row = (await rowsOf(world.leader, found)).find(({ line }) => line === proposed?.line);
    expect(row).toMatchObject({ ok: true, cells: ['Durand', 'Zoé', proposed?.proposal] });
  });

  test('when it is applied, then what was corrected is what came in', async () => {
    const world = await given();
    const found = await sent(world, FILE);
    await correctRow(world.leader, { ...seen(found), line: 3, cells: [{ column: 0, value: 'Durand' }] });
    await correctRow(world.leader, {
      ...seen(await again(world.leader, found)),
      line: 2,
      cells: [{ column: 2, value: 'lea@exemple.fr' }],
    });
    expect(await appliedFile(world.leader, found)).toMatchObject({
      state: 'APPLIED',
      report: { applied: { created: 3 } },
    });
    expect(await list(world)).toEqual(['Durand Tom', 'Durand Zoé zoe@gmial.com', 'Martin Léa lea@exemple.fr']);
  });

  test('when its columns are chosen anew, then corrections hold for the rows that read as they did', async () => {
    const world = await given();
    const found = await sent(world, FILE);
    await correctRow(world.leader, { ...seen(found), line: 3, cells: [{ column: 0, value: 'Durand' }] });
    const fixed = await again(world.leader, found);
    await chooseColumns(world.leader, { ...seen(fixed), mapping: { lastName: 0, firstName: 1, email: null } });
    await checkImport(found.id);
    expect(await again(world.leader, found)).toMatchObject({ goodRows: 3, badRows: 1, touchedRows: 1 });
    await chooseColumns(world.leader, { ...seen(await again(world.leader, found)), delimiter: ',' });
    await checkImport(found.id);
    expect(await again(world.leader, found)).toMatchObject({ goodRows: 0, can: { apply: false, correct: false } });
    expect(await sql('SELECT 1 FROM import_row WHERE import_id = $1 AND ok', [found.id])).toEqual([]);
    await chooseColumns(world.leader, { ...seen(await again(world.leader, found)), delimiter: ';' });
    await checkImport(found.id);
    expect(await again(world.leader, found)).toMatchObject({ goodRows: 3, touchedRows: 1 });
  });

  test("when another structure's leader tries, then it answers as if there were no such import", async () => {
    const world = await given();
    const found = await sent(world, FILE);
    const { leader: other } = await given();
    for (const act of [
      () => correctRow(other, { ...seen(found), line: 3, decision: 'SKIP' }),
      () => restoreRow(other, { ...seen(found), line: 3 }),
      () => acceptProposals(other, { ...seen(found), code: 'imports/bad-email' }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'imports/not-found' });
  });

  test('when a row that is not there is corrected, or one that asked nothing is decided, then it is refused', async () => {
    const world = await given();
    const found = await sent(world, FILE);
    await expect(correctRow(world.leader, { ...seen(found), line: 99, decision: 'SKIP' })).rejects.toMatchObject({
      code: 'imports/no-such-row',
    });
    await expect(correctRow(world.leader, { ...seen(found), line: 3, decision: 'SAME' })).rejects.toMatchObject({
      code: 'imports/nobody-asked',
    });
  });
});

describe('Given somebody who may be somebody else', () => {
  test('when a row looks like one above, then said the same it stays out, said another it comes in', async () => {
    const world = await given();
    const found = await sent(world, 'Nom;Prénom\nMartin;Léa\nMartin;Léah\nMartin;Leah\n');
    const [, second] = await rowsOf(world.leader, found);
    expect(second).toMatchObject({ beside: { own: { firstName: 'Léah' }, other: { firstName: 'Léa' }, line: 2 } });
    await correctRow(world.leader, { ...seen(found), line: 3, decision: 'SAME' });
    const told = await again(world.leader, found);
    expect(told).toMatchObject({ report: { aside: 1 } });
    // Said again, from a second window.
    await correctRow(world.leader, { ...seen(told), line: 3, decision: 'SAME' });
    expect(await again(world.leader, found)).toMatchObject({ report: { aside: 1 } });
    await appliedFile(world.leader, found);
    expect(await list(world)).toEqual(['Martin Leah', 'Martin Léa']);
  });

  test('when a row looks like somebody listed, then said the same it changes that person, field by field', async () => {
    const world = await given();
    await appliedFile(world.leader, await sent(world, 'Nom;Prénom;Référence\nMarttin;Léa;A-1\n'));
    const found = await sent(world, 'Nom;Prénom;E-mail\nMartin;Léa;lea@exemple.fr\n');
    const [row] = await rowsOf(world.leader, found);
    expect(row).toMatchObject({
      beside: { own: { lastName: 'Martin' }, other: { lastName: 'Marttin', reference: 'A-1' }, line: null },
    });
    expect(found.report?.effect).toMatchObject({ created: 1, changed: 0 });
    await correctRow(world.leader, { ...seen(found), line: 2, decision: 'SAME' });
    expect((await again(world.leader, found)).report?.effect).toMatchObject({ created: 0, changed: 1 });
    await appliedFile(world.leader, found);
    expect(await list(world)).toEqual(['Martin Léa A-1 lea@exemple.fr']);
    expect(await sql('SELECT sort_key FROM beneficiary WHERE structure_id = $1', [world.structureId])).toEqual([
      { sort_key: 'MARTIN LEA' },
    ]);
  });

  test('when two rows are said to be one person of the list, then the second is refused', async () => {
    const world = await given();
    await appliedFile(world.leader, await sent(world, 'Nom;Prénom\nMarttin;Léa\n'));
    const found = await sent(world, 'Nom;Prénom;Référence\nMartin;Léa;A-1\nMarttiin;Léa;A-2\n');
    await correctRow(world.leader, { ...seen(found), line: 2, decision: 'SAME' });
    await correctRow(world.leader, { ...seen(await again(world.leader, found)), line: 3, decision: 'SAME' });
    expect((await rowsOf(world.leader, found))[1]).toMatchObject({
      ok: false,
      problems: [{ code: 'imports/duplicate-person', facts: { firstLine: 2 } }],
    });
  });
});

describe('Given children of one name, whom a list without references cannot tell apart (rule 1)', () => {
  test('when both come with a reference and one is listed without, then neither is lost', async () => {
    const world = await given();
    await appliedFile(world.leader, await sent(world, 'Nom;Prénom\nMartin;Léa\n'));
    const found = await sent(world, 'Nom;Prénom;Référence\nMartin;Léa;A-1\nMartin;Léa;A-2\n');
    await appliedFile(world.leader, found);
    expect(await list(world)).toEqual(['Martin Léa', 'Martin Léa A-1', 'Martin Léa A-2']);
  });

  test('when they differ by a birth that the list does not keep, then each is one, and twice is once', async () => {
    const world = await given();
    const one = 'Nom;Prénom;Date de naissance\nMartin;Léa;12/03/2011\n';
    const two = `${one}Martin;Léa;01/07/2011\n`;
    await appliedFile(world.leader, await sent(world, one));
    const found = await sent(world, two);
    expect(found.report?.effect).toMatchObject({ created: 1, unchanged: 1 });
    await appliedFile(world.leader, found);
    expect(await list(world)).toHaveLength(2);
    const same = await sent(world, two);
    expect(same.report?.effect).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  });
});

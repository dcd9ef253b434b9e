import { beforeEach, describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildAllocation, buildBeneficiary, buildSession, buildTickets, inHours } from '@/test/factories';
import { correctRow } from './correct/correct-row';
import { readImport } from './import.queries';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';
import { listImportRows } from './rows.queries';

const { sql } = testDatabase();
let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

const told = async (actor: UserActor, { id }: { id: string }) =>
  (await listImportRows(actor, { importId: id })).rows.flatMap(({ line, problems }) =>
    problems.map(({ code, severity, column }) => `${line} ${column} ${code.replace('imports/', '')} ${severity}`),
  );

/** Ten seats of a session: REF-1…; the structure has the first two. */
async function stock(code: string, more: object = {}) {
  const { programmeId, structureId } = world;
  const sessionId = await buildSession(sql, { programme_id: programmeId, code, starts_at: inHours(200), ...more });
  const ids = await buildTickets(sql, { programmeId, sessionId, count: 8, block: 'D1', row: '1' });
  const wheelchairs = await buildTickets(sql, {
    programmeId,
    sessionId,
    count: 2,
    kind: 'WHEELCHAIR',
    block: 'W',
    row: '1',
  });
  await sql(`UPDATE ticket SET reference = $2 || block || '-' || seat WHERE session_id = $1`, [sessionId, code]);
  const ticketIds = [ids[0] ?? '', wheelchairs[0] ?? ''];
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
  return { sessionId, ticketIds };
}

describe('Given a stock of which seats are given, and a session that is cancelled', () => {
  const header = 'Session;Catégorie;Bloc;Rang;Place;Type;Référence\n';
  test('when a file moves them, adds to it or swaps seats, then each row is told at the check and the others apply', async () => {
    const { agent } = world;
    await stock('ZZA01');
    const gone = await stock('ZZB01');
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [gone.sessionId]);
    const found = await checkedFile(
      agent,
      'TICKETS',
      `${header}${[
        'ZZA01;B;D1;1;1;standard;ZZA01D1-1',
        'ZZA01;B;D1;1;21;standard;ZZA01D1-1x',
        'ZZA01;A;W;1;1;fauteuil;ZZA01W-1',
        'ZZA01;B;D1;1;3;standard;ZZA01D1-2',
        'ZZA01;B;D1;1;2;standard;ZZA01D1-3',
        'ZZB01;B;D1;1;4;standard;ZZB01D1-4',
        'ZZB01;A;D1;1;5;standard;ZZB01D1-5',
        'ZZB01;B;D1;1;99;standard;ZZB01D1-99',
        'ZZA01;A;D1;1;6;standard;ZZA01D1-6',
      ].join('\n')}\n`,
    );
    expect(await told(agent, found)).toEqual([
      '4 Référence ticket-given error',
      '5 Place seat-of-another error',
      '6 Place seat-of-another error',
      '8 Session stock-of-cancelled error',
      '9 Session stock-of-cancelled error',
    ]);
    expect(found).toMatchObject({
      goodRows: 4,
      badRows: 5,
      report: { effect: { created: 1, changed: 1, unchanged: 2 } },
    });
    expect(found.report?.problems).toEqual([
      { code: 'imports/seat-of-another', severity: 'error', count: 2 },
      { code: 'imports/stock-of-cancelled', severity: 'error', count: 2 },
      { code: 'imports/ticket-given', severity: 'error', count: 1 },
    ]);
    expect(await appliedFile(agent, found)).toMatchObject({
      state: 'APPLIED',
      report: { applied: { created: 1, changed: 1 } },
    });
  });

  test('when a seat is given after the check, then nothing is applied, and its row says why', async () => {
    const { agent, programmeId, structureId } = world;
    const { sessionId } = await stock('ZZC01');
    const found = await checkedFile(agent, 'TICKETS', `${header}ZZC01;A;D1;1;5;standard;ZZC01D1-5\n`);
    const [seat] = await sql<{ id: string }>(`SELECT id FROM ticket WHERE reference = 'ZZC01D1-5'`);
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds: [seat?.id ?? ''] });
    expect(await appliedFile(agent, found)).toMatchObject({
      state: 'READY',
      failure: { code: 'imports/base-moved' },
      goodRows: 0,
    });
    expect(await told(agent, found)).toEqual(['2 Référence ticket-given error']);
  });
});

describe('Given people who are named on tickets (rules 1, 3 and 6)', () => {
  test('when a new list writes them otherwise, then the name of the ticket stays; a wheelchair seat stays theirs', async () => {
    const { leader, programmeId, structureId } = world;
    const { ticketIds } = await stock('ZZD01');
    const person = (last_name: string, first_name: string, wheelchair: boolean) =>
      buildBeneficiary(sql, {
        programme_id: programmeId,
        structure_id: structureId,
        last_name,
        first_name,
        wheelchair,
        sort_key: `${last_name} ${first_name}`.toUpperCase(),
      });
    const people = [
      await person('Diop', 'Awa', false),
      await person('Ly', 'Noe', true),
      await person('Sow', 'Lina', true),
    ];
    for (const [index, id] of ticketIds.entries())
      await sql(`UPDATE ticket SET beneficiary_id = $1, named_at = now() WHERE id = $2`, [people[index], id]);
    const list = 'Nom;Prénom;Fauteuil;E-mail\nDIOP;Awa;;awa@exemple.test\nLy;Noe;non;\nSOW;Lina;non;\nBa;Issa;;\n';
    const found = await checkedFile(leader, 'BENEFICIARIES', list, structureId);
    expect(await told(leader, found)).toEqual(['2 Nom name-on-ticket warning', '3 Fauteuil has-wheelchair-seat error']);
    expect(found).toMatchObject({ goodRows: 3, badRows: 1, warnedRows: 1 });
    expect(await appliedFile(leader, found)).toMatchObject({ state: 'APPLIED' });
    expect(
      await sql(`SELECT last_name, wheelchair, email FROM beneficiary WHERE structure_id = $1 ORDER BY sort_key`, [
        structureId,
      ]),
    ).toEqual([
      { last_name: 'Ba', wheelchair: false, email: null },
      { last_name: 'Diop', wheelchair: false, email: 'awa@exemple.test' },
      { last_name: 'Ly', wheelchair: true, email: null },
      { last_name: 'SOW', wheelchair: false, email: null },
    ]);
  });

  test('when a list says nothing of wheelchairs, then they stay as they are known', async () => {
    const { leader, structureId } = world;
    await appliedFile(
      leader,
      await checkedFile(leader, 'BENEFICIARIES', 'Nom;Prénom;Fauteuil\nDiop;Awa;oui\n', structureId),
    );
    const again = await checkedFile(leader, 'BENEFICIARIES', 'Nom;Prénom\nDiop;Awa\n', structureId);
    expect(again.report?.effect).toEqual({ created: 0, changed: 0, unchanged: 1 });
  });
});

describe('Given wishes and group leaders', () => {
  test('when the structure of the file is closed, then every row says so at the check', async () => {
    const { agent, structureId } = world;
    await stock('ZZE01');
    await sql(`UPDATE structure SET disabled_at = now() WHERE id = $1`, [structureId]);
    const wishes = await checkedFile(agent, 'DEMANDS', 'Session;Formule\nZZE01;Duo\nZZE01;Solo\n', structureId);
    expect(wishes).toMatchObject({ goodRows: 0, badRows: 2, can: { apply: false } });
    const leaders = await checkedFile(
      agent,
      'GROUP_LEADERS',
      'Nom;Prénom;E-mail\nLy;Noé;noe@exemple.test\n',
      structureId,
    );
    expect(leaders.report?.problems).toEqual([{ code: 'imports/structure-closed', severity: 'error', count: 1 }]);
  });

  test('when more is asked for than is left, more wheelchairs than places, or at the hour of a session it has, then it is told', async () => {
    const { leader, structureId } = world;
    await stock('ZZF01');
    await stock('ZZF02');
    const file =
      'Session;Formule;Quantité;Places PMR\nZZF01;Solo;9;\nZZF01;Duo;6;\nZZF01;Famille;1;3\nZZF01;Groupe 3;1;2\n';
    const found = await checkedFile(leader, 'DEMANDS', file, structureId);
    expect((await told(leader, found)).filter((line) => !line.includes('overlapping'))).toEqual([
      '2 Quantité over-free warning',
      '3 Quantité over-stock warning',
      '4 Places PMR over-wheelchairs warning',
    ]);
    expect(found.report?.problems).toContainEqual({ code: 'imports/overlapping-held', severity: 'warning', count: 4 });
    expect(await appliedFile(leader, found)).toMatchObject({ state: 'APPLIED', report: { applied: { created: 4 } } });
  });
});

describe('Given rows corrected on the screen, when the whole file is checked again', () => {
  test('then what the base does not allow is told again, once, and what was corrected is good', async () => {
    const { agent } = world;
    await stock('ZZG01');
    const header = 'Session;Catégorie;Bloc;Rang;Place;Type;Référence\n';
    const found = await checkedFile(
      agent,
      'TICKETS',
      `${header}ZZG01;B;D1;1;3;standard;Z-1\nZZG01;B;D1;1;4;standard;Z-2\n;B;D1;1;77;standard;Z-3\n`,
    );
    expect(found).toMatchObject({ goodRows: 0, badRows: 3 });
    await correctRow(agent, {
      importId: found.id,
      version: found.version,
      line: 2,
      cells: [{ column: 4, value: '33' }],
    });
    expect(await told(agent, found)).toEqual(['3 Place seat-of-another error', '4 Session missing-value error']);
    expect(await readImport(agent, { importId: found.id })).toMatchObject({
      goodRows: 1,
      badRows: 2,
      report: { effect: { created: 1 } },
    });
  });

  test('when a row is said to be somebody named on a ticket under another name, then it is refused (rule 3)', async () => {
    const { leader, programmeId, structureId } = world;
    const { ticketIds } = await stock('ZZH01');
    const named = await buildBeneficiary(sql, {
      programme_id: programmeId,
      structure_id: structureId,
      last_name: 'Marttin',
      first_name: 'Léa',
      sort_key: 'MARTTIN LEA',
    });
    await sql(`UPDATE ticket SET beneficiary_id = $1, named_at = now() WHERE id = $2`, [named, ticketIds[0]]);
    const found = await checkedFile(leader, 'BENEFICIARIES', 'Nom;Prénom\nMartin;Léa\nBa;Issa\n', structureId);
    await correctRow(leader, { importId: found.id, version: found.version, line: 2, decision: 'SAME' });
    expect(await told(leader, found)).toEqual(['2 Nom other-name-on-ticket error']);
    const next = await readImport(leader, { importId: found.id });
    expect(next).toMatchObject({ goodRows: 1, badRows: 1 });
    await appliedFile(leader, next);
    expect(await sql(`SELECT last_name FROM beneficiary WHERE id = $1`, [named])).toEqual([{ last_name: 'Marttin' }]);
  });
});

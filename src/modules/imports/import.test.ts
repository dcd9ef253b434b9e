import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure } from '@/test/factories';
import { applyImport, runImport } from './apply-import';
import { cancelImport } from './cancel-import';
import { checkImport } from './check-import';
import { chooseColumns } from './choose-columns';
import { readImport } from './import.queries';
import type { ImportKind } from './import.rules';
import { listImportRows } from './rows.queries';
import { uploadImport } from './upload-import';

const { sql } = testDatabase();
const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));

async function given() {
  const programmeId = await buildProgramme(sql);
  const structureId = await buildStructure(sql);
  return {
    programmeId,
    structureId,
    agent: await buildActor(sql, 'AGENT', programmeId),
    leader: await buildActor(sql, 'LEADER', programmeId, structureId),
  };
}

/** Uploads and checks, as the worker would; answers the import as its author reads it. */
async function checked(
  actor: UserActor,
  kind: ImportKind,
  text: string | Uint8Array<ArrayBuffer>,
  structureId: string | null = null,
) {
  const content = typeof text === 'string' ? bytes(text) : text;
  const { importId } = await uploadImport(actor, { kind, structureId, fileName: 'liste.csv', content });
  await checkImport(importId);
  return readImport(actor, { importId });
}
async function applied(actor: UserActor, found: { id: string; version: number }) {
  await applyImport(actor, { importId: found.id, version: found.version });
  await runImport(found.id);
  return readImport(actor, { importId: found.id });
}
const count = async (table: string) => Number((await sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);

describe('Given the real files as they are', () => {
  test('when the calendar of 757 sessions is imported, then all are there, Tahiti in its own zone, cutoff 48 h before (rule 4)', async () => {
    const { agent, programmeId } = await given();
    const found = await checked(agent, 'SESSIONS', new Uint8Array(readFileSync('scripts/data/sessions-paris2024.csv')));
    expect(found).toMatchObject({
      state: 'READY',
      goodRows: 757,
      badRows: 0,
      report: { effect: { created: 757, changed: 0, unchanged: 0 } },
    });
    expect(await applied(agent, found)).toMatchObject({ state: 'APPLIED', report: { applied: { created: 757 } } });
    const surf = await sql(
      `SELECT DISTINCT time_zone, starts_at - cutoff_at = interval '48 hours' AS rule FROM session WHERE programme_id = $1 AND code LIKE 'SRF%'`,
      [programmeId],
    );
    expect(surf).toEqual([{ time_zone: 'Pacific/Tahiti', rule: true }]);
    const ceremonies = await sql(
      `SELECT count(*)::int AS n FROM session WHERE programme_id = $1 AND kind = 'CEREMONY'`,
      [programmeId],
    );
    expect(ceremonies).toEqual([{ n: 2 }]);
  });

  test('when the register of structures is imported twice, then the second time changes nothing', async () => {
    const { agent } = await given();
    const file = new Uint8Array(readFileSync('scripts/data/structures-paris.csv'));
    const first = await applied(agent, await checked(agent, 'STRUCTURES', file));
    expect(first.report?.applied).toEqual({ created: first.goodRows, changed: 0, unchanged: 0 });
    expect(first.goodRows).toBeGreaterThan(4_900);
    const again = await checked(agent, 'STRUCTURES', file);
    expect(again.report?.effect).toEqual({ created: 0, changed: 0, unchanged: first.goodRows });
  });
});

describe('Given the stock as a file', () => {
  const header = 'Session;Catégorie;Bloc;Rang;Place;Type;Référence\n';
  test('when codes are typed as people type them, then each seat finds its session; an unknown one is told with its line', async () => {
    const { agent, programmeId } = await given();
    await buildSession(sql, { programme_id: programmeId, code: 'ZZA01' });
    const found = await checked(
      agent,
      'TICKETS',
      `${header}zza 1;B;D12;31;1;standard;R-1\nZZA-01;B;D12;31;2;PMR;R-2\nZZB09;B;D12;31;3;standard;R-3\n`,
    );
    expect(found).toMatchObject({ goodRows: 2, badRows: 1 });
    const { rows } = await listImportRows(agent, { importId: found.id, only: 'bad' });
    expect(rows).toMatchObject([{ line: 4, problems: [{ code: 'imports/unknown-session', value: 'ZZB09' }] }]);
    await applied(agent, found);
    expect(await sql(`SELECT kind, state FROM ticket WHERE programme_id = $1 ORDER BY seat`, [programmeId])).toEqual([
      { kind: 'STANDARD', state: 'FREE' },
      { kind: 'WHEELCHAIR', state: 'FREE' },
    ]);
  });

  test('when a seat bears another reference, then its row is refused at the check; when since, nothing is applied', async () => {
    const { agent, programmeId } = await given();
    const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ZZC01' });
    await applied(agent, await checked(agent, 'TICKETS', `${header}ZZC01;B;D12;31;1;standard;S-1\n`));
    const clash = `${header}ZZC01;B;D12;31;9;standard;S-9\nZZC01;B;D12;31;1;standard;S-2\n`;
    const found = await checked(agent, 'TICKETS', clash);
    expect(found).toMatchObject({
      goodRows: 1,
      badRows: 1,
      report: { problems: [{ code: 'imports/seat-of-another', severity: 'error', count: 1 }], effect: { created: 1 } },
    });
    const { rows } = await listImportRows(agent, { importId: found.id, only: 'bad' });
    expect(rows).toMatchObject([
      {
        line: 3,
        problems: [{ column: 'Place', value: '1', code: 'imports/seat-of-another', facts: { reference: 'S-1' } }],
      },
    ]);
    await sql(
      `INSERT INTO ticket (programme_id, session_id, category, block, "row", seat, reference) VALUES ($1, $2, 'B', 'D12', '31', '9', 'S-8')`,
      [programmeId, sessionId],
    );
    expect(await applied(agent, found)).toMatchObject({
      state: 'READY',
      failure: { code: 'imports/base-moved' },
      goodRows: 0,
      badRows: 2,
    });
    expect(await sql(`SELECT reference FROM ticket WHERE programme_id = $1 ORDER BY 1`, [programmeId])).toEqual([
      { reference: 'S-1' },
      { reference: 'S-8' },
    ]);
  });
});

describe("Given a structure's list (rule 1)", () => {
  const list = "Nom;Prénom;Fauteuil;Tranche d'âge\nD’Angelo;Zoé;non;12-17\nLe Floc'h;Awa;oui;\n;Sans-nom;;\n";
  test('when its leader imports it, then the people are on it and the bad row is told in full', async () => {
    const { leader, structureId } = await given();
    const found = await checked(leader, 'BENEFICIARIES', list, structureId);
    expect(found).toMatchObject({ goodRows: 2, badRows: 1, structureId });
    await applied(leader, found);
    expect(
      await sql(`SELECT last_name, wheelchair, age_band FROM beneficiary WHERE structure_id = $1 ORDER BY sort_key`, [
        structureId,
      ]),
    ).toEqual([
      { last_name: 'D’Angelo', wheelchair: false, age_band: 'FROM_12_TO_17' },
      { last_name: "Le Floc'h", wheelchair: true, age_band: null },
    ]);
  });

  test('when the same person comes back with more, then she is completed and not doubled', async () => {
    const { leader, structureId } = await given();
    await applied(leader, await checked(leader, 'BENEFICIARIES', 'Nom;Prénom\nDiop;Awa\n', structureId));
    const again = await checked(
      leader,
      'BENEFICIARIES',
      'Nom;Prénom;E-mail\nDiop;Awa;awa@exemple.test\nDiop;Lina;\n',
      structureId,
    );
    expect(again.report?.effect).toEqual({ created: 1, changed: 1, unchanged: 0 });
    await applied(leader, again);
    expect(
      await sql(`SELECT first_name, email FROM beneficiary WHERE structure_id = $1 ORDER BY first_name`, [structureId]),
    ).toEqual([
      { first_name: 'Awa', email: 'awa@exemple.test' },
      { first_name: 'Lina', email: null },
    ]);
  });

  test("when another structure's leader asks for it, then it answers as if it did not exist", async () => {
    const { leader, structureId } = await given();
    const other = (await given()).leader;
    const found = await checked(leader, 'BENEFICIARIES', list, structureId);
    await expect(readImport(other, { importId: found.id })).rejects.toMatchObject({ code: 'imports/not-found' });
    await expect(readImport(other, { importId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'imports/not-found',
    });
    await expect(applyImport(other, { importId: found.id, version: found.version })).rejects.toMatchObject({
      code: 'imports/not-found',
    });
    await expect(
      uploadImport(other, { kind: 'BENEFICIARIES', structureId, fileName: 'x.csv', content: bytes('Nom;Prénom\n') }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('Given an import to decide on', () => {
  test('when the file cannot be read, then it is refused whole with the reason and no row is left', async () => {
    const { agent } = await given();
    const found = await checked(agent, 'STRUCTURES', bytes('\u0000\u0001\u0002 not a table'));
    expect(found.state).toBe('REFUSED');
    expect(found.failure?.code).toMatch(/^imports\//);
    expect(await sql(`SELECT 1 FROM import_row WHERE import_id = $1`, [found.id])).toEqual([]);
  });

  test('when headers say nothing, then a person says where the columns are and the file is checked again', async () => {
    const { leader, structureId } = await given();
    const found = await checked(leader, 'BENEFICIARIES', 'Nom;Colonne B\nDiop;Awa\nLy;Noé\n', structureId);
    expect(found.can.apply).toBe(false);
    await chooseColumns(leader, { importId: found.id, version: found.version, mapping: { lastName: 0, firstName: 1 } });
    await checkImport(found.id);
    const again = await readImport(leader, { importId: found.id });
    expect(again).toMatchObject({ goodRows: 2, badRows: 0, can: { apply: true } });
  });

  test('when it was checked again since it was read, then what was shown is no longer applied', async () => {
    const { leader, structureId } = await given();
    const found = await checked(leader, 'BENEFICIARIES', 'Nom;Prénom\nDiop;Awa\n', structureId);
    await expect(applyImport(leader, { importId: found.id, version: found.version - 1 })).rejects.toMatchObject({
      code: 'imports/changed-since',
    });
  });

  test('when the job runs twice at once, then the rows are applied once', async () => {
    const { leader, structureId } = await given();
    const found = await checked(leader, 'BENEFICIARIES', 'Nom;Prénom\nDiop;Awa\nLy;Noé\n', structureId);
    await applyImport(leader, { importId: found.id, version: found.version });
    await Promise.all([runImport(found.id), runImport(found.id)]);
    expect(await sql(`SELECT count(*)::int AS n FROM beneficiary WHERE structure_id = $1`, [structureId])).toEqual([
      { n: 2 },
    ]);
  });

  test('when it is left, then its rows and its file are gone', async () => {
    const { leader, structureId } = await given();
    const before = await count('stored_chunk');
    const found = await checked(leader, 'BENEFICIARIES', 'Nom;Prénom\nDiop;Awa\n', structureId);
    await cancelImport(leader, { importId: found.id });
    expect(await sql(`SELECT 1 FROM import_row WHERE import_id = $1`, [found.id])).toEqual([]);
    expect(await count('stored_chunk')).toBe(before);
  });

  test('when an outsider sends more than 10 MB, then it is refused before anything is kept', async () => {
    const { leader, structureId } = await given();
    const content = new Uint8Array(10 * 1_048_576 + 1);
    await expect(
      uploadImport(leader, { kind: 'BENEFICIARIES', structureId, fileName: 'x.csv', content }),
    ).rejects.toMatchObject({ code: 'imports/too-large', facts: { maxMb: 10 } });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildActor, buildBeneficiary, buildSession, buildStructure } from '@/test/factories';
import { applyImport, runImport } from './apply-import';
import { compareImport, readDifference } from './difference.queries';
import { readImport } from './import.queries';
import { checkedFile, type ImportScene, importScene } from './import-scene';

const { sql } = testDatabase();

let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
  const { programmeId, structureId } = world;
  const person = (last_name: string, first_name: string) =>
    buildBeneficiary(sql, {
      programme_id: programmeId,
      structure_id: structureId,
      last_name,
      first_name,
      sort_key: `${last_name} ${first_name}`.toUpperCase(),
    });
  await person('Diop', 'Awa');
  await person('Ly', 'Noe');
  await person('Sow', 'Lina');
});

const LIST = 'Nom;Prénom;E-mail;Fauteuil\nDiop;Awa;awa@exemple.test;oui\nLy;Noe;;non\nBa;Issa;;non\n;Sans-nom;;\n';
const list = () => checkedFile(world.leader, 'BENEFICIARIES', LIST, world.structureId);

describe('Given a checked file and what the base already holds', () => {
  test('then new, changed field by field, unchanged and absent are told, and nothing is written', async () => {
    const { leader } = world;
    const before = await sql('SELECT * FROM beneficiary ORDER BY id');
    const found = await list();
    const told = (only: 'created' | 'changed' | 'unchanged' | 'absent') =>
      readDifference(leader, { importId: found.id, only }).then(({ rows }) => rows);
    expect(found).toMatchObject({ badRows: 1, report: { effect: { created: 1, changed: 1, unchanged: 1 } } });
    expect(await told('created')).toMatchObject([{ line: 4, label: null, cells: ['Ba', 'Issa', '', 'non'] }]);
    expect(await told('changed')).toMatchObject([
      {
        line: 2,
        label: 'Diop Awa',
        changes: [
          { field: 'wheelchair', before: false, after: true },
          { field: 'email', before: null, after: 'awa@exemple.test' },
        ],
      },
    ]);
    expect(await told('unchanged')).toMatchObject([{ line: 3, label: 'Ly Noe', changes: [] }]);
    expect(await told('absent')).toMatchObject([{ line: null, label: 'Sow Lina', cells: [] }]);
    expect(await compareImport(leader, { importId: found.id })).toMatchObject({
      ...found.report?.effect,
      absent: 1,
    });
    expect(await sql('SELECT * FROM beneficiary ORDER BY id')).toEqual(before);
  });

  test('when a seat moves to another session, then the sessions are told by their codes', async () => {
    const { agent, programmeId } = world;
    const from = await buildSession(sql, { programme_id: programmeId, code: 'ZZD01' });
    await buildSession(sql, { programme_id: programmeId, code: 'ZZD02' });
    await sql(
      `INSERT INTO ticket (programme_id, session_id, category, block, "row", seat, reference) VALUES ($1, $2, 'B', 'D1', '1', '1', 'D-1')`,
      [programmeId, from],
    );
    const { id: importId } = await checkedFile(
      agent,
      'TICKETS',
      'Session;Catégorie;Bloc;Rang;Place;Type;Référence\nZZD02;B;D1;1;1;standard;D-1\n',
    );
    const { rows } = await readDifference(agent, { importId, only: 'changed' });
    expect(rows).toMatchObject([
      { label: 'D-1', changes: [{ field: 'sessionCode', before: 'ZZD01', after: 'ZZD02' }] },
    ]);
  });

  test("when another structure's leader asks, then it answers as if it did not exist", async () => {
    const { id: importId } = await list();
    const other = await buildActor(sql, 'LEADER', world.programmeId, await buildStructure(sql));
    await expect(readDifference(other, { importId })).rejects.toMatchObject({ code: 'imports/not-found' });
    await expect(compareImport(other, { importId })).rejects.toMatchObject({ code: 'imports/not-found' });
  });
});

describe('Given a difference that was accepted', () => {
  test.each([
    ['a person is edited', `UPDATE beneficiary SET wheelchair = true WHERE first_name = 'Noe'`],
    [
      'a person is added by hand',
      `UPDATE beneficiary SET sort_key = 'BA ISSA', last_name = 'Ba', first_name = 'Issa' WHERE first_name = 'Lina'`,
    ],
    ['a person is taken off the list', `DELETE FROM beneficiary WHERE first_name = 'Awa'`],
  ])(
    'when %s before the worker comes to it, then nothing is applied and the new difference is shown',
    async (_what, edit) => {
      const { leader, structureId } = world;
      const found = await list();
      await applyImport(leader, { importId: found.id, version: found.version });
      await sql(`${edit} AND structure_id = $1`, [structureId]);
      const before = await sql('SELECT * FROM beneficiary ORDER BY id');
      await runImport(found.id);
      expect(await sql('SELECT * FROM beneficiary ORDER BY id')).toEqual(before);
      const again = await readImport(leader, { importId: found.id });
      expect(again).toMatchObject({ state: 'READY', failure: { code: 'imports/base-moved' }, can: { apply: true } });
      expect(again.report?.effect).not.toEqual(found.report?.effect);
      await expect(applyImport(leader, { importId: found.id, version: found.version })).rejects.toMatchObject({
        code: 'imports/changed-since',
      });
      await applyImport(leader, { importId: again.id, version: again.version });
      await runImport(found.id);
      expect(await readImport(leader, { importId: found.id })).toMatchObject({ state: 'APPLIED', failure: null });
    },
  );

  test('when the base moved after the check and before the page was read, then what the page showed is applied', async () => {
    const { leader, structureId } = world;
    const { id: importId, version } = await list();
    await sql(`UPDATE beneficiary SET wheelchair = true WHERE first_name = 'Noe' AND structure_id = $1`, [structureId]);
    const now = await compareImport(leader, { importId });
    expect(now).toMatchObject({ created: 1, changed: 2, unchanged: 0 });
    await applyImport(leader, { importId, version, shown: now?.shown ?? '' });
    await runImport(importId);
    expect(await readImport(leader, { importId })).toMatchObject({
      state: 'APPLIED',
      report: { applied: { created: 1, changed: 2, unchanged: 0 } },
    });
  });

  test('when somebody outside the file is edited, then it is applied as it was shown', async () => {
    const found = await list();
    await applyImport(world.leader, { importId: found.id, version: found.version });
    await sql(`UPDATE beneficiary SET wheelchair = true WHERE first_name = 'Lina' AND structure_id = $1`, [
      world.structureId,
    ]);
    await runImport(found.id);
    expect(await readImport(world.leader, { importId: found.id })).toMatchObject({
      state: 'APPLIED',
      report: { applied: { created: 1, changed: 1, unchanged: 1 } },
    });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildSession, inHours } from '@/test/factories';
import { readDifference } from './difference.queries';
import type { ImportKind } from './import.rules';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';

const { sql } = testDatabase();
let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

/** A whole list is applied, then a poorer one of the same records is checked. */
async function poorer(kind: ImportKind, first: string, second: string, structureId: string | null = null) {
  const { agent } = world;
  expect(await appliedFile(agent, await checkedFile(agent, kind, first, structureId))).toMatchObject({
    state: 'APPLIED',
  });
  const found = await checkedFile(agent, kind, second, structureId);
  const { rows } = await readDifference(agent, { importId: found.id, only: 'changed' });
  return { found, changes: rows.flatMap(({ changes }) => changes) };
}

describe('Given records that the base knows, when a file has no column for a field, or an empty cell', () => {
  test('of structures, then the public stays, also when it is not understood; a new one is of the others', async () => {
    const { found, changes } = await poorer(
      'STRUCTURES',
      'RNA;Nom;Public;Effectif\nW751;Les Amis;Handicap;100\nW752;Les Bois;Jeunesse;10\n',
      'RNA;Nom;Effectif\nW751;Les Amis;100\nW752;Les Bois;10\n',
    );
    expect(found.report?.effect).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(changes).toEqual([]);
    const said = await poorer(
      'STRUCTURES',
      'Nom\nLes Neufs\n',
      'RNA;Nom;Public\nW751;Les Amis;licornes\nW752;Les Bois;\n',
    );
    expect(said.changes).toEqual([]);
    expect(await sql(`SELECT name, public FROM structure WHERE name LIKE 'Les %' ORDER BY name`)).toEqual([
      { name: 'Les Amis', public: 'DISABILITY' },
      { name: 'Les Bois', public: 'YOUTH' },
      { name: 'Les Neufs', public: 'OTHER' },
    ]);
  });

  test('of the stock, then category and kind of seat stay, also of a ticket that is given; a new seat is standard', async () => {
    await buildSession(sql, { programme_id: world.programmeId, code: 'ZZA01' });
    const { found, changes } = await poorer(
      'TICKETS',
      'Référence;Session;Catégorie;Bloc;Rang;Place;Type\nR1;ZZA01;A;1;1;1;PMR\nR2;ZZA01;A;1;1;2;acc\n',
      'Référence;Session;Bloc;Rang;Place;Type\nR1;ZZA01;1;1;1;\nR2;ZZA01;1;1;2;\nR3;ZZA01;1;1;3;\n',
    );
    expect(changes).toEqual([]);
    expect(found.report).toMatchObject({ effect: { created: 1, changed: 0, unchanged: 2 } });
    await appliedFile(world.agent, found);
    expect(await sql(`SELECT reference, kind, category FROM ticket ORDER BY reference`)).toEqual([
      { reference: 'R1', kind: 'WHEELCHAIR', category: 'A' },
      { reference: 'R2', kind: 'COMPANION', category: 'A' },
      { reference: 'R3', kind: 'STANDARD', category: '' },
    ]);
  });

  test('of wishes, then the wheelchair places stay, unless they are more than the people asked for now', async () => {
    const { structureId, programmeId } = world;
    for (const [code, hours] of [
      ['ZZA01', 200],
      ['ZZB01', 300],
    ] as const)
      await buildSession(sql, { programme_id: programmeId, code, starts_at: inHours(hours) });
    const { found, changes } = await poorer(
      'DEMANDS',
      'Session;Formule;Quantité;Fauteuils\nZZA01;Duo;2;2\nZZB01;Duo;2;4\n',
      'Session;Formule;Quantité\nZZA01;Duo;2\nZZB01;Duo;1\n',
      structureId,
    );
    expect(changes).toEqual([]);
    expect(found).toMatchObject({ goodRows: 1, badRows: 1, report: { effect: { created: 0, unchanged: 1 } } });
    expect(found.report?.problems).toMatchObject([{ code: 'imports/too-many-wheelchairs', severity: 'error' }]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { readDifference } from './difference.queries';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';
import { listImportRows } from './rows.queries';
import { undoImport } from './undo/undo-import';

const { sql } = testDatabase();
let world: ImportScene;
let only = 0;
beforeEach(async () => {
  world = await importScene(sql);
  only += 1;
});

/** Structures are of no programme: each test has its own postal codes and numbers. */
const own = (text: string) => text.replaceAll('#', String(only));
const send = (text: string) => checkedFile(world.agent, 'STRUCTURES', own(text), null);
const applied = async (text: string) => appliedFile(world.agent, await send(text));
const told = async (importId: string) =>
  (await listImportRows(world.agent, { importId })).rows.flatMap(({ line, problems }) =>
    problems.map(({ code, severity, column }) => `${line} ${column} ${code.replace('imports/', '')} ${severity}`),
  );

describe('Given structures that the base has', () => {
  test('when their numbers come with other spaces and capitals, then they are the same, and the number stays as it is', async () => {
    await applied('SIRET;Nom\n#2345678900012;Les Amis #\nW75 123 456#;Club A#\n');
    const found = await send('SIRET;Nom\n#23 456 789 00012;Les Amis #\nw75123456#;Club A#\n');
    expect(found.report).toMatchObject({ effect: { created: 0, changed: 0, unchanged: 2 }, problems: [] });
    const twice = await send('SIRET;Nom\nW8800000#;Neuf #\nw88 00000#;Neuf #\n');
    expect(await told(twice.id)).toEqual(['3 SIRET duplicate-structure error']);
  });

  test('when a list brings the number later, then it is given to the structure of that name and postal code; undone, it goes', async () => {
    await applied('Nom;Adhérents;Code postal\nLes Amis;100;7501#\n');
    const found = await send('RNA;Nom;Adhérents;Code postal\nW75111111#;Les Amis;100;7501#\n');
    expect(found.report).toMatchObject({ effect: { created: 0, changed: 1 }, problems: [] });
    const { rows } = await readDifference(world.agent, { importId: found.id, only: 'changed' });
    expect(rows).toMatchObject([{ changes: [{ field: 'externalId', before: null, after: own('W75111111#') }] }]);
    await appliedFile(world.agent, found);
    const without = await send('Nom;Adhérents;Code postal\nLes Amis;100;7501#\n');
    expect(without.report?.effect).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    const seen = { reversed: 1, kept: 0, impossible: 0 };
    await undoImport(world.agent, { importId: found.id, reason: 'WRONG_FILE', seen });
    expect(await sql(`SELECT external_id FROM structure WHERE postal_code = $1`, [own('7501#')])).toEqual([
      { external_id: null },
    ]);
  });

  test('when two rows bring two numbers for the one of that name, then the second is refused: nobody is lost in silence', async () => {
    await applied('Nom;Code postal\nLes Amis;7501#\n');
    const found = await send('RNA;Nom;Code postal\nW75111111#;Les Amis;7501#\nW75222222#;Les Amis;7501#\n');
    expect(found).toMatchObject({ goodRows: 1, badRows: 1 });
    expect(await told(found.id)).toEqual(['3 RNA duplicate-structure error']);
  });

  test('when one of two rows with one number is the one of that name, then the other is refused; dashes are no number', async () => {
    await applied('Nom;Code postal\nLes Amis;7501#\n');
    const found = await send(
      'RNA;Nom;Code postal\nW75111111#;Les Amis;7501#\nw75 111111#;Autre nom;7502#\n-;Sans un #;7502#\n-;Sans deux #;7502#\n',
    );
    expect(await told(found.id)).toEqual(['3 RNA duplicate-structure error']);
    expect(await appliedFile(world.agent, found)).toMatchObject({ state: 'APPLIED' });
  });

  test('when new ones look like them, or like one above, then each is told before there are two', async () => {
    await applied('Nom;Adhérents;Code postal\nLes Amis du Stade #;100;7501#\n');
    const found = await send(
      'Nom;Adhérents;Code postal\nLes Amis du Stade #;120;\nAssociation les amis du stade #;120;7501#\nTennis du Canal #;;7502#\nTennis du Canall #;;7502#\nÉchecs #;;7502#\n',
    );
    expect(await told(found.id)).toEqual([
      '2 Nom near-structure warning',
      '3 Nom near-structure warning',
      '5 Nom near-structure-above warning',
    ]);
    expect(found).toMatchObject({ goodRows: 5, report: { effect: { created: 5 } } });
  });

  test('when the contact is a person without an address, then it is left out and told so', async () => {
    const found = await send('Structure;Contact\nA asso #;Marie Dupont\nB asso #;accueil@exemple.test\n');
    expect(await told(found.id)).toEqual(['2 Contact contact-left-out warning']);
  });
});

import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { appliedFile, checkedFile, importScene } from './import-scene';
import { listImportRows } from './rows.queries';

const { sql } = testDatabase();

test("Given a structure's group leader, when a file brings the same name with a new address, then it is told, not created in silence", async () => {
  const { leader, structureId } = await importScene(sql);
  const send = (text: string) => checkedFile(leader, 'GROUP_LEADERS', `Nom;Prénom;Mail\n${text}\n`, structureId);
  await appliedFile(leader, await send('Dupont;Marie;marie.dupont@a.test'));
  const found = await send('Dupont;Marie;m.dupont@a.test\nDUPOND;Marie;marie.dupond@a.test\nLy;Noé;noe@a.test');
  const { rows } = await listImportRows(leader, { importId: found.id });
  expect(rows.map(({ line, problems }) => [line, problems.map(({ code, facts }) => [code, facts])])).toEqual([
    [2, [['imports/near-leader', { email: 'marie.dupont@a.test' }]]],
    [3, [['imports/near-leader', { email: 'marie.dupont@a.test' }]]],
    [4, []],
  ]);
  expect(found).toMatchObject({ goodRows: 3 });
});

import { expect, test } from 'vitest';
import { inBulk } from '@/platform/bulk';
import { testDatabase } from '@/test/database';
import { personSortKey, sortKey } from '../structures/structure.rules';
import { checkedFile, importScene } from './import-scene';
import { type Batch, newBatch, stageRows } from './stage-rows';

const { sql } = testDatabase();
const WORKER = { kind: 'system', name: 'imports', programmeId: null } as const;
const NOBODYS = '00000000-0000-4000-8000-000000000000';
const held = (id: string) =>
  sql<{ line: number; cells: string[]; values: unknown; problems: unknown; ok: boolean; done: number }>(
    `SELECT line, cells, "values", problems, ok, done_rows AS done FROM import_row r JOIN import i ON i.id = r.import_id WHERE i.id = $1 ORDER BY line`,
    [id],
  );
const add = (id: string, line: number) =>
  sql(`INSERT INTO import_row (import_id, line, cells, ok) VALUES ($1, $2, '[]', false)`, [id, line]);

async function checked() {
  const { agent, structureId } = await importScene(sql);
  return (await checkedFile(agent, 'BENEFICIARIES', 'Nom;Prénom\nDiop;Awa\n', structureId)).id;
}

test('Given an import, when rows are written without it, given to another, or it goes, then the base keeps them together (migration 780)', async () => {
  const [one, another] = [await checked(), await checked()];
  await expect(add(NOBODYS, 3)).rejects.toMatchObject({ code: '23503' });
  await expect(sql('UPDATE import_row SET import_id = $1 WHERE import_id = $2', [one, another])).rejects.toMatchObject({
    code: '23503',
  });
  await sql('DELETE FROM import WHERE id = $1', [one]);
  const left = await sql<{ id: string }>(`SELECT DISTINCT import_id AS id FROM import_row WHERE import_id = ANY($1)`, [
    [one, another],
  ]);
  expect(left).toEqual([{ id: another }]);
});

test('Given texts of every kind, when they are staged, then each row is as it was checked, also a refused one alone', async () => {
  const id = await checked();
  const odd = ['a\nb', 'c\r\nd', '"', '\\', '\t', '\u001e', '{}', '', 'é\u0301', '\u2028'];
  const problem = {
    line: 8,
    column: null,
    field: 'x',
    value: 'a\nb',
    code: 'imports/x',
    severity: 'error',
    facts: {},
  } as const;
  const batch = newBatch();
  batch.add({ line: 7, cells: odd, values: { name: odd.join(''), none: null, yes: true, n: 2 }, problems: [] });
  batch.add({ line: 8, cells: [], values: null, problems: [problem] });
  const alone = newBatch();
  alone.add({ line: 9, cells: odd, values: null, problems: [] });
  const stage = (into: string, rows: Batch, done: number) =>
    inBulk(WORKER, 'imports/stage', (run) => stageRows(run, into, rows, done), { timeoutMs: 60_000 });
  // Checked already, or left by somebody meanwhile: nothing more is staged.
  expect(await stage(id, batch, 5)).toBe(0);
  await sql(`UPDATE import SET state = 'CHECKING' WHERE id = $1`, [id]);
  await stage(id, batch, 5);
  await stage(id, alone, 6);
  await stage(id, newBatch(), 7);
  await stage(NOBODYS, alone, 1);
  expect((await held(id)).filter(({ line }) => line > 2)).toEqual([
    {
      line: 7,
      cells: odd,
      // What the row does not say is not kept.
      values: { name: odd.join(''), yes: true, n: 2 },
      problems: null,
      ok: true,
      done: 7,
    },
    { line: 8, cells: [], values: null, problems: [problem], ok: false, done: 7 },
    { line: 9, cells: odd, values: null, problems: null, ok: false, done: 7 },
  ]);
});

test('Given names of every kind, then the key of a person is that of both names written one after the other', () => {
  for (const last of ['', ' ', '-', 'Straße', 'DE LA CŒUR', "d'Ângelo", '\u0301a', 'Ng', '李', 'Ωmegaς'])
    for (const first of ['', '-', 'Élan', 'Marie-Ève', '\u0301', 'ß', '明'])
      expect(personSortKey(last, first)).toBe(sortKey(`${last} ${first}`));
});

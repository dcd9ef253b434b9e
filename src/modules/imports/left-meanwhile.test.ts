import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { cancelImport } from './cancel-import';
import { checkImport } from './check-import';
import { importScene } from './import-scene';
import { uploadImport } from './upload-import';

const { sql } = testDatabase();

const left = (importId: string) =>
  sql<{ state: string; rows: number; files: number; fileId: string | null }>(
    `SELECT state, file_id AS "fileId", (SELECT count(*)::int FROM import_row WHERE import_id = i.id) AS rows,
      (SELECT count(*)::int FROM stored_file) AS files FROM import i WHERE id = $1`,
    [importId],
  );
const upload = async (content: string) => {
  const { agent, structureId } = await importScene(sql);
  const bytes = new TextEncoder().encode(content);
  const { importId } = await uploadImport(agent, {
    kind: 'BENEFICIARIES',
    structureId,
    fileName: 'liste.csv',
    content: bytes,
  });
  return { agent, importId };
};

test('Given a list being checked, when somebody leaves it, then no row of it and no file is left, and the check ends in peace', async () => {
  const people = Array.from({ length: 20_000 }, (_, i) => `Nom${i};Prénom${i}`);
  const { agent, importId } = await upload(`Nom;Prénom\n${people.join('\n')}\n`);
  const checking = checkImport(importId);
  await expect
    .poll(async () => (await left(importId))[0]?.rows ?? 0, { timeout: 60_000, interval: 5 })
    .toBeGreaterThan(0);
  await cancelImport(agent, { importId });
  await checking;
  expect(await left(importId)).toEqual([{ state: 'CANCELLED', rows: 0, files: 0, fileId: null }]);
});

test('Given a file that cannot be read, when it is refused, then it leaves no row and no file', async () => {
  const { importId } = await upload('\u0000\u0001\u0002');
  await checkImport(importId);
  expect(await left(importId)).toEqual([{ state: 'REFUSED', rows: 0, files: 0, fileId: null }]);
});

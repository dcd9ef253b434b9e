import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { checkImport } from './check-import';
import { chooseColumns } from './choose-columns';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';

const { sql } = testDatabase();
let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

/** A list whose columns a person has to say, which is then applied. */
async function said(file: string) {
  const { leader, structureId } = world;
  const found = await checkedFile(leader, 'BENEFICIARIES', file, structureId);
  expect(found.reading?.missing).toEqual(['lastName', 'firstName']);
  const mapping = { lastName: 0, firstName: 1 };
  await chooseColumns(leader, { importId: found.id, version: found.version, mapping });
  await checkImport(found.id);
  await appliedFile(leader, found);
  return found;
}
const next = (file: string) => checkedFile(world.leader, 'BENEFICIARIES', file, world.structureId);

describe('Given a list whose columns a person said, applied', () => {
  test('when the next one has the headers that a program made, then they are recalled and its first line is nobody', async () => {
    await said('Colonne A;Colonne B\nAbadi;Aya\n');
    const found = await next('Colonne A;Colonne B\nZola;Emile\nLy;Vu\n');
    expect(found).toMatchObject({ goodRows: 2, reading: { columns: 'BEFORE', headerLine: 1, missing: [] } });
  });

  test('when neither has headers, then the columns are where they were', async () => {
    const before = await said('Abadi;Aya\nDupont;Lou\n');
    expect(before.reading?.headerLine).toBe(0);
    const found = await next('Zola;Emile\nLy;Vu\n');
    expect(found).toMatchObject({ goodRows: 2, reading: { columns: 'BEFORE', headerLine: 0, missing: [] } });
  });

  test('when twenty other lists came since, then they are recalled all the same', async () => {
    const { id } = await said('Colonne A;Colonne B\nAbadi;Aya\n');
    await sql(
      `INSERT INTO import (programme_id, kind, structure_id, state, file_name, file_sha256, reading, created_at)
      SELECT programme_id, kind, structure_id, 'CANCELLED', file_name, file_sha256, reading, now() + n * interval '1 second'
      FROM import, generate_series(1, 20) AS n WHERE id = $1`,
      [id],
    );
    const found = await next('Colonne A;Colonne B\nZola;Emile\n');
    expect(found.reading?.columns).toBe('BEFORE');
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { compareImport } from './difference.queries';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';
import { undoPreview } from './undo/undo.queries';
import { undoImport } from './undo/undo-import';

const { sql } = testDatabase();
let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

const HEADER = 'Code;Sport;Site;Ville;Arrondissement;Début;Fin';
const row = (city: string, district: string) =>
  `ZZD01;Judo;Arena;${city};${district};12/08/2031 10:00;12/08/2031 12:00`;
const checked = (city: string, district: string) =>
  checkedFile(world.agent, 'SESSIONS', `${HEADER}\n${row(city, district)}\n`);

async function imported(city: string, district: string) {
  const { id, state, report } = await appliedFile(world.agent, await checked(city, district));
  expect(state).toBe('APPLIED');
  return { id, report };
}
async function undone(importId: string) {
  const { counts } = await undoPreview(world.agent, { importId });
  await undoImport(world.agent, { importId, reason: 'WRONG_FILE', seen: counts });
}
const kept = async () =>
  (await sql(`SELECT city, district FROM session WHERE code = 'ZZD01' AND programme_id = $1`, [world.programmeId]))[0];

/** City and district, as the file writes them. */
type Said = readonly [city: string, district: string];

describe('Given a calendar with a column for the district of the venue', () => {
  test.each([
    ['Paris', '13', 13],
    ['Paris', '13e', 13],
    ['Paris', '75013', 13],
    ['Paris 18e', '', 18],
    ['Paris 18e', '12', 12],
    ['Paris', '', null],
    ['Saint-Denis', '', null],
    ['Paris', '21', null],
  ])(
    'when a new session is in « %s » and its district says « %s », then it is %s',
    async (city, district, expected) => {
      await imported(city, district);
      expect(await kept()).toEqual({ city, district: expected });
    },
  );

  test.each<[Said, Said, number | null]>([
    [['Paris', ''], ['Paris', '13'], 13],
    [['Paris', '13'], ['Paris 18e', ''], 13],
    [['Paris 12e', ''], ['Paris 18e', ''], 18],
    [['Paris 12e', ''], ['Saint-Denis', ''], null],
    [['Paris 12e', ''], ['Paris', '12'], 12],
    [['Paris 12e', ''], ['Paris 18e', '12'], 12],
    [['Paris 12e', ''], ['Paris 12e', '7'], 7],
    [['Paris 12e', '7'], ['', '8'], 8],
  ])(
    'when %j is followed by %j, then it is %s; the same file again changes nothing, and undone it is as before',
    async (first, then, expected) => {
      await imported(...first);
      const before = await kept();
      const second = await imported(...then);
      expect(await kept()).toMatchObject({ district: expected });
      const same = await checked(...then);
      expect(await compareImport(world.agent, { importId: same.id })).toMatchObject({ changed: 0, unchanged: 1 });
      await undone(second.id);
      expect(await kept()).toEqual(before);
    },
  );

  test('when a district was said and the next file is silent, then nothing is different', async () => {
    await imported('Paris', '13');
    const silent = await checked('Paris', '');
    expect(await compareImport(world.agent, { importId: silent.id })).toMatchObject({ changed: 0, unchanged: 1 });
  });
});

import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { appliedFile, checkedFile, importScene } from './import-scene';
import { listImportRows } from './rows.queries';

const { sql } = testDatabase();

const surf = (start: string, end: string) => `Code;Sport;Lieu;Début;Fin\nSRF01;Surf;Teahupo'o;${start};${end}\n`;

test('Given a session at Tahiti, when the calendar comes again without offsets, then nothing moves', async () => {
  const { programmeId, agent } = await importScene(sql);
  const first = surf('2031-07-27T07:00-10:00', '2031-07-27T15:00-10:00');
  await appliedFile(agent, await checkedFile(agent, 'SESSIONS', first));
  const where = () =>
    sql(`SELECT time_zone, starts_at, ends_at FROM session WHERE programme_id = $1 AND code = 'SRF01'`, [programmeId]);
  const before = await where();
  expect(before).toMatchObject([{ time_zone: 'Pacific/Tahiti', starts_at: new Date('2031-07-27T17:00Z') }]);
  const again = await checkedFile(agent, 'SESSIONS', surf('27/07/2031 07:00', '27/07/2031 15:00'));
  expect(again.report?.effect).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
  await appliedFile(agent, again);
  expect(await where()).toEqual(before);
});

test('Given a calendar with days and hours apart, when it is checked and applied, then its sessions are there', async () => {
  const { programmeId, agent } = await importScene(sql);
  const file = [
    'Code;Sport;Site;Date;Heure de début;Heure de fin',
    'ZZA01;Judo;Arena;12/08/2031;9h30;12h',
    'ZZA02;Judo;Arena;12/08/2031;20h30;00h15',
    'ZZA03;Judo;Arena;;9h30;12h',
  ].join('\n');
  const found = await checkedFile(agent, 'SESSIONS', `${file}\n`);
  expect(found).toMatchObject({ goodRows: 2, badRows: 1 });
  const { rows } = await listImportRows(agent, { importId: found.id, only: 'bad' });
  expect(rows.flatMap(({ line, problems }) => problems.map(({ code }) => `${line} ${code}`))).toEqual([
    '4 imports/no-date',
  ]);
  await appliedFile(agent, found);
  expect(
    await sql(
      `SELECT code, starts_at, ends_at FROM session WHERE programme_id = $1 AND code LIKE 'ZZA%' ORDER BY code`,
      [programmeId],
    ),
  ).toEqual([
    { code: 'ZZA01', starts_at: new Date('2031-08-12T07:30Z'), ends_at: new Date('2031-08-12T10:00Z') },
    { code: 'ZZA02', starts_at: new Date('2031-08-12T18:30Z'), ends_at: new Date('2031-08-12T22:15Z') },
  ]);
});

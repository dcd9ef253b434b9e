import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildSession } from '@/test/factories';
import { applyImport, runImport } from './apply-import';
import { cancelImport } from './cancel-import';
import { readImport } from './import.queries';
import { checkedFile, type ImportScene, importScene } from './import-scene';

const { sql } = testDatabase();
let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

/** Until the worker waits for a lock that the test holds. */
async function untilItWaits(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const waiting = await sql('SELECT 1 FROM pg_locks WHERE NOT granted');
    if (waiting.length > 0) return;
    await setTimeout(50);
  }
  throw new Error('the worker does not wait');
}

const left = (importId: string) =>
  sql(
    `SELECT (SELECT count(*)::int FROM import_row WHERE import_id = $1) AS rows, (SELECT count(*)::int FROM import_change WHERE import_id = $1) AS changes,
      (SELECT count(*)::int FROM import i JOIN stored_file f ON f.id = i.file_id WHERE i.id = $1) AS files`,
    [importId],
  );
const NOTHING = [{ rows: 0, changes: 0, files: 0 }];

describe('Given an import that is being applied', () => {
  test('when it is given up between two steps, then nothing of it is left', async () => {
    const { agent, programmeId } = world;
    const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ZZA01' });
    const blank = ';;;;;;\n'.repeat(12_000);
    const found = await checkedFile(
      agent,
      'TICKETS',
      `Session;Catégorie;Bloc;Rang;Place;Type;Référence\nZZA01;B;D1;1;1;standard;X-1\n${blank}ZZA01;B;D1;1;2;standard;X-2\n`,
      null,
    );
    expect(found).toMatchObject({ goodRows: 2 });
    await applyImport(agent, { importId: found.id, version: found.version });
    // The seat of the last row is somebody's who has not committed: the worker has written the first step, and waits.
    await sql('BEGIN');
    await sql(
      `INSERT INTO ticket (programme_id, session_id, category, block, "row", seat, reference) VALUES ($1, $2, 'B', 'D1', '1', '2', 'X-2')`,
      [programmeId, sessionId],
    );
    const applying = runImport(found.id);
    await untilItWaits();
    expect(await readImport(agent, { importId: found.id })).toMatchObject({ state: 'APPLYING', can: { cancel: true } });
    await cancelImport(agent, { importId: found.id });
    expect(await readImport(agent, { importId: found.id })).toMatchObject({ state: 'CANCELLED' });
    await sql('ROLLBACK');
    await applying;
    expect(await readImport(agent, { importId: found.id })).toMatchObject({
      state: 'CANCELLED',
      can: { cancel: false },
    });
    expect(await sql('SELECT 1 FROM ticket WHERE session_id = $1', [sessionId])).toEqual([]);
    expect(await left(found.id)).toEqual(NOTHING);
  });

  test('when a leader gives it up before the worker comes to it, then the worker leaves it', async () => {
    const { leader, structureId } = world;
    const found = await checkedFile(leader, 'BENEFICIARIES', 'Nom;Prénom\nDiop;Awa\n', structureId);
    await applyImport(leader, { importId: found.id, version: found.version });
    await cancelImport(leader, { importId: found.id });
    await runImport(found.id);
    expect(await readImport(leader, { importId: found.id })).toMatchObject({ state: 'CANCELLED' });
    expect(await sql('SELECT 1 FROM beneficiary WHERE structure_id = $1', [structureId])).toEqual([]);
    expect(await left(found.id)).toEqual(NOTHING);
  });

  test('when it is given up at the moment it ends, then it is applied whole, or nothing is left', async () => {
    const { leader, structureId } = world;
    for (let round = 0; round < 12; round++) {
      const list = `Nom;Prénom\n${['Diop', 'Ly', 'Sow'].map((name) => `${name}${'abcdefghijkl'[round]};Awa`).join('\n')}\n`;
      const found = await checkedFile(leader, 'BENEFICIARIES', list, structureId);
      await applyImport(leader, { importId: found.id, version: found.version });
      const late = setTimeout(round * 8).then(() => cancelImport(leader, { importId: found.id }));
      const [, cancelled] = await Promise.allSettled([runImport(found.id), late]);
      const { state } = await readImport(leader, { importId: found.id });
      const people = await sql('SELECT 1 FROM beneficiary WHERE import_id = $1', [found.id]);
      expect([state, people.length, cancelled?.status]).toEqual(
        state === 'APPLIED' ? ['APPLIED', 3, 'rejected'] : ['CANCELLED', 0, 'fulfilled'],
      );
      if (state === 'CANCELLED') expect(await left(found.id)).toEqual(NOTHING);
      if (state === 'APPLIED' && cancelled?.status === 'rejected')
        expect(cancelled.reason).toMatchObject({ code: 'imports/not-ready', facts: { state: 'APPLIED' } });
    }
  });
});

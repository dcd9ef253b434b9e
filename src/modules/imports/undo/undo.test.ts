import { beforeEach, describe, expect, test } from 'vitest';
import { addQuota } from '@/modules/allocation/draw-rules/save-quota';
import { tagStructure } from '@/modules/allocation/draw-rules/tag-structure';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildAllocation, buildSession, buildStructure, buildTickets } from '@/test/factories';
import { readImport } from '../import.queries';
import type { ImportKind } from '../import.rules';
import { appliedFile, checkedFile, type ImportScene, importScene } from '../import-scene';
import { listKept } from './kept.queries';
import { undoPreview } from './undo.queries';
import { undoImport } from './undo-import';

const { sql } = testDatabase();

let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

/** Uploaded, checked and applied, as the worker does. */
async function imported(actor: UserActor, kind: ImportKind, text: string) {
  const { id, state } = await appliedFile(actor, await checkedFile(actor, kind, text));
  expect(state).toBe('APPLIED');
  return id;
}

async function undone(actor: UserActor, importId: string) {
  const { counts } = await undoPreview(actor, { importId });
  await undoImport(actor, { importId, reason: 'WRONG_FILE', seen: counts });
  return readImport(actor, { importId });
}

/** Every row of a table, column by column; how often a record was written, and by whom, is not what it says. */
const rowsOf = async (table: string) =>
  (await sql<{ row: unknown }>(`SELECT to_jsonb(t) - 'version' - 'edits' AS row FROM ${table} t ORDER BY id`)).map(
    ({ row }) => row,
  );
const people = (text: string) => imported(world.leader, 'BENEFICIARIES', `Nom;Prénom;E-mail\n${text}`);
const person = async (firstName: string) =>
  (
    await sql<{ id: string }>(`SELECT id FROM beneficiary WHERE first_name = $1 AND structure_id = $2`, [
      firstName,
      world.structureId,
    ])
  )[0]?.id;

/** A file that comes before, the one that is undone, and the table it writes. */
const KINDS: readonly [ImportKind, table: string, before: string, file: string, counts: object][] = [
  [
    'SESSIONS',
    'session',
    'Code;Sport;Site;Début;Fin\nZZS01;Judo;Arena;12/08/2024 10:00;12/08/2024 12:00\nZZS02;Judo;Arena;13/08/2024 10:00;13/08/2024 12:00\n',
    'Code;Sport;Site;Début;Fin\nZZS01;Judo;Grand Palais;14/08/2024 11:00;14/08/2024 13:00\nZZS02;Judo;Arena;13/08/2024 10:00;13/08/2024 12:00\nZZS03;Boxe;Arena;15/08/2024 10:00;15/08/2024 12:00\n',
    { deleted: 1, restored: 1 },
  ],
  [
    'STRUCTURES',
    'structure',
    'Numéro;Nom;Public;Ville\nW751000001;Club Étoile;Sport;Paris\n',
    'Numéro;Nom;Public;Ville\nW751000001;Club de l’Étoile;Jeunesse;\nW751000002;Maison verte;Social;Paris\n',
    { deleted: 1, restored: 1 },
  ],
  [
    'TICKETS',
    'ticket',
    'Session;Catégorie;Bloc;Rang;Place;Type;Référence\nZZU01;B;D12;31;1;standard;U-1\nZZU01;B;D12;31;2;standard;U-2\n',
    'Session;Catégorie;Bloc;Rang;Place;Type;Référence\nZZU01;A;D12;31;9;PMR;U-1\nZZU01;B;D12;31;2;standard;U-2\nZZU01;B;D12;31;3;standard;U-3\n',
    { deleted: 1, restored: 1 },
  ],
];

describe('Given an import that made records and changed others', () => {
  test.each(KINDS)(
    'of %s, when it is undone, then the base is as before, row by row',
    async (kind, table, before, file, counts) => {
      const { agent, programmeId } = world;
      await buildSession(sql, { programme_id: programmeId, code: 'ZZU01' });
      await imported(agent, kind, before);
      const [was, stock] = [await rowsOf(table), await sql('SELECT * FROM session_count ORDER BY session_id, kind')];
      const importId = await imported(agent, kind, file);
      expect(await rowsOf(table)).not.toEqual(was);
      expect(await undoPreview(agent, { importId })).toMatchObject({
        ...counts,
        counts: { reversed: 2, kept: 0, impossible: 0 },
        reasons: [],
      });
      const found = await undone(agent, importId);
      expect(found).toMatchObject({ state: 'REVERTED', report: { undone: { ...counts, kept: 0, impossible: 0 } } });
      expect(await rowsOf(table)).toEqual(was);
      const after = await sql(`SELECT * FROM session_count WHERE stock > 0 ORDER BY session_id, kind`);
      expect(after).toEqual(stock.filter((row) => Number(row.stock) > 0));
      expect(await sql('SELECT 1 FROM import_change WHERE import_id = $1', [importId])).toEqual([]);
    },
  );

  test('of a list of people, when its leader undoes it, then the list is as before, and the trail says who and why', async () => {
    await people('Diop;Awa;\nLy;Noé;noe@exemple.test\n');
    const was = await rowsOf('beneficiary');
    const importId = await people('Diop;Awa;awa@exemple.test\nSow;Lina;\n');
    const found = await undone(world.leader, importId);
    expect(found.report?.undone).toEqual({ deleted: 1, restored: 1, kept: 0, impossible: 0 });
    expect(await rowsOf('beneficiary')).toEqual(was);
    expect(
      await sql(
        `SELECT actor, reason, outcome, facts->>'restored' AS restored FROM audit WHERE action = 'imports/undo' AND subject_id = $1`,
        [importId],
      ),
    ).toEqual([{ actor: `user:${world.leader.userId}`, reason: 'WRONG_FILE', outcome: 'DONE', restored: '1' }]);
  });

  test('when two imports of the same person are undone, the last first, then nothing is left of either', async () => {
    const was = await rowsOf('beneficiary');
    const first = await people('Diop;Awa;\n');
    const second = await people('Diop;Awa;awa@exemple.test\n');
    await undone(world.leader, second);
    expect((await undone(world.leader, first)).report?.undone).toMatchObject({ deleted: 1, kept: 0 });
    expect(await rowsOf('beneficiary')).toEqual(was);
  });

  test('when the first of two is undone, then what the second changed is kept, and told to be an import’s doing', async () => {
    const first = await people('Diop;Awa;\n');
    await people('Diop;Awa;awa@exemple.test\n');
    expect((await undone(world.leader, first)).report?.undone).toMatchObject({ deleted: 0, kept: 1 });
    const { rows } = await listKept(world.leader, { importId: first });
    expect(rows).toMatchObject([
      { label: 'Diop Awa', reason: 'touched', touch: { fields: ['email'], by: { who: 'SYSTEM' } } },
    ]);
  });
});

describe('Given records that were touched or used since', () => {
  test('when the list is undone, then they are kept, with what was touched, by whom, and why the others cannot go', async () => {
    const { leader, agent, programmeId, structureId } = world;
    const importId = await people('Diop;Awa;\nLy;Noé;\nSow;Lina;\n');
    await sql(`SELECT set_config('app.actor', $1, false), set_config('app.role', 'AGENT', false)`, [
      `user:${agent.userId}`,
    ]);
    await sql(`UPDATE beneficiary SET age_band = 'FROM_60' WHERE id = $1`, [await person('Awa')]);
    const sessionId = await buildSession(sql, { programme_id: programmeId });
    const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 1 });
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
    await sql(`UPDATE ticket SET beneficiary_id = $1, named_at = now() WHERE id = $2`, [
      await person('Noé'),
      ticketIds[0],
    ]);
    expect(await undoPreview(leader, { importId })).toMatchObject({
      counts: { reversed: 1, kept: 1, impossible: 1 },
      reasons: [
        { outcome: 'KEPT', reason: 'touched', count: 1 },
        { outcome: 'IMPOSSIBLE', reason: 'named', count: 1 },
      ],
    });
    const asCity = await listKept(agent, { importId });
    expect(asCity.rows).toMatchObject([
      { line: 2, label: 'Diop Awa', touch: { fields: ['ageBand'], by: { who: 'SELF' } } },
      { line: 3, label: 'Ly Noé', outcome: 'IMPOSSIBLE', reason: 'named', touch: null },
    ]);
    expect((await listKept(leader, { importId })).rows[0]?.touch?.by).toEqual({ who: 'CITY', name: null });
    await undone(leader, importId);
    expect(await sql(`SELECT first_name FROM beneficiary WHERE structure_id = $1 ORDER BY 1`, [structureId])).toEqual([
      { first_name: 'Awa' },
      { first_name: 'Noé' },
    ]);
    expect((await listKept(agent, { importId })).rows).toHaveLength(2);
  });

  test('when a session has tickets, or a structure an account, then they stay and it is said why', async () => {
    const { agent, programmeId } = world;
    const calendar = await imported(
      agent,
      'SESSIONS',
      'Code;Sport;Site;Début;Fin\nZZV01;Judo;Arena;12/08/2024 10:00;12/08/2024 12:00\n',
    );
    await imported(
      agent,
      'TICKETS',
      'Session;Catégorie;Bloc;Rang;Place;Type;Référence\nZZV01;B;D12;31;1;standard;V-1\n',
    );
    expect((await undoPreview(agent, { importId: calendar })).reasons).toEqual([
      { outcome: 'IMPOSSIBLE', reason: 'has-tickets', count: 1 },
    ]);
    const register = await imported(agent, 'STRUCTURES', 'Numéro;Nom;Public\nW751000009;Maison rouge;Social\n');
    const [structure] = await sql<{ id: string }>(`SELECT id FROM structure WHERE external_id = 'W751000009'`);
    await buildActor(sql, 'LEADER', programmeId, structure?.id);
    expect((await undone(agent, register)).report?.undone).toEqual({ deleted: 0, restored: 0, kept: 0, impossible: 1 });
    expect(await sql(`SELECT 1 FROM structure WHERE external_id = 'W751000009'`)).toHaveLength(1);
  });

  test('when a quota of the draw is on a session, or a structure has a priority, then they stay and it is said why', async () => {
    const { agent, programmeId } = world;
    const why = { reason: 'CITY_DECISION' } as const;
    const admin = await buildActor(sql, 'ADMIN', programmeId);
    const calendar = await imported(
      agent,
      'SESSIONS',
      'Code;Sport;Site;Début;Fin\nZZQ01;Judo;Arena;12/08/2024 10:00;12/08/2024 12:00\n',
    );
    const register = await imported(agent, 'STRUCTURES', 'Numéro;Nom;Public\nW751000010;Maison grise;Social\n');
    const [session] = await sql<{ id: string }>(`SELECT id FROM session WHERE code = 'ZZQ01'`);
    const [structure] = await sql<{ id: string }>(`SELECT id FROM structure WHERE external_id = 'W751000010'`);
    await addQuota(admin, { sessionId: session?.id ?? '', maximumPercent: 50, ...why });
    await tagStructure(admin, { structureId: structure?.id ?? '', tag: 'Far', reason: 'No tram within a mile' });
    for (const importId of [calendar, register])
      expect((await undoPreview(agent, { importId })).reasons).toEqual([
        { outcome: 'IMPOSSIBLE', reason: 'in-draw-rules', count: 1 },
      ]);
  });

  test('when a seat was held by the city or allocated, then it stays', async () => {
    const { agent, programmeId, structureId } = world;
    const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ZZW01' });
    const importId = await imported(
      agent,
      'TICKETS',
      'Session;Catégorie;Bloc;Rang;Place;Type;Référence\nZZW01;B;D1;1;1;standard;W-1\nZZW01;B;D1;1;2;standard;W-2\nZZW01;B;D1;1;3;standard;W-3\n',
    );
    const ids = await sql<{ id: string }>(`SELECT id FROM ticket WHERE session_id = $1 ORDER BY seat`, [sessionId]);
    await sql(`UPDATE ticket SET state = 'HELD' WHERE id = $1`, [ids[0]?.id]);
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds: [ids[1]?.id ?? ''] });
    const { counts, reasons } = await undoPreview(agent, { importId });
    expect(counts).toEqual({ reversed: 1, kept: 1, impossible: 1 });
    expect(reasons.map(({ reason }) => reason)).toEqual(['touched', 'in-hands']);
    const { rows } = await listKept(agent, { importId });
    expect(rows[0]).toMatchObject({ label: 'W-1', touch: { fields: ['state'] } });
    await undone(agent, importId);
    expect(await sql(`SELECT reference FROM ticket WHERE session_id = $1 ORDER BY 1`, [sessionId])).toEqual([
      { reference: 'W-1' },
      { reference: 'W-2' },
    ]);
  });
});

describe('Given an import to undo', () => {
  test('when somebody touches a record after it was shown, then it is refused with the new counts and nothing is written', async () => {
    const importId = await people('Diop;Awa;\nLy;Noé;\n');
    const { counts } = await undoPreview(world.leader, { importId });
    await sql(`UPDATE beneficiary SET wheelchair = true WHERE id = $1`, [await person('Awa')]);
    await expect(undoImport(world.leader, { importId, reason: 'OTHER', seen: counts })).rejects.toMatchObject({
      code: 'imports/undo-moved',
      facts: { reversed: 1, kept: 1, impossible: 0 },
    });
    expect(await person('Noé')).toBeDefined();
    expect((await readImport(world.leader, { importId })).state).toBe('APPLIED');
  });

  test('when it is undone twice, also at once, then it is undone once', async () => {
    const importId = await people('Diop;Awa;\n');
    const { counts } = await undoPreview(world.leader, { importId });
    const undo = () => undoImport(world.leader, { importId, reason: 'WRONG_FILE', seen: counts });
    expect(await Promise.all([undo(), undo()])).toEqual([{ state: 'REVERTED' }, { state: 'REVERTED' }]);
    expect(await undo()).toEqual({ state: 'REVERTED' });
  });

  test("when another structure's leader asks, then it answers as if it did not exist", async () => {
    const importId = await people('Diop;Awa;\n');
    const other = await buildActor(sql, 'LEADER', world.programmeId, await buildStructure(sql));
    const gone = { code: 'imports/not-found' };
    const seen = { reversed: 1, kept: 0, impossible: 0 };
    await expect(undoPreview(other, { importId })).rejects.toMatchObject(gone);
    await expect(listKept(other, { importId })).rejects.toMatchObject(gone);
    await expect(undoImport(other, { importId, reason: 'OTHER', seen })).rejects.toMatchObject(gone);
    expect(await person('Awa')).toBeDefined();
  });

  test('when it is one of scans, or was not applied, then it is refused with the reason', async () => {
    const { agent, programmeId } = world;
    const build = async (kind: ImportKind, state: string) =>
      (
        await sql<{ id: string }>(
          `INSERT INTO import (programme_id, kind, file_name, file_sha256, state) VALUES ($1, $2::"ImportKind", 'x.csv', '', $3::"ImportState") RETURNING id`,
          [programmeId, kind, state],
        )
      )[0]?.id ?? '';
    const seen = { reversed: 0, kept: 0, impossible: 0 };
    const code = async (kind: ImportKind, state: string) => {
      const input = { importId: await build(kind, state), reason: 'OTHER' as const, seen };
      return undoImport(agent, input).then(
        () => 'undone',
        (error) => error.code,
      );
    };
    expect(await code('SCANS', 'APPLIED')).toBe('imports/scans-stay');
    expect(await code('STRUCTURES', 'READY')).toBe('imports/not-applied');
    expect(await code('STRUCTURES', 'APPLIED')).toBe('imports/no-journal');
  });
});

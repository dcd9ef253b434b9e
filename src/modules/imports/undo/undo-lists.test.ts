import { beforeAll, describe, expect, test } from 'vitest';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import {
  buildActor,
  buildAllocation,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
  inHours,
} from '@/test/factories';
import type { ImportKind } from '../import.rules';
import { appliedFile, checkedFile } from '../import-scene';
import { undoPreview } from './undo.queries';
import { undoImport } from './undo-import';

const { sql } = testDatabase();
let programmeId: string;
let sessionId: string;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  const at = (code: string, hours: number) =>
    buildSession(sql, { programme_id: programmeId, code, starts_at: inHours(hours) });
  sessionId = await at('ATH01', 200);
  await at('BOX01', 300);
  await at('JUD01', 400);
});

async function newLeader() {
  const structureId = await buildStructure(sql);
  return { structureId, leader: await buildActor(sql, 'LEADER', programmeId, structureId) };
}

const imported = async (actor: UserActor, kind: ImportKind, text: string) =>
  (await appliedFile(actor, await checkedFile(actor, kind, text))).id;

const basket = async (structureId: string) =>
  (
    await sql<{ wish: string }>(
      `SELECT s.code || ' ' || d.quantity || ' ' || d.state AS wish FROM demand d JOIN session s ON s.id = d.session_id
       WHERE d.structure_id = $1 ORDER BY d.rank, d.created_at`,
      [structureId],
    )
  ).map(({ wish }) => wish);

describe('Given wishes that came by file', () => {
  const header = 'Session;Formule;Quantité;Rang\n';

  test('when it is undone, then new ones go, changed ones are as before, and a rank that moved is no touch', async () => {
    const { structureId, leader } = await newLeader();
    await imported(leader, 'DEMANDS', `${header}ATH01;Duo;1;1\n`);
    const importId = await imported(leader, 'DEMANDS', `${header}BOX01;Duo;1;1\nJUD01;Duo;1;2\nATH01;Duo;4;3\n`);
    expect(await basket(structureId)).toEqual(['BOX01 1 SUBMITTED', 'JUD01 1 SUBMITTED', 'ATH01 4 SUBMITTED']);
    await sql(`UPDATE demand SET rank = 3 - rank WHERE structure_id = $1 AND rank < 3`, [structureId]);
    const { counts } = await undoPreview(leader, { importId });
    expect(counts).toEqual({ reversed: 3, kept: 0, impossible: 0 });
    await undoImport(leader, { importId, reason: 'WRONG_FILE', seen: counts });
    expect(await basket(structureId)).toEqual(['ATH01 1 SUBMITTED']);
  });

  test('when wishes have closed since, then it is not undone: nothing in a basket changes any more', async () => {
    const { structureId, leader } = await newLeader();
    const importId = await imported(leader, 'DEMANDS', `${header}ATH01;Duo;1;1\n`);
    const { counts } = await undoPreview(leader, { importId });
    const close = `UPDATE programme SET rules = rules || jsonb_build_object('demandsCloseAt', $2::text) WHERE id = $1`;
    await sql(close, [programmeId, inHours(-1).toISOString()]);
    const undo = () => undoImport(leader, { importId, reason: 'WRONG_FILE', seen: counts });
    await expect(undo()).rejects.toMatchObject({ code: 'imports/demands-closed' });
    expect(await basket(structureId)).toEqual(['ATH01 1 SUBMITTED']);
    await sql(close, [programmeId, null]);
    await undo();
    expect(await basket(structureId)).toEqual([]);
  });

  test('when a draw not yet published holds one of them, then it stays, though its leader sees no such draw', async () => {
    const { structureId, leader } = await newLeader();
    const importId = await imported(leader, 'DEMANDS', `${header}ATH01;Duo;1;\nBOX01;Duo;1;\n`);
    const [draw] = await sql<{ id: string }>(
      `INSERT INTO draw (programme_id, seed, generator, input_hash, input, demand_count, grant_count, seat_count)
       VALUES ($1, 's', 'g', 'h', '{}', 1, 0, 0) RETURNING id`,
      [programmeId],
    );
    await sql(
      `INSERT INTO draw_result (draw_id, demand_id, structure_id, granted, round, reason, "left")
       SELECT $1, id, structure_id, 0, 1, 'OUT_OF_SEATS', 0 FROM demand WHERE structure_id = $2 AND session_id = $3`,
      [draw?.id, structureId, sessionId],
    );
    const { counts, reasons } = await undoPreview(leader, { importId });
    expect(counts).toEqual({ reversed: 1, kept: 0, impossible: 1 });
    expect(reasons).toMatchObject([{ reason: 'was-drawn', count: 1 }]);
    await undoImport(leader, { importId, reason: 'WRONG_FILE', seen: counts });
    expect(await basket(structureId)).toEqual(['ATH01 1 SUBMITTED']);
    expect(await sql(`SELECT 1 FROM draw_result WHERE draw_id = $1`, [draw?.id])).toHaveLength(1);
  });
});

describe('Given group leaders that came by file', () => {
  test('when it is undone, then those nobody gave tickets to go, and the others stay', async () => {
    const { structureId, leader } = await newLeader();
    const importId = await imported(
      leader,
      'GROUP_LEADERS',
      'Nom;Prénom;E-mail\nDiop;Awa;awa@exemple.test\nLy;Noé;noe@exemple.test\n',
    );
    const [awa] = await sql<{ id: string }>(
      `SELECT id FROM group_leader WHERE structure_id = $1 AND email = 'awa@exemple.test'`,
      [structureId],
    );
    const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 2 });
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds, groupLeaderId: awa?.id ?? '' });
    const { counts } = await undoPreview(leader, { importId });
    expect(counts).toEqual({ reversed: 1, kept: 0, impossible: 1 });
    await undoImport(leader, { importId, reason: 'WRONG_FILE', seen: counts });
    expect(await sql(`SELECT email FROM group_leader WHERE structure_id = $1`, [structureId])).toEqual([
      { email: 'awa@exemple.test' },
    ]);
  });
});

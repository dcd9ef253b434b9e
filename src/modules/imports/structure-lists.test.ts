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
import { applyImport, runImport } from './apply-import';
import { checkImport } from './check-import';
import { readImport } from './import.queries';
import type { ImportKind } from './import.rules';
import { listImportRows } from './rows.queries';
import { uploadImport } from './upload-import';

const { sql } = testDatabase();
let programmeId: string;
let agent: UserActor;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
  const sessions: [string, number, object][] = [
    ['ATH01', 200, {}],
    ['ATH02', 201, {}],
    ['BOX01', 300, {}],
    ['BOX02', 400, {}],
    ['CER01', 300, { kind: 'CEREMONY' }],
    ['JUD01', 300, { status: 'CANCELLED' }],
    ['SRF01', 40, {}],
  ];
  for (const [code, hours, more] of sessions)
    await buildSession(sql, { programme_id: programmeId, code, starts_at: inHours(hours), ...more });
});

let numbered = 0;
async function newStructure(name: string, more: object = {}) {
  numbered += 1;
  const full = `${name} ${numbered}`;
  const id = await buildStructure(sql, { name: full, sort_key: full.toUpperCase(), ...more });
  return { id, name: full, leader: await buildActor(sql, 'LEADER', programmeId, id) };
}

const send = async (actor: UserActor, kind: ImportKind, text: string, structureId: string | null = null) => {
  const content = new Uint8Array(new TextEncoder().encode(text));
  const { importId } = await uploadImport(actor, { kind, structureId, fileName: 'liste.csv', content });
  await checkImport(importId);
  return readImport(actor, { importId });
};
const applied = async (actor: UserActor, found: { id: string; version: number }) => {
  await applyImport(actor, { importId: found.id, version: found.version });
  await runImport(found.id);
  return readImport(actor, { importId: found.id });
};
const told = async (actor: UserActor, importId: string) => {
  const { rows } = await listImportRows(actor, { importId });
  return rows.flatMap(({ problems }) =>
    problems.map(({ line, column, code, proposal }) => [line, column, code, ...(proposal ? [proposal] : [])]),
  );
};
const basket = (structureId: string) =>
  sql<{ wish: string }>(
    `SELECT d.rank || ' ' || s.code || ' ' || d.formula || ' ' || d.group_size || 'x' || d.quantity || ' ' || d.wheelchairs || ' ' || d.state AS wish
     FROM demand d JOIN session s ON s.id = d.session_id WHERE d.structure_id = $1 ORDER BY d.state, d.rank, d.created_at`,
    [structureId],
  ).then((rows) => rows.map(({ wish }) => wish));
const journal = (importId: string) =>
  sql<{ act: string; n: number }>(
    `SELECT act, count(*)::int AS n FROM import_change WHERE import_id = $1 GROUP BY act ORDER BY act`,
    [importId],
  );

describe('Given the wishes of many structures in one file, sent by the city', () => {
  test('when it is applied, then each has its basket in its order, bad rows are told; twice changes nothing', async () => {
    const [lilas, espoir] = [await newStructure('Lilas', { external_id: 'W75-1' }), await newStructure('Espoir')];
    const file = [
      'Structure;Code structure;Session;Formule;Quantité;Fauteuils;Rang',
      `${lilas.name};;ath1;Duo;2;1;2`,
      `;w751;BOX-01;Groupe de 12;;;1`,
      `${espoir.name.toLowerCase()};;box 2;Famille;3;;`,
      `${espoir.name}x;;BOX02;Duo;;;`,
      `${espoir.name};;CER01;Duo;;;`,
      `${espoir.name};;BOX03;Duo;;;`,
      '',
    ].join('\n');
    const found = await send(agent, 'DEMANDS', file);
    expect(found).toMatchObject({
      state: 'READY',
      goodRows: 3,
      badRows: 3,
      report: { effect: { created: 3, changed: 0, unchanged: 0 } },
    });
    expect(await told(agent, found.id)).toEqual([
      [5, 'Structure', 'imports/unknown-structure', espoir.name],
      [6, 'Session', 'imports/session-excluded'],
      [7, 'Session', 'imports/unknown-session'],
    ]);
    expect(await applied(agent, found)).toMatchObject({ state: 'APPLIED', report: { applied: { created: 3 } } });
    expect(await basket(lilas.id)).toEqual(['1 BOX01 GROUP 12x1 0 SUBMITTED', '2 ATH01 DUO 2x2 1 SUBMITTED']);
    expect(await basket(espoir.id)).toEqual(['1 BOX02 FAMILY 4x3 0 SUBMITTED']);
    expect(await journal(found.id)).toEqual([{ act: 'CREATED', n: 3 }]);
    const [by] = await sql(`SELECT entered_by_id FROM demand WHERE structure_id = $1`, [espoir.id]);
    expect(by).toEqual({ entered_by_id: agent.userId });

    const again = await send(agent, 'DEMANDS', file);
    expect(again.report?.effect).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
    await applied(agent, again);
    expect(await basket(lilas.id)).toEqual(['1 BOX01 GROUP 12x1 0 SUBMITTED', '2 ATH01 DUO 2x2 1 SUBMITTED']);
    expect(await journal(again.id)).toEqual([]);
  });
});

describe("Given a structure's own wishes, sent by its leader", () => {
  const header = 'Session;Formule;Quantité;Rang\n';
  const wish = (structureId: string, code: string, rank: number, more = `'SUBMITTED'`) =>
    sql(
      `INSERT INTO demand (programme_id, structure_id, session_id, rank, formula, group_size, quantity, state)
       SELECT $1, $2, id, $4, 'DUO', 2, 1, ${more} FROM session WHERE programme_id = $1 AND code = $3`,
      [programmeId, structureId, code, rank],
    );

  test('when it has a basket already, then the file places its wishes and the others keep their order around them', async () => {
    const { id, leader } = await newStructure('Rangs');
    await wish(id, 'ATH01', 1);
    await wish(id, 'ATH02', 2);
    const file = `${header}BOX01;Solo;;2\nATH02;Duo;4;\nBOX02;Solo;;\n`;
    const found = await send(leader, 'DEMANDS', file, id);
    expect(found.report?.effect).toMatchObject({ created: 2, changed: 1, unchanged: 0 });
    await applied(leader, found);
    const expected = [
      '1 ATH01 DUO 2x1 0 SUBMITTED',
      '2 BOX01 SOLO 1x1 0 SUBMITTED',
      '3 ATH02 DUO 2x4 0 SUBMITTED',
      '4 BOX02 SOLO 1x1 0 SUBMITTED',
    ];
    expect(await basket(id)).toEqual(expected);
    const again = await send(leader, 'DEMANDS', file, id);
    expect(again.report?.effect).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
    await applied(leader, again);
    expect(await basket(id)).toEqual(expected);
  });

  test('when sessions overlap (rule 15), in the file or the basket, then it is told and the wish is taken', async () => {
    const { id, leader } = await newStructure('Chevauche');
    await wish(id, 'ATH01', 1);
    const found = await send(leader, 'DEMANDS', `${header}ATH02;Duo;;\nBOX01;Duo;;\n`, id);
    expect(await told(leader, found.id)).toEqual([[2, 'Session', 'imports/overlapping-wish']]);
    expect(found.goodRows).toBe(2);
  });

  test('when a wish was withdrawn, then it is asked for again; when it was granted, its numbers stay', async () => {
    const { id, leader } = await newStructure('Retire');
    await wish(id, 'ATH01', 1, `'WITHDRAWN'`);
    await wish(id, 'BOX01', 2, `'GRANTED'`);
    const found = await send(leader, 'DEMANDS', `${header}ATH01;Duo;3;\nBOX01;Duo;1;\nBOX01;Duo;2;\n`, id);
    expect(await told(leader, found.id)).toEqual([
      [4, 'Session', 'imports/wish-decided'],
      [4, 'Session', 'imports/duplicate-wish'],
    ]);
    await applied(leader, found);
    expect(await basket(id)).toEqual(['1 ATH01 DUO 2x3 0 SUBMITTED', '2 BOX01 DUO 2x1 0 GRANTED']);
  });

  test('when a session closes between the check and the acceptance, then nothing at all is applied (rule 4)', async () => {
    const { id, leader } = await newStructure('Tard');
    await buildSession(sql, { programme_id: programmeId, code: 'TEN01', starts_at: inHours(100) });
    const found = await send(leader, 'DEMANDS', `${header}BOX01;Duo;;\nTEN01;Duo;;\n`, id);
    expect(found.goodRows).toBe(2);
    await sql(`UPDATE session SET cutoff_at = now() - interval '1 second' WHERE programme_id = $1 AND code = 'TEN01'`, [
      programmeId,
    ]);
    expect(await applied(leader, found)).toMatchObject({
      state: 'READY',
      failure: { code: 'imports/base-moved' },
      goodRows: 1,
      badRows: 1,
    });
    expect(await basket(id)).toEqual([]);
  });

  test('when the wishes of the programme close between the check and the acceptance, then nothing is applied', async () => {
    const { id, leader } = await newStructure('Clos');
    const found = await send(leader, 'DEMANDS', `${header}BOX01;Duo;;\n`, id);
    const closedAt = inHours(-1).toISOString();
    const close = `UPDATE programme SET rules = rules || jsonb_build_object('demandsCloseAt', $2::text) WHERE id = $1`;
    await sql(close, [programmeId, closedAt]);
    expect(await applied(leader, found)).toMatchObject({
      state: 'READY',
      failure: { code: 'imports/demands-closed', facts: { closedAt } },
    });
    await sql(close, [programmeId, null]);
    expect(await basket(id)).toEqual([]);
  });

  test('when a wish was a draft on the screen, then the file hands it in', async () => {
    const { id, leader } = await newStructure('Brouillon');
    await wish(id, 'BOX01', 1, `'DRAFT'`);
    await applied(leader, await send(leader, 'DEMANDS', `${header}BOX01;Duo;2;\n`, id));
    expect(await basket(id)).toEqual(['1 BOX01 DUO 2x2 0 SUBMITTED']);
  });

  test('when another leader, or a file of nobody or of somebody else is tried, then it is refused', async () => {
    const [mine, other] = [await newStructure('Mienne'), await newStructure('Autre')];
    const text = `${header}BOX01;Duo;;\n`;
    for (const kind of ['DEMANDS', 'GROUP_LEADERS'] as const) {
      await expect(send(other.leader, kind, text, mine.id)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(send(other.leader, kind, text, null)).rejects.toMatchObject({ kind: 'forbidden' });
    }
    const found = await send(mine.leader, 'DEMANDS', text, mine.id);
    await expect(readImport(other.leader, { importId: found.id })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(applyImport(other.leader, { importId: found.id, version: found.version })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await expect(send(agent, 'TICKETS', text, mine.id)).rejects.toMatchObject({ code: 'imports/no-structure-wanted' });
  });

  test('when its rows name another structure, then they are its own all the same, and it is told', async () => {
    const [mine, other] = [await newStructure('Moi'), await newStructure('Eux')];
    const text = `Structure;Session;Formule\n${other.name};BOX01;Duo\n`;
    const found = await send(mine.leader, 'DEMANDS', text, mine.id);
    expect(await told(mine.leader, found.id)).toEqual([[2, 'Structure', 'imports/other-structure']]);
    await applied(mine.leader, found);
    expect([await basket(mine.id), await basket(other.id)]).toEqual([['1 BOX01 DUO 2x1 0 SUBMITTED'], []]);
  });
});

describe('Given group leaders in a file (rule 8)', () => {
  const leadersOf = (structureId: string) =>
    sql(
      `SELECT last_name AS last, first_name AS first, email, phone FROM group_leader WHERE structure_id = $1 ORDER BY email`,
      [structureId],
    );

  test('when its leader sends them, then they are there; the same address again is the same person', async () => {
    const { id, leader } = await newStructure('Groupes');
    const found = await send(
      leader,
      'GROUP_LEADERS',
      'Nom;Prénom;E-mail;Téléphone\nD’Angelo;Zoé;Zoe@Exemple.test;0639981234\nDiop;Awa;;\nLy;Noé;noe@exemple.test;\n',
      id,
    );
    expect(found).toMatchObject({ goodRows: 2, badRows: 1, report: { effect: { created: 2 } } });
    expect(await told(leader, found.id)).toEqual([[3, 'E-mail', 'imports/missing-value']]);
    await applied(leader, found);
    const text =
      'Nom;Prénom;E-mail;Téléphone\nD’Angelo;Zoé;zoe@exemple.test;\nLy-Roy;Noé;NOE@exemple.test;06 39 98 00 00\n';
    const again = await send(leader, 'GROUP_LEADERS', text, id);
    expect(again.report?.effect).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    await applied(leader, again);
    expect(await leadersOf(id)).toEqual([
      { last: 'Ly-Roy', first: 'Noé', email: 'noe@exemple.test', phone: '06 39 98 00 00' },
      { last: 'D’Angelo', first: 'Zoé', email: 'zoe@exemple.test', phone: '06 39 98 12 34' },
    ]);
    expect(await journal(again.id)).toEqual([{ act: 'CHANGED', n: 1 }]);
    const third = await send(leader, 'GROUP_LEADERS', text, id);
    expect(third.report?.effect).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  });

  test('when the city sends those of many structures, then one address may lead in each, and a full one is told (rule 2)', async () => {
    const [a, b] = [await newStructure('Premiere'), await newStructure('Seconde')];
    const text = `Structure;Nom;Prénom;E-mail\n${a.name};Roy;Ana;ana@exemple.test\n${b.name};Roy;Ana;ana@exemple.test\n`;
    const found = await send(agent, 'GROUP_LEADERS', text);
    expect(found).toMatchObject({ goodRows: 2, badRows: 0 });
    await applied(agent, found);
    expect([await leadersOf(a.id), await leadersOf(b.id)].map((rows) => rows.length)).toEqual([1, 1]);
    const [{ sessionId = '', groupLeaderId = '' } = {}] = await sql<{ sessionId: string; groupLeaderId: string }>(
      `SELECT s.id AS "sessionId", g.id AS "groupLeaderId" FROM session s, group_leader g
       WHERE s.programme_id = $1 AND s.code = 'BOX01' AND g.structure_id = $2`,
      [programmeId, a.id],
    );
    const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 30 });
    await buildAllocation(sql, { programmeId, sessionId, structureId: a.id, ticketIds, groupLeaderId });
    const again = await send(agent, 'GROUP_LEADERS', text);
    expect(await told(agent, again.id)).toEqual([
      [2, 'E-mail', 'imports/leader-full'],
      [3, 'E-mail', 'imports/leader-full'],
    ]);
    expect(again.goodRows).toBe(2);
    const own = await send(b.leader, 'GROUP_LEADERS', text, b.id);
    expect((await told(b.leader, own.id)).filter(([, , code]) => code === 'imports/leader-full')).toEqual([]);
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildAllocation, buildGroupLeader, buildSession, buildTickets, inHours } from '@/test/factories';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';
import { listImportRows } from './rows.queries';
import { undoImport } from './undo/undo-import';

const { sql } = testDatabase();
let world: ImportScene;
beforeEach(async () => {
  world = await importScene(sql);
});

const HEADER = 'Référence;Session;Bloc;Rang;Place;Etat\n';
const told = async (importId: string) =>
  (await listImportRows(world.agent, { importId })).rows.flatMap(({ line, problems }) =>
    problems.map(({ code, severity, column }) => `${line} ${column} ${code.replace('imports/', '')} ${severity}`),
  );
const stock = () =>
  sql(`SELECT reference, state FROM ticket WHERE programme_id = $1 ORDER BY reference`, [world.programmeId]);
const gaps = () =>
  sql(
    `SELECT t.reference, d.kind, d.ours, d.theirs, d.state FROM discrepancy d JOIN ticket t ON t.id = d.ticket_id AND t.session_id = d.session_id WHERE d.programme_id = $1 ORDER BY 1`,
    [world.programmeId],
  );

describe("Given the organiser's export with the state of each seat (rules 9 and 11)", () => {
  test('when seats are cancelled or used there, then they do not come into the stock, with their line', async () => {
    await buildSession(sql, { programme_id: world.programmeId, code: 'ZZA01' });
    const found = await checkedFile(
      world.agent,
      'TICKETS',
      `${HEADER}R1;ZZA01;A;1;1;Valide\nR2;ZZA01;A;1;2;Annulé\nR3;ZZA01;A;1;3;Bloqué\nR4;ZZA01;A;1;4;Scanné\nR5;ZZA01;A;1;5;Transféré\nR6;ZZA01;A;1;6;licorne\nR7;ZZA01;A;1;7;\n`,
      null,
    );
    expect(await told(found.id)).toEqual([
      '3 Etat cancelled-by-organiser error',
      '4 Etat cancelled-by-organiser error',
      '5 Etat used-already error',
      '6 Etat claimed-there-only warning',
      '7 Etat unknown-ticket-state warning',
    ]);
    expect((await appliedFile(world.agent, found)).report?.applied).toMatchObject({ created: 4, discrepancies: 1 });
    expect(await stock()).toEqual(['R1', 'R5', 'R6', 'R7'].map((reference) => ({ reference, state: 'FREE' })));
    expect(await gaps()).toEqual([
      { reference: 'R5', kind: 'claimed-there-only', ours: 'FREE', theirs: 'CLAIMED', state: 'OPEN' },
    ]);
    await undoImport(world.agent, {
      importId: found.id,
      reason: 'WRONG_FILE',
      seen: { reversed: 4, kept: 0, impossible: 0 },
    });
    expect(await stock()).toEqual([]);
    expect(await sql(`SELECT state FROM discrepancy WHERE programme_id = $1`, [world.programmeId])).toEqual([
      { state: 'SETTLED' },
    ]);
  });

  test('when it says otherwise than we do, then each seat is a discrepancy, once, and no state changes', async () => {
    const { agent, programmeId, structureId } = world;
    const sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ZZA01', starts_at: inHours(200) });
    const ids = await buildTickets(sql, { programmeId, sessionId, count: 6, block: 'A', row: '1' });
    await sql(`UPDATE ticket SET reference = 'R' || seat WHERE session_id = $1`, [sessionId]);
    const groupLeaderId = await buildGroupLeader(sql, { programme_id: programmeId, structure_id: structureId });
    await buildAllocation(sql, { programmeId, sessionId, structureId, groupLeaderId, ticketIds: ids.slice(1, 5) });
    const claimed = `UPDATE ticket SET state = 'CLAIMED', claimed_at = now() WHERE session_id = $1 AND seat IN ('4', '5')`;
    await sql(claimed, [sessionId]);
    const states = ['Annulé', 'Transféré', 'Scanné', 'Transféré', 'Libre', 'Valide'];
    const rows = states.map((state, at) => `R${at + 1};ZZA01;A;1;${at + 1};${state}`).join('\n');
    const before = await stock();
    const found = await checkedFile(agent, 'TICKETS', `${HEADER}${rows}\n`, null);
    expect(await told(found.id)).toEqual([
      '2 Etat cancelled-there-only warning',
      '3 Etat claimed-there-only warning',
      '4 Etat entered-there-only warning',
      '6 Etat claimed-here-only warning',
    ]);
    expect((await appliedFile(agent, found)).report?.applied).toMatchObject({ unchanged: 6, discrepancies: 4 });
    const open = [
      { reference: 'R1', kind: 'cancelled-there-only', ours: 'FREE', theirs: 'CANCELLED', state: 'OPEN' },
      { reference: 'R2', kind: 'claimed-there-only', ours: 'CONFIRMED', theirs: 'CLAIMED', state: 'OPEN' },
      { reference: 'R3', kind: 'entered-there-only', ours: 'CONFIRMED', theirs: 'ENTERED', state: 'OPEN' },
      { reference: 'R5', kind: 'claimed-here-only', ours: 'CLAIMED', theirs: 'NOT_TAKEN', state: 'OPEN' },
    ];
    expect(await gaps()).toEqual(open);
    expect(await stock()).toEqual(before);
    const again = await appliedFile(agent, await checkedFile(agent, 'TICKETS', `${HEADER}${rows}\n`, null));
    expect(again.report?.applied).toEqual({ created: 0, changed: 0, unchanged: 6 });
    expect(await gaps()).toEqual(open);
  });
});

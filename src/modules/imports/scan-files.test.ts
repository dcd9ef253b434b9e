import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildAllocation, buildSession, buildTickets, inHours } from '@/test/factories';
import { appliedFile, checkedFile, type ImportScene, importScene } from './import-scene';
import { listImportRows } from './rows.queries';

const { sql } = testDatabase();
let world: ImportScene;
let sessionId: string;
const HEADER = 'Billet;Session;Date;Résultat;Sens';
const NOON = inHours(-24);
NOON.setUTCSeconds(0, 0);
const minute = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000).toISOString();

/** Of ZZA01: R1 to R6 are a structure's, F1 nobody's; of ZZB01: O1. */
beforeEach(async () => {
  world = await importScene(sql);
  const { programmeId, structureId } = world;
  const times = { starts_at: NOON, ends_at: new Date(NOON.getTime() + 3 * 3_600_000) };
  sessionId = await buildSession(sql, { programme_id: programmeId, code: 'ZZA01', ...times });
  const otherId = await buildSession(sql, { programme_id: programmeId, code: 'ZZB01', ...times });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 6, block: 'R', row: '1' });
  await buildTickets(sql, { programmeId, sessionId, count: 1, block: 'F', row: '1' });
  const others = await buildTickets(sql, { programmeId, sessionId: otherId, count: 1, block: 'O', row: '1' });
  await sql(`UPDATE ticket SET reference = block || seat WHERE programme_id = $1`, [programmeId]);
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
  await buildAllocation(sql, { programmeId, sessionId: otherId, structureId, ticketIds: others });
});

const checked = (...lines: string[]) => checkedFile(world.agent, 'SCANS', `${[HEADER, ...lines].join('\n')}\n`);
const sent = async (...lines: string[]) => (await appliedFile(world.agent, await checked(...lines))).report?.applied;
const told = async ({ id }: { id: string }) =>
  (await listImportRows(world.agent, { importId: id })).rows.flatMap(({ line, problems }) =>
    problems.map(({ code, severity, column }) => `${line} ${column} ${code.replace('imports/', '')} ${severity}`),
  );
const inside = async () =>
  (
    await sql<{ reference: string }>(
      `SELECT reference FROM ticket WHERE programme_id = $1 AND state = 'ENTERED' ORDER BY 1`,
      [world.programmeId],
    )
  ).map(({ reference }) => reference);
const disagreements = () =>
  sql(`SELECT kind, ours, theirs FROM discrepancy WHERE programme_id = $1 ORDER BY kind, theirs`, [world.programmeId]);
const scans = async () => (await sql(`SELECT 1 FROM scan s WHERE s.programme_id = $1`, [world.programmeId])).length;

describe("Given the organiser's file says whom its gate refused (rules 10 and 11)", () => {
  test('when we would have let them in, then nobody enters and each is a discrepancy', async () => {
    const applied = await sent(
      `R1;ZZA01;${minute(1)};Refusé;`,
      `R2;ZZA01;${minute(2)};Invalid;`,
      `R3;ZZA01;${minute(3)};Valide;`,
    );
    expect(applied).toMatchObject({ ENTERED: 1, UNKNOWN: 2, discrepancies: 2 });
    expect(await inside()).toEqual(['R3']);
    expect(await disagreements()).toEqual([
      { kind: 'scan-refused', ours: 'CONFIRMED', theirs: 'UNKNOWN' },
      { kind: 'scan-refused', ours: 'CONFIRMED', theirs: 'UNKNOWN' },
    ]);
  });

  test('when the ticket is let in later in the file, or in the same minute, then it entered and nobody disagrees', async () => {
    const applied = await sent(
      `R1;ZZA01;${minute(1)};Refusé;`,
      `R1;ZZA01;${minute(5)};Entré;`,
      `R2;ZZA01;${minute(2)};Déjà entré;`,
      `R2;ZZA01;${minute(2)};Entré;`,
    );
    expect(applied).toMatchObject({ ENTERED: 2, ALREADY_ENTERED: 1, UNKNOWN: 1, discrepancies: 0 });
    expect(await inside()).toEqual(['R1', 'R2']);
  });

  test('when we would refuse them too, then both agree', async () => {
    expect(await sent(`F1;ZZA01;${minute(1)};Non attribué;`, `X9;;${minute(1)};Inconnu;`)).toMatchObject({
      NOT_ALLOCATED: 1,
      discrepancies: 0,
    });
    expect(await disagreements()).toEqual([]);
  });

  test('when they are read on the way out, in either column, then they are told, counted, and nobody enters', async () => {
    const found = await checked(
      `R1;ZZA01;${minute(1)};Sortie;`,
      `R2;ZZA01;${minute(1)};OK;OUT`,
      `R3;ZZA01;${minute(1)};OK;Entrée`,
    );
    expect(found).toMatchObject({ badRows: 0, report: { problems: [], scans: { ENTERED: 1, left: 2 } } });
    expect((await appliedFile(world.agent, found)).report?.applied).toMatchObject({ ENTERED: 1, left: 2 });
    expect(await inside()).toEqual(['R3']);
  });

  test('when it says what nobody knows, then the row is refused with what to write', async () => {
    const found = await checked(`R1;ZZA01;${minute(1)};zzz;`, `R2;ZZA01;${minute(1)};;bof`);
    expect(await told(found)).toEqual(['2 Résultat unknown-result error', '3 Sens unknown-way error']);
  });
});

describe("Given the organiser's file is sent again", () => {
  const lines = () => [
    `R1;ZZA01;${minute(1)};;`,
    `R2;;${minute(2)};Refusé;`,
    `F1;ZZA01;${minute(3)};;`,
    `X9;;${minute(3)};;`,
    `X8;ZZA01;${minute(3)};;`,
  ];
  test('when its readings are the same, in another order and with others, then only the others are written', async () => {
    expect(await sent(...lines())).toMatchObject({ ENTERED: 1, repeated: 0, unplaced: 1 });
    const [before, open] = [await scans(), await disagreements()];
    await sql(`UPDATE discrepancy SET state = 'SETTLED', settled_at = now() WHERE programme_id = $1`, [
      world.programmeId,
    ]);
    const again = await checked(`R4;ZZA01;${minute(9)};;`, ...lines().reverse());
    expect(again.report?.scans).toMatchObject({ ENTERED: 1, repeated: 4, unplaced: 1, discrepancies: 0 });
    expect((await appliedFile(world.agent, again)).report?.applied).toEqual(again.report?.scans);
    expect(await scans()).toBe(before + 1);
    expect(await disagreements()).toEqual(open);
  });

  test('when a seat it named was nobody’s and is given since, then that reading enters now, once', async () => {
    expect(await sent(...lines())).toMatchObject({ NOT_ALLOCATED: 1 });
    const [seat] = await sql<{ id: string }>(`SELECT id FROM ticket WHERE programme_id = $1 AND reference = 'F1'`, [
      world.programmeId,
    ]);
    const { programmeId, structureId } = world;
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds: [seat?.id ?? ''] });
    expect(await sent(...lines(), '')).toMatchObject({ ENTERED: 1, repeated: 3 });
    expect(await sent(...lines(), '', '')).toMatchObject({ ENTERED: 0, repeated: 4 });
    expect(await inside()).toEqual(['F1', 'R1']);
  });
});

describe('Given scans are checked', () => {
  test('when they will disagree with ours, then each is told before, and what will happen is what happens', async () => {
    const found = await checked(
      `R1;ZZA01;${minute(1)};;`,
      `R1;ZZA01;${minute(4)};Déjà entré;`,
      `O1;ZZA01;${minute(1)};;`,
      `F1;ZZA01;${minute(1)};;`,
      `X9;;${minute(1)};;`,
      `R5;ZZA01;${minute(-600)};;`,
      `R6;ZZA01;${minute(1)};Refusé;`,
    );
    expect(await told(found)).toEqual([
      '4 Session scan-other-session warning',
      '5 Billet scan-not-allocated warning',
      '6 Billet scan-unknown-ticket warning',
      '7 Date scan-outside-window warning',
      '8 Résultat scan-refused warning',
    ]);
    expect(found).toMatchObject({ goodRows: 7, badRows: 0, report: { scans: { ENTERED: 1, unplaced: 1 } } });
    expect(await scans()).toBe(0);
    expect((await appliedFile(world.agent, found)).report?.applied).toEqual(found.report?.scans);
    expect(await disagreements()).toHaveLength(5);
  });
});

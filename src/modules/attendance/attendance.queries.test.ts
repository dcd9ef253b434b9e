import { describe, expect, test } from 'vitest';
import en from '@/i18n/messages/en/attendance.json';
import fr from '@/i18n/messages/fr/attendance.json';
import { PUBLICS } from '@/modules/structures/structure.rules';
import { csvBytes } from '@/platform/exports';
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
import { attendanceReport, ownAttendance } from './attendance.queries';
import { ATTENDANCE_COLUMNS, attendanceSheet } from './attendance-sheet';
import { ALLOCATION_COLUMNS, allocationSheet, NAME_COLUMNS, TICKET_COLUMNS, ticketSheet } from './list-sheets';
import { recordExport } from './record-export';

const { sql } = testDatabase();

type Party = { public: string; expected: number; entered: number };

/** A session that is over, with places of structures of these publics; the last one is cancelled when asked. */
async function given(parties: readonly Party[], columns: Record<string, unknown> = {}) {
  const programmeId = await buildProgramme(sql);
  const sessionId = await buildSession(sql, { programme_id: programmeId, starts_at: inHours(-10), ...columns });
  const structures: string[] = [];
  for (const party of parties) {
    const structureId = await buildStructure(sql, { public: party.public, name: `=cmd|'${party.public}'` });
    structures.push(structureId);
    const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: party.expected });
    await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
    await sql(`UPDATE ticket SET state = 'ENTERED', entered_at = now() WHERE id = ANY($1::uuid[])`, [
      ticketIds.slice(0, party.entered),
    ]);
  }
  return { programmeId, sessionId, structures };
}
const PARTIES = [
  { public: 'YOUTH', expected: 40, entered: 30 },
  { public: 'SPORT', expected: 30, entered: 21 },
  { public: 'SENIORS', expected: 9, entered: 3 },
];
async function textOf(sheet: Awaited<ReturnType<typeof ticketSheet>>): Promise<string> {
  const parts: string[] = [];
  for await (const part of csvBytes(sheet)) parts.push(Buffer.from(part).toString('utf8'));
  return parts.join('');
}
const label = (key: string) => key;

describe('Given a session that is over (rule 12)', () => {
  test('when the city reads the report, then sums are exact and small cells hidden', async () => {
    const { programmeId } = await given(PARTIES);
    const report = await attendanceReport(await buildActor(sql, 'AGENT', programmeId), {});
    expect(report.total).toMatchObject({ expected: 79, entered: 54, rate: 68.4 });
    expect(report.publics.map((line) => line.key)).toEqual(['YOUTH', 'SPORT', 'SENIORS']);
    expect(report.rows[0]?.publics.SENIORS).toEqual({ shown: null, why: 'under' });
    expect(report.can.exportComplete).toBe(true);
  });

  test('when places were given back or the session was cancelled or is not over, then nobody is expected', async () => {
    const cancelled = await given(PARTIES, { status: 'CANCELLED' });
    expect((await attendanceReport(await buildActor(sql, 'AGENT', cancelled.programmeId), {})).total.expected).toBe(0);
    const coming = await given(
      PARTIES.map((party) => ({ ...party, entered: 0 })),
      { starts_at: inHours(3) },
    );
    expect((await attendanceReport(await buildActor(sql, 'AGENT', coming.programmeId), {})).sessionCount).toBe(0);
  });

  test('when a leader asks, then only its own structure answers; the whole report is refused', async () => {
    const { programmeId, structures } = await given(PARTIES);
    const leader = await buildActor(sql, 'LEADER', programmeId, structures[2] ?? null);
    expect((await ownAttendance(leader, undefined)).total).toEqual({ expected: 9, entered: 3, rate: 33.3 });
    await expect(attendanceReport(leader, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(ownAttendance({ ...leader, role: 'AUDITOR' }, undefined)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('when the auditor exports, then small figures are hidden, and complete figures or lists are refused', async () => {
    const { programmeId } = await given(PARTIES);
    const auditor = await buildActor(sql, 'AUDITOR', programmeId);
    const text = await textOf(await attendanceSheet(auditor, { filters: {}, complete: true }, label));
    expect(text).toContain('masqué');
    const ask = (complete: boolean) =>
      recordExport(auditor, { name: 'attendance', format: 'csv', complete, filters: {} });
    expect((await attendanceReport(auditor, {})).can.exportComplete).toBe(false);
    await expect(ask(true)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(recordExport(auditor, { name: 'tickets', format: 'csv', filters: {} })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(ask(false)).resolves.toMatchObject({ fileName: expect.stringContaining('.csv') });
  });

  test('when the city exports lists, then every row is there, filters hold, no name is in it and no cell is active', async () => {
    const { programmeId } = await given(PARTIES);
    const agent = await buildActor(sql, 'AGENT', programmeId);
    const tickets = await textOf(await ticketSheet(agent, {}, label));
    expect(tickets.trimEnd().split('\r\n')).toHaveLength(80);
    expect(tickets).not.toMatch(/;=cmd/);
    expect(
      await textOf(await ticketSheet(agent, { state: 'ENTERED' }, label)).then((text) => text.trimEnd().split('\r\n')),
    ).toHaveLength(55);
    expect(
      await textOf(await allocationSheet(agent, {}, label)).then((text) => text.trimEnd().split('\r\n')),
    ).toHaveLength(4);
  });
});

test('Given the columns of the exports, then each has its word in French and English', () => {
  const keys = [
    ...ATTENDANCE_COLUMNS,
    ...PUBLICS,
    ...TICKET_COLUMNS,
    ...ALLOCATION_COLUMNS,
    ...NAME_COLUMNS,
    'attendance',
    'tickets',
    'allocations',
  ];
  for (const words of [fr.export, en.export]) expect(keys.filter((key) => !(key in words))).toEqual([]);
});

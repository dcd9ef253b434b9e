import { createHash } from 'node:crypto';
import { isCityOf } from '@/modules/accounts/actor.rules';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type FileScanCounts, noScans } from './file-scan.rules';
import type { OpenGate } from './gate-session';
import { openDiscrepancies } from './open-discrepancies';
import { applyScansInput, type ScanFileRow } from './scan.schema';
import { lockScannedTickets } from './scanned-tickets';
import { type ReadingToWrite, writeScans } from './write-scans';

const CHUNK = 5_000;

/** Always the same id for the same line of the same import: applied twice, a scan is written once. */
function clientIdOf(importId: string, line: number): string {
  const hex = createHash('sha256').update(`scan:${importId}:${line}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function sessionsOf(tx: Tx, programmeId: string): Promise<readonly OpenGate[]> {
  return tx.$queryRaw<OpenGate[]>`
    SELECT id, programme_id AS "programmeId", code, starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone", status
    FROM session WHERE programme_id = ${programmeId}::uuid`;
}

type Chunk = { readonly programmeId: string; readonly importId: string; readonly rows: readonly ScanFileRow[] };
type Calendar = { readonly byId: ReadonlyMap<string, OpenGate>; readonly byCode: ReadonlyMap<string, OpenGate> };

async function applyChunk(tx: Tx, { programmeId, importId, rows }: Chunk, calendar: Calendar): Promise<FileScanCounts> {
  const textOf = (row: ScanFileRow) => row.code ?? row.reference ?? '';
  const find = await lockScannedTickets(tx, programmeId, rows.map(textOf));
  const readings: ReadingToWrite[] = [];
  const unplaced: string[] = [];
  const texts = new Map<string, string>();
  for (const row of rows) {
    const ticket = find(textOf(row));
    const session = row.sessionCode ? calendar.byCode.get(row.sessionCode) : calendar.byId.get(ticket?.sessionId ?? '');
    if (!session) {
      unplaced.push(textOf(row));
      continue;
    }
    const clientId = clientIdOf(importId, row.line);
    texts.set(clientId, textOf(row));
    readings.push({ clientId, session, ticket, at: row.scannedAt, structureId: ticket?.structureId ?? null });
  }
  const scans = await writeScans(tx, readings, { programmeId, source: 'IMPORT', scannedById: null, importId });
  const discrepancies = await openDiscrepancies(tx, programmeId, scans, texts, unplaced);
  const counts = noScans();
  for (const { decision } of scans) {
    if (decision.repeated) counts.repeated++;
    else counts[decision.outcome]++;
  }
  return { ...counts, unplaced: unplaced.length, discrepancies };
}

/**
 * Rules 10 and 11: the organiser's scan file, judged by the rules of the gate. What the organiser let in and we have no
 * allocation for becomes a discrepancy and changes nothing. A line applied again, under the same import, is the same scan.
 */
export const applyScans = command(
  'attendance/apply-scans',
  applyScansInput,
  async ({ tx, actor, trail }, { importId, rows }): Promise<FileScanCounts> => {
    trail({ subject: ['import', importId], facts: { rows: rows.length } });
    const programmeId = actor.kind === 'nobody' ? null : actor.programmeId;
    if (programmeId === null) throw new DomainError('invalid', 'attendance/programme-needed');
    authorize(isCityOf(actor, { programmeId }));
    const sessions = await sessionsOf(tx, programmeId);
    const calendar = {
      byId: new Map(sessions.map((session) => [session.id, session])),
      byCode: new Map(sessions.map((session) => [session.code, session])),
    };
    const inOrder = [...rows].sort((a, b) => a.scannedAt.getTime() - b.scannedAt.getTime() || a.line - b.line);
    const total = noScans();
    for (let from = 0; from < inOrder.length; from += CHUNK) {
      const chunk = { programmeId, importId, rows: inOrder.slice(from, from + CHUNK) };
      const counts = await applyChunk(tx, chunk, calendar);
      for (const key of Object.keys(counts) as (keyof FileScanCounts)[]) total[key] += counts[key];
    }
    trail({ facts: { rows: rows.length, ...total } });
    return total;
  },
  { timeoutMs: 600_000 },
);

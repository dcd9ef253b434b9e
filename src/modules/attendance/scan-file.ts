import { createHash } from 'node:crypto';
import type { Tx } from '@/platform/db';
import {
  type DiscrepancyKind,
  discrepancyOf,
  type FileScanCounts,
  noScans,
  SCAN_DISCREPANCIES,
} from './file-scan.rules';
import type { OpenGate } from './gate-session';
import { countDiscrepancies, keyOfOpening, type Opening, openDiscrepancies } from './open-discrepancies';
import { type DecidedReading, decideReadings, letIn } from './reading.rules';
import type { ScanFileRow } from './scan.schema';
import { type FindTicket, findScannedTickets, type LockedTicket, lockScannedTickets } from './scanned-tickets';
import { type ReadingToWrite, storedOutcomes, writeScans } from './write-scans';

/** Rows of a file that are judged, and written, together. */
export const FILE_CHUNK = 5_000;

type FileReading = ReadingToWrite & { readonly row: ScanFileRow; readonly ticket: LockedTicket | null };

/** A row on which we and the organiser differ. `facts.session`: of the ticket. */
export type Disagreement = {
  readonly line: number;
  readonly kind: DiscrepancyKind;
  readonly facts: { readonly session?: string };
};

/** What differs between judging a file and writing it. */
type Way = {
  readonly tickets: (read: readonly string[]) => Promise<FindTicket>;
  readonly decide: (
    readings: readonly FileReading[],
    entered: ReadonlySet<string>,
  ) => Promise<readonly DecidedReading<FileReading>[]>;
  readonly open: (openings: readonly Opening[]) => Promise<number>;
};

/** A file under way: its rows in the order of their instants, by chunks; then its end. */
export type ScanFile = {
  take(rows: readonly ScanFileRow[]): Promise<readonly Disagreement[]>;
  end(): Promise<FileScanCounts>;
};

/** Always the same id for the same words: a reading sent again is the same scan. */
function clientIdOf(words: readonly string[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Calendar = { readonly byId: ReadonlyMap<string, OpenGate>; readonly byCode: ReadonlyMap<string, OpenGate> };

async function calendarOf(tx: Tx, programmeId: string): Promise<Calendar> {
  const sessions = await tx.$queryRaw<OpenGate[]>`
    SELECT id, programme_id AS "programmeId", code, starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone", status
    FROM session WHERE programme_id = ${programmeId}::uuid`;
  return {
    byId: new Map(sessions.map((session) => [session.id, session])),
    byCode: new Map(sessions.map((session) => [session.code, session])),
  };
}

const textOf = (row: ScanFileRow): string => row.code ?? row.reference ?? '';

/** Rule 10: a reading is known by its ticket, instant and session, and by whether it let somebody in; null when it belongs to no session we know. */
function placed(row: ScanFileRow, ticket: LockedTicket | null, { byCode, byId }: Calendar): FileReading | null {
  const session = row.sessionCode ? byCode.get(row.sessionCode) : byId.get(ticket?.sessionId ?? '');
  if (!session) return null;
  const said = row.said === 'LEFT' ? undefined : row.said;
  const words = [ticket?.id ?? textOf(row), session.id, row.scannedAt.toISOString(), letIn(said) ? 'in' : 'refused'];
  return {
    clientId: clientIdOf(['scan', ...words]),
    anewId: clientIdOf(['scan anew', ...words]),
    row,
    session,
    ticket,
    at: row.scannedAt,
    structureId: ticket?.structureId ?? null,
    ...(said === undefined ? {} : { said }),
  };
}

function openingOf(
  kind: DiscrepancyKind,
  { session, ticket, structureId, row, said }: DecidedReading<FileReading>,
): Opening {
  return {
    sessionId: session.id,
    ticketId: ticket?.id ?? null,
    structureId,
    kind,
    ours: ticket?.state ?? null,
    theirs: ticket ? (said ?? 'ENTERED') : textOf(row),
  };
}

const nowhere = (theirs: string): Opening => ({
  sessionId: null,
  ticketId: null,
  structureId: null,
  kind: SCAN_DISCREPANCIES.UNKNOWN,
  ours: null,
  theirs,
});

async function scanFile(tx: Tx, programmeId: string, way: Way): Promise<ScanFile> {
  const calendar = await calendarOf(tx, programmeId);
  const counts = noScans();
  const openings = new Map<string, Opening>();
  const entered = new Set<string>();
  const keep = (opening: Opening) => openings.set(keyOfOpening(opening), opening);

  const tell = (reading: DecidedReading<FileReading>): Disagreement[] => {
    const { decision, row, ticket } = reading;
    if (decision.repeated) counts.repeated += 1;
    else counts[decision.outcome] += 1;
    if (decision.enters && ticket) entered.add(ticket.id);
    const kind = discrepancyOf(reading);
    if (kind === null) return [];
    keep(openingOf(kind, reading));
    const session = ticket && calendar.byId.get(ticket.sessionId)?.code;
    return [{ line: row.line, kind, facts: session ? { session } : {} }];
  };
  const unplaced = (row: ScanFileRow): Disagreement[] => {
    counts.unplaced += 1;
    if (row.said !== undefined && row.said !== 'ENTERED') return [];
    keep(nowhere(textOf(row)));
    return [{ line: row.line, kind: SCAN_DISCREPANCIES.UNKNOWN, facts: {} }];
  };

  return {
    async take(all) {
      const rows = all.filter(({ said }) => said !== 'LEFT');
      counts.left += all.length - rows.length;
      const find = await way.tickets(rows.map(textOf));
      const readings = rows.map((row) => placed(row, find(textOf(row)), calendar) ?? row);
      const decided = await way.decide(
        readings.filter((reading) => 'row' in reading),
        entered,
      );
      return [...readings.flatMap((row) => ('row' in row ? [] : unplaced(row))), ...decided.flatMap(tell)];
    },
    async end() {
      // Whoever was refused and entered by another reading is in: nobody disagrees.
      const left = [...openings.values()].filter(
        ({ kind, ticketId }) => kind !== SCAN_DISCREPANCIES.REFUSED || !entered.has(ticketId ?? ''),
      );
      return { ...counts, discrepancies: await way.open(left) };
    },
  };
}

/** The file as it is applied: tickets are locked, scans and discrepancies written. */
export const writtenScanFile = (tx: Tx, programmeId: string, importId: string): Promise<ScanFile> =>
  scanFile(tx, programmeId, {
    tickets: (read) => lockScannedTickets(tx, programmeId, read),
    decide: (readings) => writeScans(tx, readings, { programmeId, source: 'IMPORT', scannedById: null, importId }),
    open: (openings) => openDiscrepancies(tx, programmeId, openings),
  });

/** What applying the file would do now; nothing is locked and nothing written. */
export function judgedScanFile(tx: Tx, programmeId: string): Promise<ScanFile> {
  let before: readonly DecidedReading<FileReading>[] = [];
  return scanFile(tx, programmeId, {
    tickets: (read) => findScannedTickets(tx, programmeId, read),
    decide: async (readings, entered) => {
      const known = await storedOutcomes(tx, readings);
      for (const { clientId, decision } of before) known.set(clientId, decision.outcome);
      before = decideReadings(readings, known, entered);
      return before;
    },
    open: (openings) => countDiscrepancies(tx, programmeId, openings),
  });
}

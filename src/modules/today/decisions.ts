import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { Decision, SessionBrief } from './today.rules';

/** Rows of one sort a page shows at most; the counts beside it are of all. */
const MOST = 200;
/** Hours before a cutoff from which a session asks for a decision. */
const HORIZON_HOURS = 48;
/** Hours before the cutoff from which seats that came back are worth offering again. */
const RETURNED_HOURS = 168;

type Session = { id: string; code: string; sport: string; venue: string; startsAt: Date; cutoffAt: Date };
const SESSION = Prisma.sql`s.id, s.code, s.sport, s.venue, s.starts_at AS "startsAt", s.cutoff_at AS "cutoffAt"`;
const brief = ({ code, sport, venue, startsAt }: SessionBrief): SessionBrief => ({ code, sport, venue, startsAt });

/** Rules 4 and 8: confirmed seats without a name, or whose link nobody took, when the cutoff is near. */
async function seatsAtRisk(tx: Tx, programmeId: string): Promise<Decision[]> {
  const rows = await tx.$queryRaw<(Session & { unnamed: number; unclaimed: number })[]>`
    SELECT ${SESSION}, count(*) FILTER (WHERE t.untaken)::int AS unclaimed,
      count(*) FILTER (WHERE NOT t.untaken AND t.named_at IS NULL)::int AS unnamed
    FROM session s
    CROSS JOIN LATERAL (SELECT t.named_at, t.state = 'CONFIRMED' AND EXISTS (
        SELECT FROM claim_link l WHERE l.ticket_id = t.id AND l.used_at IS NULL AND l.revoked_at IS NULL) AS untaken
      FROM ticket t WHERE t.session_id = s.id AND t.state IN ('CONFIRMED', 'CLAIMED')) t
    WHERE s.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED' AND s.cutoff_at > clock_timestamp()
      AND s.cutoff_at <= clock_timestamp() + make_interval(hours => ${HORIZON_HOURS}) AND (t.untaken OR t.named_at IS NULL)
    GROUP BY s.id ORDER BY s.cutoff_at LIMIT ${MOST}`;
  return rows.map((row) => ({
    id: `seats-${row.code}`,
    closesAt: row.cutoffAt,
    since: row.cutoffAt,
    matter: { kind: 'SEATS', session: brief(row), unnamed: row.unnamed, unclaimed: row.unclaimed },
  }));
}

/** Rule 5: seats that came back and that a structure in line can still fill. */
async function seatsReturned(tx: Tx, programmeId: string): Promise<Decision[]> {
  const rows = await tx.$queryRaw<(Session & { seats: number; inLine: number })[]>`
    SELECT ${SESSION}, back.seats, line.waiting AS "inLine"
    FROM session s
    CROSS JOIN LATERAL (SELECT count(DISTINCT d.structure_id)::int AS waiting FROM demand d
      WHERE d.session_id = s.id AND d.state IN ('SUBMITTED', 'REFUSED')) line
    CROSS JOIN LATERAL (SELECT count(*)::int AS seats FROM ticket t WHERE t.session_id = s.id AND t.state = 'FREE'
      AND EXISTS (SELECT FROM ticket_event e WHERE e.ticket_id = t.id AND e.to_state = 'FREE' AND e.from_state IN ('PROPOSED', 'CONFIRMED', 'CLAIMED'))) back
    WHERE s.programme_id = ${programmeId}::uuid AND s.status <> 'CANCELLED' AND s.cutoff_at > clock_timestamp()
      AND s.cutoff_at <= clock_timestamp() + make_interval(hours => ${RETURNED_HOURS}) AND line.waiting > 0 AND back.seats > 0
    ORDER BY s.cutoff_at LIMIT ${MOST}`;
  return rows.map((row) => ({
    id: `returned-${row.code}`,
    closesAt: row.cutoffAt,
    since: row.cutoffAt,
    matter: { kind: 'RETURNED', session: brief(row), seats: row.seats, inLine: row.inLine },
  }));
}

/** Rule 16: allocations whose date of answer is near or past. */
async function unanswered(tx: Tx, programmeId: string): Promise<Decision[]> {
  type Row = Session & {
    allocationId: string;
    structure: string;
    quantity: number;
    confirmBy: Date;
    remindedAt: Date | null;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${SESSION}, a.id AS "allocationId", st.name AS structure, a.quantity, a.confirm_by AS "confirmBy", a.reminded_at AS "remindedAt"
    FROM allocation a JOIN session s ON s.id = a.session_id JOIN structure st ON st.id = a.structure_id
    WHERE a.programme_id = ${programmeId}::uuid AND a.state = 'PROPOSED'
      AND a.confirm_by <= clock_timestamp() + make_interval(hours => ${HORIZON_HOURS})
    ORDER BY a.confirm_by, a.id LIMIT ${MOST}`;
  return rows.map((row) => ({
    id: `allocation-${row.allocationId}`,
    closesAt: row.confirmBy,
    since: row.confirmBy,
    matter: {
      kind: 'ALLOCATION',
      session: brief(row),
      allocationId: row.allocationId,
      structure: row.structure,
      seats: row.quantity,
      reminded: row.remindedAt !== null,
    },
  }));
}

/** Rule 8: mails that did not leave or came back, one row a wave, or a kind when they belong to none. */
async function lostMails(tx: Tx, programmeId: string): Promise<Decision[]> {
  type Row = {
    waveId: string | null;
    wave: number | null;
    mailKind: string;
    failed: number;
    bounced: number;
    since: Date;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m.wave_id AS "waveId", w.number AS wave, m.kind AS "mailKind", count(*) FILTER (WHERE m.state = 'FAILED')::int AS failed,
      count(*) FILTER (WHERE m.state = 'BOUNCED')::int AS bounced, min(m.created_at) AS since
    FROM mail m LEFT JOIN wave w ON w.id = m.wave_id
    WHERE m.programme_id = ${programmeId}::uuid AND m.state IN ('FAILED', 'BOUNCED')
    GROUP BY m.wave_id, w.number, m.kind LIMIT ${MOST}`;
  return rows.map(({ since, ...row }) => ({
    id: `mails-${row.waveId ?? ''}-${row.mailKind}`,
    closesAt: null,
    since,
    matter: { kind: 'MAILS', ...row },
  }));
}

/** Rule 11: two sources that disagree, one row a session and type. */
async function openDiscrepancies(tx: Tx, programmeId: string): Promise<Decision[]> {
  type Row = {
    type: string;
    count: number;
    since: Date;
    code: string | null;
    sport: string;
    venue: string;
    startsAt: Date;
  };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.kind AS type, count(*)::int AS count, min(d.created_at) AS since, s.code, s.sport, s.venue, s.starts_at AS "startsAt"
    FROM discrepancy d LEFT JOIN session s ON s.id = d.session_id
    WHERE d.programme_id = ${programmeId}::uuid AND d.state = 'OPEN' GROUP BY d.kind, s.id ORDER BY min(d.created_at) LIMIT ${MOST}`;
  return rows.map(({ type, count, since, code, ...session }) => ({
    id: `discrepancy-${type}-${code ?? ''}`,
    closesAt: null,
    since,
    matter: { kind: 'DISCREPANCIES', type, count, session: code ? brief({ code, ...session }) : null },
  }));
}

/** Files read and checked, waiting for somebody to apply or refuse them. */
async function importsReady(tx: Tx, programmeId: string): Promise<Decision[]> {
  const rows = await tx.import.findMany({
    where: { programmeId, state: 'READY' },
    select: { id: true, fileName: true, goodRows: true, badRows: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
    take: MOST,
  });
  return rows.map((row) => ({
    id: `import-${row.id}`,
    closesAt: null,
    since: row.createdAt,
    matter: { kind: 'IMPORT', importId: row.id, fileName: row.fileName, good: row.goodRows, bad: row.badRows },
  }));
}

/** All that needs a decision in a programme, unordered. For the city's staff: row-level security shows others nothing. */
export async function readDecisions(tx: Tx, programmeId: string): Promise<Decision[]> {
  const parts: Decision[] = [];
  for (const read of [seatsAtRisk, seatsReturned, unanswered, lostMails, openDiscrepancies, importsReady])
    parts.push(...(await read(tx, programmeId)));
  return parts;
}

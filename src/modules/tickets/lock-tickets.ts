import { type ProgrammeRules, programmeRules } from '@/modules/programmes/programme.schema';
import type { Competition, SessionStatus, Slot } from '@/modules/sessions/session.rules';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import type { Ticket } from './ticket.rules';

/** A ticket with the facts of its session, locked until the end of the transaction. */
export type LockedTicket = Ticket & SessionFacts & { readonly version: number };
type SessionFacts = Slot & {
  readonly competition: Competition;
  readonly cutoffAt: Date;
  readonly sessionStatus: SessionStatus;
};
export type Locked = {
  readonly tickets: readonly LockedTicket[];
  /** The database's clock after the locks were got: the cutoff is judged by it (rule 4). */
  readonly now: Date;
  readonly rules: ProgrammeRules;
};
type Row = Omit<Ticket, 'cutoffAt' | 'sessionStatus'> & { readonly version: number };
type SessionRow = SessionFacts & { readonly id: string; readonly rules: unknown; readonly now: Date };

const CHUNK = 5_000;

async function lockRows(tx: Tx, ids: readonly string[]): Promise<Row[]> {
  const sorted = [...new Set(ids)].sort();
  const rows: Row[] = [];
  for (let at = 0; at < sorted.length; at += CHUNK) {
    const locked = await tx.$queryRaw<Row[]>`
      SELECT id, programme_id AS "programmeId", session_id AS "sessionId", kind, state, structure_id AS "structureId",
        allocation_id AS "allocationId", group_leader_id AS "groupLeaderId", beneficiary_id AS "beneficiaryId",
        named_at AS "namedAt", rename_count AS "renameCount", claimed_at AS "claimedAt", entered_at AS "enteredAt", version
      FROM ticket WHERE id = ANY(${sorted.slice(at, at + CHUNK)}::uuid[]) ORDER BY id FOR UPDATE`;
    rows.push(...locked);
  }
  // One the actor may not see and one that does not exist look alike.
  if (rows.length !== sorted.length) throw new DomainError('not-found', 'tickets/not-found');
  return rows;
}

/**
 * Locks tickets of one programme, in order of id, as the actor sees them; only then reads their sessions and the clock,
 * so that a wait for the lock counts (rule 4). Throws `tickets/not-found`, also for another structure's ticket.
 */
export async function lockTickets(tx: Tx, ids: readonly string[]): Promise<Locked> {
  const rows = await lockRows(tx, ids);
  const programmeId = rows[0]?.programmeId ?? null;
  const sessionIds = [...new Set(rows.map((row) => row.sessionId))];
  const sessions = await tx.$queryRaw<SessionRow[]>`
    SELECT s.id, s.competition, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.cutoff_at AS "cutoffAt",
      s.status AS "sessionStatus", p.rules, clock_timestamp() AS now
    FROM session s JOIN programme p ON p.id = s.programme_id
    WHERE s.id = ANY(${sessionIds}::uuid[]) AND s.programme_id = ${programmeId}::uuid`;
  const byId = new Map(sessions.map(({ id, rules: _rules, now: _now, ...facts }) => [id, facts]));
  const tickets = rows.flatMap((row) => {
    const facts = row.programmeId === programmeId ? byId.get(row.sessionId) : undefined;
    return facts ? [{ ...row, ...facts }] : [];
  });
  const [session] = sessions;
  if (!session || tickets.length !== rows.length) throw new DomainError('not-found', 'tickets/not-found');
  return { tickets, now: session.now, rules: programmeRules.parse(session.rules) };
}

/** One of them. Throws `tickets/not-found`. */
export async function lockTicket(tx: Tx, id: string) {
  const { tickets, now, rules } = await lockTickets(tx, [id]);
  const [ticket] = tickets;
  if (!ticket) throw new DomainError('not-found', 'tickets/not-found');
  return { ticket, now, rules };
}

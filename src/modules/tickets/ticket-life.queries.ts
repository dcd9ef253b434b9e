import { isStaff } from '@/modules/accounts/actor.rules';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { pageOf } from '@/platform/readings';
import { mayReadTicket, ticketAbilities } from './ticket.policy';
import type { Ticket, TicketState } from './ticket.rules';
import { ticketId } from './ticket.schema';

type Row = Ticket & {
  readonly reference: string;
  readonly category: string;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly session: string;
  readonly sport: string;
  readonly venue: string;
  readonly startsAt: Date;
  readonly structure: string | null;
  readonly person: string | null;
  readonly version: number;
  /** The version of the person whose name it is, for a correction of it. */
  readonly personVersion: number | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly leader: string | null;
  readonly leaderEmail: string | null;
};

export type LifeEvent = {
  readonly id: string;
  readonly at: Date;
  /** The command that did it, such as tickets/restitute. */
  readonly cause: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly fromState: TicketState | null;
  readonly toState: TicketState | null;
  readonly person: string | null;
  readonly leader: string | null;
  readonly structure: string | null;
  readonly renameCount: number | null;
  readonly reason: string | null;
  readonly note: string | null;
};

/** One ticket, its whole life with causes, authors and dates (rule 11), and what may be done next. Throws `tickets/not-found`. */
export const readTicket = query(
  'tickets/one',
  ticketId,
  async ({ tx, actor, now }, input) => {
    const programmeId = programmeIdOf(actor);
    const [ticket] = await tx.$queryRaw<Row[]>`
    SELECT t.id, t.programme_id AS "programmeId", t.session_id AS "sessionId", t.kind, t.state, t.structure_id AS "structureId",
      t.allocation_id AS "allocationId", t.group_leader_id AS "groupLeaderId", t.beneficiary_id AS "beneficiaryId",
      t.named_at AS "namedAt", t.rename_count AS "renameCount", t.claimed_at AS "claimedAt", t.entered_at AS "enteredAt",
      t.version, b.version AS "personVersion",
      t.reference, t.category, t.block, t.row, t.seat, s.cutoff_at AS "cutoffAt", s.status AS "sessionStatus", s.code AS session,
      s.sport, s.venue, s.starts_at AS "startsAt", st.name AS structure, b.last_name AS "lastName", b.first_name AS "firstName",
      nullif(btrim(concat(b.first_name, ' ', b.last_name)), '') AS person,
      nullif(btrim(concat(g.first_name, ' ', g.last_name)), '') AS leader, g.email AS "leaderEmail"
    FROM ticket t JOIN session s ON s.id = t.session_id LEFT JOIN structure st ON st.id = t.structure_id
    LEFT JOIN beneficiary b ON b.id = t.beneficiary_id LEFT JOIN group_leader g ON g.id = t.group_leader_id
    WHERE t.id = ${input.ticketId}::uuid AND t.programme_id = ${programmeId}::uuid`;
    if (!ticket || !mayReadTicket(actor, ticket)) throw new DomainError('not-found', 'tickets/not-found');
    const rules = await readRules(tx, programmeId);
    const staff = isStaff(actor);
    const events = await tx.$queryRaw<LifeEvent[]>`
    SELECT 'e' || e.id AS id, e.at, e.cause, e.actor, u.name AS "actorName", e.from_state AS "fromState", e.to_state AS "toState",
      nullif(btrim(concat(b.first_name, ' ', b.last_name)), '') AS person,
      nullif(btrim(concat(g.first_name, ' ', g.last_name)), '') AS leader, st.name AS structure,
      e.rename_count::int AS "renameCount", a.reason, CASE WHEN ${staff} THEN n.note END AS note
    FROM ticket_event e
    LEFT JOIN user_account u ON e.actor = 'user:' || u.id
    LEFT JOIN beneficiary b ON b.id = e.beneficiary_id LEFT JOIN group_leader g ON g.id = e.group_leader_id
    LEFT JOIN structure st ON st.id = e.structure_id
    LEFT JOIN LATERAL (
      SELECT a.id, a.reason FROM audit a WHERE a.subject_type = 'ticket' AND a.subject_id = e.ticket_id::text AND a.action = e.cause
        AND a.outcome = 'DONE' AND a.at BETWEEN e.at AND e.at + interval '15 seconds' ORDER BY a.at LIMIT 1) a ON true
    LEFT JOIN audit_note n ON ${staff} AND n.audit_id = a.id
    WHERE e.ticket_id = ${ticket.id}::uuid
    UNION ALL
    SELECT 'a' || a.id, a.at, a.action, a.actor, u.name, NULL, NULL, NULL, NULL, NULL, NULL, a.reason, CASE WHEN ${staff} THEN n.note END
    FROM audit a LEFT JOIN user_account u ON a.actor = 'user:' || u.id LEFT JOIN audit_note n ON ${staff} AND n.audit_id = a.id
    WHERE a.subject_type = 'ticket' AND a.subject_id = ${ticket.id} AND a.action = 'tickets/correct-name' AND a.outcome = 'DONE'
    ORDER BY at DESC, id DESC LIMIT 200`;
    return {
      ...ticket,
      maxRenames: rules.maxRenames,
      cutoffHours: rules.cutoffHours,
      events,
      can: ticketAbilities(actor, ticket, now, rules),
    };
  },
  { personal: ({ ticketId }, read, actor) => pageOf(actor, 'ticket', ticketId, read && 1) },
);

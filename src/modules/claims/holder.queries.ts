import { arriveBy, qrVisibleAt } from '@/modules/programmes/programme.rules';
import { type ProgrammeRules, programmeRules } from '@/modules/programmes/programme.schema';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { isClosed } from '@/modules/sessions/session.rules';
import { ticketAbilities } from '@/modules/tickets/ticket.policy';
import type { Ticket } from '@/modules/tickets/ticket.rules';
import { nothing, query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { listOf } from '@/platform/readings';

type Row = Ticket & {
  readonly version: number;
  readonly code: string;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly sessionCode: string;
  readonly sport: string;
  readonly venue: string;
  readonly city: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly personName: string | null;
};
type Head = {
  programme: string;
  timeZone: string;
  senderName: string;
  contactEmail: string;
  contactPhone: string;
  rules: unknown;
  firstName: string | null;
  email: string | null;
  structure: string;
};

/** "k…x@exemple.org": enough to recognise one's own address, not enough to learn it. */
function veiled(email: string | null): string {
  const [name = '', domain = ''] = (email ?? '').split('@');
  return `${name.slice(0, 1)}…${name.length > 1 ? name.slice(-1) : ''}@${domain}`;
}

/** Rule 9: what the QR carries, only when it may be shown: taken, issued by us, and few enough hours before. */
function qrOf(row: Row, rules: ProgrammeRules, now: Date) {
  const showsAt = qrVisibleAt(row.startsAt, rules);
  const mine = row.state === 'CLAIMED' || row.state === 'ENTERED';
  const shown = mine && rules.delivery === 'SELF_ISSUED' && now >= showsAt;
  return { showsAt, code: shown ? row.code : null };
}

function present(row: Row, rules: ProgrammeRules, now: Date, can: ReturnType<typeof ticketAbilities>) {
  const { name, rename, restitute, claim } = can;
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    block: row.block,
    row: row.row,
    seat: row.seat,
    personId: row.beneficiaryId,
    personName: row.personName,
    named: row.namedAt !== null,
    renames: { done: row.renameCount, max: rules.maxRenames },
    closed: isClosed(now, row.cutoffAt),
    qr: qrOf(row, rules, now),
    can: { name, rename, restitute, claim },
  };
}
export type HeldTicket = ReturnType<typeof present>;

export type HeldOuting = {
  readonly sessionId: string;
  readonly code: string;
  readonly sport: string;
  readonly venue: string;
  readonly city: string;
  readonly startsAt: Date;
  readonly arriveAt: Date;
  readonly cutoffAt: Date;
  readonly cancelled: boolean;
  readonly over: boolean;
  readonly tickets: HeldTicket[];
};

/** Everything behind a claim link: the sessions of this group leader, the next first, each with its tickets. Changes nothing (rule 8). */
export const heldTickets = query(
  'claims/held',
  nothing,
  async ({ tx, actor, now }) => {
    if (actor.kind !== 'holder') throw new DomainError('not-found', 'claims/dead-link');
    const [head] = await tx.$queryRaw<Head[]>`
    SELECT p.name AS programme, p.time_zone AS "timeZone", p.sender_name AS "senderName", p.contact_email AS "contactEmail",
      p.contact_phone AS "contactPhone", p.rules, g.first_name AS "firstName", g.email, st.name AS structure
    FROM group_leader g JOIN programme p ON p.id = g.programme_id JOIN structure st ON st.id = g.structure_id
    WHERE g.id = ${actor.groupLeaderId}::uuid AND p.id = ${programmeIdOf(actor)}::uuid`;
    if (!head) throw new DomainError('not-found', 'claims/dead-link');
    const rules = programmeRules.parse(head.rules);
    const rows = await tx.$queryRaw<Row[]>`
    SELECT t.id, t.programme_id AS "programmeId", t.session_id AS "sessionId", t.kind, t.state, t.structure_id AS "structureId",
      t.allocation_id AS "allocationId", t.group_leader_id AS "groupLeaderId", t.beneficiary_id AS "beneficiaryId",
      t.named_at AS "namedAt", t.rename_count AS "renameCount", t.claimed_at AS "claimedAt", t.entered_at AS "enteredAt",
      t.version, t.code, t.block, t.row, t.seat, s.cutoff_at AS "cutoffAt", s.status AS "sessionStatus", s.code AS "sessionCode", s.sport,
      s.venue, s.city, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      nullif(btrim(concat(b.first_name, ' ', b.last_name)), '') AS "personName"
    FROM ticket t JOIN session s ON s.id = t.session_id LEFT JOIN beneficiary b ON b.id = t.beneficiary_id
    WHERE t.group_leader_id = ${actor.groupLeaderId}::uuid
    ORDER BY s.ends_at < clock_timestamp(), s.starts_at, s.code, t.block, length(t.row), t.row, length(t.seat), t.seat`;
    const outings = new Map<string, HeldOuting>();
    for (const row of rows) {
      const { sessionId, sport, venue, city, startsAt, cutoffAt } = row;
      const fresh: HeldOuting = {
        ...{ sessionId, code: row.sessionCode, sport, venue, city, startsAt, cutoffAt },
        arriveAt: arriveBy(startsAt, rules),
        cancelled: row.sessionStatus === 'CANCELLED',
        over: row.endsAt < now,
        tickets: [],
      };
      const outing = outings.get(sessionId) ?? fresh;
      outings.set(sessionId, outing);
      outing.tickets.push(present(row, rules, now, ticketAbilities(actor, row, now, rules)));
    }
    const { rules: _rules, email, ...words } = head;
    return {
      ...words,
      email: veiled(email),
      delivery: rules.delivery,
      cutoffHours: rules.cutoffHours,
      outings: [...outings.values()],
    };
  },
  {
    personal: (_, read, actor) =>
      listOf(
        actor,
        null,
        read?.outings.reduce((sum, { tickets }) => sum + tickets.length, 0),
      ),
  },
);

export type HolderChoice = { readonly id: string; readonly name: string; readonly wheelchair: boolean };

/** Rule 1: the names a group leader may choose from: the list its structure handed over; 5,000 at most. */
export const holderChoices = query(
  'claims/choices',
  nothing,
  async ({ tx, actor }): Promise<HolderChoice[]> => {
    if (actor.kind !== 'holder') throw new DomainError('not-found', 'claims/dead-link');
    const rows = await tx.beneficiary.findMany({
      where: { programmeId: actor.programmeId, structureId: actor.structureId },
      select: { id: true, lastName: true, firstName: true, wheelchair: true },
      orderBy: [{ sortKey: 'asc' }, { id: 'asc' }],
      take: 5_000,
    });
    return rows.map((row) => ({
      id: row.id,
      name: `${row.firstName} ${row.lastName}`.trim(),
      wheelchair: row.wheelchair,
    }));
  },
  { personal: (_, read, actor) => listOf(actor, null, read?.length) },
);

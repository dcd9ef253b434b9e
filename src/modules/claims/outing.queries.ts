import { z } from 'zod';
import { mayAnswerAllocation } from '@/modules/allocation/allocation.policy';
import { type AskedFormulas, BY_HAND, formulasIn, needIn } from '@/modules/allocation/allocation.rules';
import { readRules } from '@/modules/programmes/read-programme';
import { isClosed } from '@/modules/sessions/session.rules';
import { ticketAbilities } from '@/modules/tickets/ticket.policy';
import type { Ticket } from '@/modules/tickets/ticket.rules';
import { query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { pageOf } from '@/platform/readings';
import type { MailState } from './mail.schema';
import { outingsOf } from './space.queries';

export const outingInput = z.strictObject({ allocationId: z.uuid() });

type Row = Ticket & {
  readonly version: number;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly person: string | null;
};
export type OutingLeader = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly tickets: number;
  readonly claimed: number;
  readonly mail: MailState | null;
  readonly mailAt: Date | null;
};
export type OutingTicket = {
  readonly id: string;
  readonly version: number;
  readonly kind: Ticket['kind'];
  readonly state: Ticket['state'];
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly groupLeaderId: string | null;
  readonly personId: string | null;
  readonly person: string | null;
  readonly named: boolean;
  readonly renameCount: number;
  readonly can: { name: boolean; rename: boolean; restitute: boolean; assign: boolean; takeBack: boolean };
};

/** One allocation with its tickets, its group leaders and what may be done with each. Throws `allocation/not-found`. */
export const readOuting = query(
  'claims/outing',
  outingInput,
  async ({ tx, actor, now }, input) => {
    const [owner] = await tx.$queryRaw<{ programmeId: string; structureId: string }[]>`
    SELECT programme_id AS "programmeId", structure_id AS "structureId" FROM allocation WHERE id = ${input.allocationId}::uuid`;
    if (!owner || !mayAnswerAllocation(actor, owner)) throw new DomainError('not-found', 'allocation/not-found');
    const [outing] = await outingsOf(tx, owner, input.allocationId);
    if (!outing) throw new DomainError('not-found', 'allocation/not-found');
    const rules = await readRules(tx, owner.programmeId);
    const rows = await tx.$queryRaw<Row[]>`
    SELECT t.id, t.programme_id AS "programmeId", t.session_id AS "sessionId", t.kind, t.state, t.structure_id AS "structureId",
      t.allocation_id AS "allocationId", t.group_leader_id AS "groupLeaderId", t.beneficiary_id AS "beneficiaryId",
      t.named_at AS "namedAt", t.rename_count AS "renameCount", t.claimed_at AS "claimedAt", t.entered_at AS "enteredAt",
      t.version, t.block, t.row, t.seat, s.cutoff_at AS "cutoffAt", s.status AS "sessionStatus",
      nullif(btrim(concat(b.first_name, ' ', b.last_name)), '') AS person
    FROM ticket t JOIN session s ON s.id = t.session_id LEFT JOIN beneficiary b ON b.id = t.beneficiary_id
    WHERE t.allocation_id = ${input.allocationId}::uuid ORDER BY t.block, length(t.row), t.row, length(t.seat), t.seat`;
    const tickets = rows.map((row): OutingTicket => {
      const { name, rename, restitute, assign, takeBack } = ticketAbilities(actor, row, now, rules);
      return {
        ...{
          id: row.id,
          version: row.version,
          kind: row.kind,
          state: row.state,
          block: row.block,
          row: row.row,
          seat: row.seat,
        },
        ...{ groupLeaderId: row.groupLeaderId, personId: row.beneficiaryId, person: row.person },
        named: row.namedAt !== null,
        renameCount: row.renameCount,
        can: { name, rename, restitute, assign, takeBack },
      };
    });
    const [wish] = await tx.$queryRaw<AskedFormulas[]>`
      SELECT d.group_size::int AS size, d.quantity::int AS quantity FROM allocation a JOIN demand d ON d.id = a.demand_id WHERE a.id = ${input.allocationId}::uuid`;
    const { size, quantity } = formulasIn(needIn(rows), wish ?? BY_HAND, rules);
    const leaders = await tx.$queryRaw<OutingLeader[]>`
    SELECT g.id, btrim(concat(g.first_name, ' ', g.last_name)) AS name, g.email, count(t.id)::int AS tickets,
      count(t.claimed_at)::int AS claimed, m.state AS mail, m.at AS "mailAt"
    FROM group_leader g LEFT JOIN ticket t ON t.group_leader_id = g.id AND t.allocation_id = ${input.allocationId}::uuid
    LEFT JOIN LATERAL (
      SELECT m.state, coalesce(m.sent_at, m.created_at) AS at FROM mail m
      WHERE m.group_leader_id = g.id AND m.kind = 'CLAIM' ORDER BY m.created_at DESC LIMIT 1) m ON true
    WHERE g.structure_id = ${owner.structureId}::uuid AND g.programme_id = ${owner.programmeId}::uuid AND g.purged_at IS NULL
    GROUP BY g.id, m.state, m.at ORDER BY count(t.id) DESC, lower(g.last_name), g.id`;
    return {
      outing,
      tickets,
      leaders,
      closed: isClosed(now, outing.cutoffAt),
      rules,
      /** The whole groups proposed: some of them can be kept (rule 15). */
      formulas: { size, quantity },
      can: { answer: outing.state === 'PROPOSED' && !isClosed(now, outing.confirmBy) },
    };
  },
  {
    personal: ({ allocationId }, read, actor) =>
      pageOf(actor, 'allocation', allocationId, read && read.tickets.length + read.leaders.length),
  },
);

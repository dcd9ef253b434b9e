import type { SessionStatus } from '@/modules/sessions/session.rules';
import type { TicketState } from '@/modules/tickets/ticket.rules';
import { query } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';
import { pageOf } from '@/platform/readings';
import { requireGate } from './gate-session';
import { gateSessionInput } from './scan.schema';

/** A seat of the session as a device without network may judge it: codes only as their SHA-256 in hex. */
export type RosterSeat = {
  readonly code: string;
  readonly reference: string;
  readonly state: TicketState;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly name: string | null;
  readonly structureName: string | null;
  readonly enteredAt: Date | null;
};
export type Roster = {
  readonly session: {
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly timeZone: string;
    readonly status: SessionStatus;
  };
  readonly seats: readonly RosterSeat[];
};

/**
 * All seats of one session, for the gate that loses its network: kept in the memory of the page, never stored. Throws
 * `attendance/session-not-found`, `attendance/not-on-duty`.
 */
export const gateRoster = query(
  'attendance/roster',
  gateSessionInput,
  async ({ tx, actor, now }, { sessionId }): Promise<Roster> => {
    const { startsAt, endsAt, timeZone, status } = await requireGate(tx, actor, sessionId, now);
    const seats = await inTheCitysName(
      tx,
      actor,
      () => tx.$queryRaw<RosterSeat[]>`
    SELECT encode(sha256(convert_to(t.code, 'UTF8')), 'hex') AS code, encode(sha256(convert_to(t.reference, 'UTF8')), 'hex') AS reference,
      t.state, t.block, t.row, t.seat, nullif(concat_ws(' ', b.first_name, b.last_name), '') AS name, o.name AS "structureName",
      t.entered_at AS "enteredAt"
    FROM ticket t LEFT JOIN beneficiary b ON b.id = t.beneficiary_id LEFT JOIN structure o ON o.id = t.structure_id
    WHERE t.session_id = ${sessionId}::uuid ORDER BY t.id LIMIT 20000`,
    );
    return { session: { startsAt, endsAt, timeZone, status }, seats };
  },
  { personal: ({ sessionId }, read, actor) => pageOf(actor, 'session', sessionId, read?.seats.length) },
);

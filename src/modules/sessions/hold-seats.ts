import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { markSession, requireSeen } from '@/platform/versions';
import { lockSession } from './lock-session';
import { mayChangeSession } from './session.policy';
import { holdSeatsInput } from './session.schema';

type Move = { sessionId: string; kind: string; quantity: number; from: 'FREE' | 'HELD'; to: 'FREE' | 'HELD' };

/** Moves seats between stock and reserve, the last rows first; answers how many there were to move. */
function moveSeats(tx: Tx, { sessionId, kind, quantity, from, to }: Move): Promise<number> {
  return tx.$executeRaw`
    UPDATE ticket SET state = ${to}::"TicketState" WHERE id IN (
      SELECT id FROM ticket WHERE session_id = ${sessionId}::uuid AND kind = ${kind}::"TicketKind" AND state = ${from}::"TicketState"
      ORDER BY block DESC, row DESC, length(seat) DESC, seat DESC LIMIT ${quantity} FOR UPDATE)`;
}

function reserveCommand(name: string, from: Move['from'], to: Move['to']) {
  return command(name, holdSeatsInput, async ({ tx, actor, trail }, input) => {
    const { reason, note, version, ...wanted } = input;
    trail({ subject: ['session', input.sessionId], reason, ...(note && { note }) });
    const programmeId = programmeIdOf(actor);
    authorize(mayChangeSession(actor, { programmeId }));
    const session = await lockSession(tx, input.sessionId, programmeId);
    if (session.status === 'CANCELLED') throw new DomainError('conflict', 'sessions/cancelled', { code: session.code });
    requireSeen(session, { actor, seen: version, among: ['reserve', 'status'] });
    const moved = await moveSeats(tx, { ...wanted, from, to });
    if (moved < input.quantity) {
      throw new DomainError('conflict', 'sessions/not-enough-seats', { asked: input.quantity, found: moved });
    }
    await markSession(tx, session.id, 'reserve');
    trail({ facts: { kind: input.kind, quantity: moved } });
    return { moved };
  });
}

/**
 * The city keeps free seats back for itself. Throws `sessions/not-enough-seats`, `sessions/cancelled`, `sessions/not-found`,
 * `common/changed-meanwhile` when somebody moved seats of the reserve since.
 */
export const holdSeats = reserveCommand('sessions/hold-seats', 'FREE', 'HELD');

/** Seats of the reserve are free again (rule 5). Throws as above. */
export const releaseSeats = reserveCommand('sessions/release-seats', 'HELD', 'FREE');

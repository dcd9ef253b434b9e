import { mayAssignGate } from '@/modules/accounts/account.policy';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { markSession, requireSeen } from '@/platform/versions';
import { lockSession } from './lock-session';
import { gateInput } from './session.schema';
import { dayOf } from './session-day.rules';

/**
 * Names who stands at the gate of a session on one day at the venue: exactly these, nobody else. Throws
 * `sessions/not-gate-staff` when one of them is not an open account of the gate, `sessions/not-found`,
 * `common/changed-meanwhile`.
 */
export const assignGate = command('sessions/assign-gate', gateInput, async ({ tx, actor, trail }, input) => {
  trail({ subject: ['session', input.sessionId] });
  const programmeId = programmeIdOf(actor);
  authorize(mayAssignGate(actor, { programmeId }));
  const session = await lockSession(tx, input.sessionId, programmeId);
  requireSeen(session, { actor, seen: input.version, among: ['gate', 'startsAt', 'status'] });
  const day = input.day ?? dayOf(session.startsAt, session.timeZone);
  const staff = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM user_account WHERE id = ANY(${input.userIds}::uuid[]) AND role = 'GATE' AND disabled_at IS NULL`;
  if (staff.length !== new Set(input.userIds).size) throw new DomainError('invalid', 'sessions/not-gate-staff');
  await tx.$executeRaw`
    DELETE FROM gate_assignment WHERE session_id = ${session.id}::uuid AND day = ${day}::date AND user_id <> ALL(${input.userIds}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO gate_assignment (user_id, session_id, day)
    SELECT u, ${session.id}::uuid, ${day}::date FROM unnest(${input.userIds}::uuid[]) AS u ON CONFLICT DO NOTHING`;
  await markSession(tx, session.id, 'gate');
  trail({ facts: { day, people: staff.length } });
  return { day, people: staff.length };
});

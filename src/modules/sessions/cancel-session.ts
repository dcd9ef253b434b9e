import { tellLeaders } from '@/modules/allocation/tell-leaders';
import { sendMail } from '@/modules/claims/mail.schema';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { type CommandContext, command } from '@/platform/command';
import { inTheCitysName } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { requireSeen } from '@/platform/versions';
import { lockSession } from './lock-session';
import { mayChangeSession } from './session.policy';
import { cancelSessionInput } from './session.schema';
import { takeBackSeats } from './take-back-seats';

/** Every holder of a place is told, not only the structure (rules 7 and 11). */
async function tellHolders(
  { tx, actor, later }: CommandContext,
  programmeId: string,
  sessionId: string,
  groupLeaderIds: readonly string[],
): Promise<number> {
  const mails = await inTheCitysName(
    tx,
    actor,
    () =>
      tx.$queryRaw<{ id: string }[]>`
    INSERT INTO mail (programme_id, structure_id, kind, group_leader_id, subject_id)
    SELECT ${programmeId}::uuid, g.structure_id, 'CANCELLATION_NOTICE', g.id, ${sessionId}::uuid
    FROM group_leader g WHERE g.id = ANY(${[...groupLeaderIds]}::uuid[]) AND g.email IS NOT NULL RETURNING id`,
  );
  await later(sendMail, ...mails.map(({ id }) => ({ mailId: id })));
  return mails.length;
}

/**
 * Rule 7: a cancelled session returns everything: all its seats are the city's reserve, its allocations are closed, its
 * demands refused, every structure and every holder is told. Throws `sessions/cancelled`, `sessions/not-found`,
 * `common/changed-meanwhile`.
 */
export const cancelSession = command(
  'sessions/cancel',
  cancelSessionInput,
  async (context, input) => {
    const { tx, actor, trail } = context;
    trail({ subject: ['session', input.sessionId], reason: input.reason, ...(input.note && { note: input.note }) });
    const programmeId = programmeIdOf(actor);
    authorize(mayChangeSession(actor, { programmeId }));
    const session = await lockSession(tx, input.sessionId, programmeId);
    if (session.status === 'CANCELLED') throw new DomainError('conflict', 'sessions/cancelled', { code: session.code });
    requireSeen(session, { actor, seen: input.version, among: ['startsAt', 'endsAt', 'status'] });
    const back = await takeBackSeats(tx, actor, session.id, null, 'HELD');
    await tx.$executeRaw`
      UPDATE ticket SET state = 'HELD' WHERE session_id = ${session.id}::uuid AND state = 'FREE'`;
    await tx.$executeRaw`UPDATE session SET status = 'CANCELLED' WHERE id = ${session.id}::uuid`;
    await tx.$executeRaw`
      UPDATE demand SET state = 'REFUSED' WHERE session_id = ${session.id}::uuid AND state = 'SUBMITTED'`;
    const notices = back.structureIds.map((structureId) => ({ structureId, subjectId: session.id }));
    const leaders = await tellLeaders(context, 'CANCELLATION_NOTICE', session.programmeId, notices);
    const holders = await tellHolders(context, session.programmeId, session.id, back.groupLeaderIds);
    trail({ facts: { seats: back.seats, structures: back.structureIds.length, mails: leaders + holders } });
    return { seats: back.seats, structures: back.structureIds.length, mails: leaders + holders };
  },
  { timeoutMs: 60_000 },
);

import { tellLeaders } from '@/modules/allocation/tell-leaders';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { requireSeen } from '@/platform/versions';
import { lockSession } from './lock-session';
import { mayChangeSession } from './session.policy';
import { answerDate, decidePostponement } from './session.rules';
import { postponeSessionInput } from './session.schema';

/**
 * Rule 7: the session moves and its cutoff with it; each structure that holds seats is asked to keep or to return them
 * before `answerBy`. Dates to confirm never lie after the new cutoff. Throws what `decidePostponement` throws,
 * `sessions/bad-answer-date`, `sessions/not-found`, `common/changed-meanwhile`.
 */
export const postponeSession = command('sessions/postpone', postponeSessionInput, async (context, input) => {
  const { tx, actor, trail } = context;
  trail({ subject: ['session', input.sessionId], reason: input.reason, ...(input.note && { note: input.note }) });
  const programmeId = programmeIdOf(actor);
  authorize(mayChangeSession(actor, { programmeId }));
  const session = await lockSession(tx, input.sessionId, programmeId);
  requireSeen(session, { actor, seen: input.version, among: ['startsAt', 'endsAt', 'status'] });
  const rules = await readRules(tx, session.programmeId);
  const now = await databaseClock(tx);
  const moved = decidePostponement(session, { startsAt: input.startsAt, endsAt: input.endsAt }, now, rules);
  const answerBy = answerDate(moved, input.answerBy, now);
  await tx.$executeRaw`
    UPDATE session SET starts_at = ${moved.startsAt}, ends_at = ${moved.endsAt}, cutoff_at = ${moved.cutoffAt},
      status = 'POSTPONED' WHERE id = ${session.id}::uuid`;
  await tx.$executeRaw`
    UPDATE allocation SET confirm_by = ${moved.cutoffAt} WHERE session_id = ${session.id}::uuid AND state = 'PROPOSED' AND confirm_by > ${moved.cutoffAt}`;
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO postponement (session_id, from_starts_at, to_starts_at, answer_by)
    VALUES (${session.id}::uuid, ${session.startsAt}, ${moved.startsAt}, ${answerBy}) RETURNING id`;
  const postponementId = made?.id ?? '';
  const asked = await tx.$queryRaw<{ structureId: string }[]>`
    SELECT DISTINCT structure_id AS "structureId" FROM ticket WHERE session_id = ${session.id}::uuid AND structure_id IS NOT NULL`;
  const notices = asked.map(({ structureId }) => ({ structureId, subjectId: postponementId }));
  const mails = await tellLeaders(context, 'DECISION_NOTICE', session.programmeId, notices);
  trail({
    facts: {
      postponementId,
      fromStartsAt: session.startsAt.toISOString(),
      toStartsAt: moved.startsAt.toISOString(),
      answerBy: answerBy.toISOString(),
      structures: asked.length,
    },
  });
  return { postponementId, answerBy, cutoffAt: moved.cutoffAt, structures: asked.length, mails };
});

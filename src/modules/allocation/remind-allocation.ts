import { programmeIdOf } from '@/modules/programmes/read-programme';
import { sessionId } from '@/modules/sessions/session.schema';
import { authorize } from '@/platform/authorize';
import { command, query } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayAllocate } from './allocation.policy';
import { reminderDue } from './allocation.rules';
import { allocationId } from './allocation.schema';
import { REMINDER_DUE } from './due-allocations.queries';
import { type LockedAllocation, lockAllocation, lockAllocations } from './lock-allocation';
import { tellLeaders } from './tell-leaders';

/** Rule 16: the city may remind whoever was not reminded yet, or whoever a reminder is due to again. */
function waitsForReminder(allocation: LockedAllocation, now: Date): boolean {
  if (allocation.state !== 'PROPOSED' || now >= allocation.confirmBy) return false;
  return allocation.remindedAt === null || reminderDue(allocation, now);
}

/** Reminds the leaders of a structure that seats wait for their answer, before its date (rule 16). */
export const remindAllocation = command('allocation/remind', allocationId, async (context, input) => {
  const { tx, actor, trail } = context;
  trail({ subject: ['allocation', input.allocationId] });
  const allocation = await lockAllocation(tx, input.allocationId);
  trail({ structureId: allocation.structureId, programmeId: allocation.programmeId });
  if (!mayAllocate(actor, allocation)) throw new DomainError('not-found', 'allocation/not-found');
  const now = await databaseClock(tx);
  if (!waitsForReminder(allocation, now)) return { mails: 0 };
  await tx.$executeRaw`UPDATE allocation SET reminded_at = ${now} WHERE id = ${allocation.id}::uuid`;
  const mails = await tellLeaders(context, 'REMINDER', allocation.programmeId, [
    { structureId: allocation.structureId, subjectId: allocation.id },
  ]);
  trail({ facts: { mails } });
  return { mails };
});

type Waiting = { structures: number; seats: number; leaders: number; reminded: number; late: number };

/**
 * Whom a reminder about a session would reach, before any leaves: structures and seats without an answer, the leaders
 * written to; those reminded already and those past their date, which are left.
 */
export const previewReminders = query('allocation/preview-reminders', sessionId, async ({ tx, actor }, input) => {
  const programmeId = programmeIdOf(actor);
  authorize(mayAllocate(actor, { programmeId }));
  const [found] = await tx.$queryRaw<Waiting[]>`
    WITH asked AS (
      SELECT a.structure_id, a.quantity, a.confirm_by <= clock_timestamp() AS late, a.reminded_at IS NOT NULL AND NOT ${REMINDER_DUE} AS reminded,
        (SELECT count(*) FROM user_account u WHERE u.structure_id = a.structure_id AND u.role = 'LEADER' AND u.disabled_at IS NULL) AS leaders
      FROM allocation a WHERE a.session_id = ${input.sessionId}::uuid AND a.programme_id = ${programmeId}::uuid AND a.state = 'PROPOSED')
    SELECT count(DISTINCT structure_id) FILTER (WHERE NOT late AND NOT reminded)::int AS structures,
      coalesce(sum(quantity) FILTER (WHERE NOT late AND NOT reminded), 0)::int AS seats,
      coalesce(sum(leaders) FILTER (WHERE NOT late AND NOT reminded), 0)::int AS leaders,
      count(*) FILTER (WHERE NOT late AND reminded)::int AS reminded, count(*) FILTER (WHERE late)::int AS late FROM asked`;
  return found ?? { structures: 0, seats: 0, leaders: 0, reminded: 0, late: 0 };
});

/** Rule 16: reminds every structure that has not answered for one session; one already reminded, or too late, is left. */
export const remindOfSession = command('allocation/remind-allocations', sessionId, async (context, input) => {
  const { tx, actor, trail } = context;
  const programmeId = programmeIdOf(actor);
  trail({ subject: ['session', input.sessionId], programmeId });
  authorize(mayAllocate(actor, { programmeId }));
  const asked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM allocation WHERE session_id = ${input.sessionId}::uuid AND programme_id = ${programmeId}::uuid AND state = 'PROPOSED'`;
  const allocations = await lockAllocations(
    tx,
    asked.map(({ id }) => id),
  );
  const now = await databaseClock(tx);
  const waiting = allocations.filter((allocation) => waitsForReminder(allocation, now));
  await tx.$executeRaw`
    UPDATE allocation SET reminded_at = ${now} WHERE id = ANY(${waiting.map(({ id }) => id)}::uuid[])`;
  const notices = waiting.map(({ id, structureId }) => ({ structureId, subjectId: id }));
  const mails = await tellLeaders(context, 'REMINDER', programmeId, notices);
  trail({ facts: { allocations: waiting.length, mails } });
  return { allocations: waiting.length, mails };
});

import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { maySendWave } from './claim.policy';
import { sendLinks } from './send-links';
import { waveInput } from './wave.schema';
import { waveCandidates } from './wave-candidates';

/**
 * Rule 8: a wave of one competition: a mail to every group leader who holds confirmed tickets not sent yet, one link a
 * ticket. One wave at a time in a programme. Throws `claims/empty-wave` when there is nobody to write to.
 */
export const sendWave = command(
  'claims/send-wave',
  waveInput,
  async (context, input) => {
    const { tx, actor, trail } = context;
    const programmeId = programmeIdOf(actor);
    trail({ facts: { competition: input.competition } });
    authorize(maySendWave(actor, { programmeId }));
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`wave:${programmeId}`}, 0))`;
    const leaders = await waveCandidates(tx, programmeId, input, await databaseClock(tx));
    if (leaders.length === 0)
      throw new DomainError('conflict', 'claims/empty-wave', { competition: input.competition });
    const [wave] = await tx.$queryRaw<{ id: string; number: number }[]>`
      INSERT INTO wave (programme_id, number, competition, sender_name, created_by_id)
      SELECT p.id, (SELECT coalesce(max(number), 0) + 1 FROM wave WHERE programme_id = p.id), ${input.competition}::"Competition",
        p.sender_name, ${actor.kind === 'user' ? actor.userId : null}::uuid
      FROM programme p WHERE p.id = ${programmeId}::uuid RETURNING id, number`;
    if (!wave) throw new DomainError('not-found', 'common/not-found');
    trail({ subject: ['wave', wave.id] });
    await sendLinks(context, { programmeId, waveId: wave.id, leaders });
    const tickets = leaders.reduce((sum, leader) => sum + leader.ticketIds.length, 0);
    trail({ facts: { competition: input.competition, number: wave.number, mails: leaders.length, tickets } });
    return { waveId: wave.id, number: wave.number, mails: leaders.length, tickets };
  },
  { timeoutMs: 120_000 },
);

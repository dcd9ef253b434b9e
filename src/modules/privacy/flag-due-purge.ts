import { z } from 'zod';
import { authorize } from '@/platform/authorize';
import { command, nothing, query } from '@/platform/command';
import { mayRunPurge } from './privacy.policy';

/** Programmes whose retention is over and whose names are still there, not flagged within the last seven days. */
export const duePurges = query('privacy/due', nothing, async ({ tx, actor, now }): Promise<string[]> => {
  authorize(actor.kind === 'system');
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM programme p WHERE p.purged_at IS NULL AND p.purge_due_at <= ${now} AND NOT EXISTS (
      SELECT FROM audit a WHERE a.subject_type = 'programme' AND a.subject_id = p.id::text AND a.action = 'privacy/flag-due'
        AND a.at > ${now}::timestamptz - interval '7 days')`;
  return rows.map((row) => row.id);
});

/** Rule 12: says in the trail, once a week, that the retention of a programme is over and its purge is due. */
export const flagDuePurge = command(
  'privacy/flag-due',
  z.strictObject({ programmeId: z.uuid() }),
  async ({ actor, trail }, { programmeId }) => {
    authorize(mayRunPurge(actor, { programmeId }));
    trail({ subject: ['programme', programmeId], programmeId });
  },
);

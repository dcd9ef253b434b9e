import { z } from 'zod';
import { command } from '@/platform/command';

/** Ends a session for good: a copied cookie is worth nothing afterwards. Run as the system. */
export const signOut = command(
  'accounts/sign-out',
  z.strictObject({ sessionId: z.uuid() }),
  async ({ tx, trail }, { sessionId }) => {
    const ended = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE auth_session SET revoked_at = clock_timestamp() WHERE id = ${sessionId}::uuid AND revoked_at IS NULL RETURNING user_id AS "userId"`;
    if (ended[0]) trail({ subject: ['user', ended[0].userId] });
  },
);

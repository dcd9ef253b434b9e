import { authorize } from '@/platform/authorize';
import { command, nothing } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayChangeOwnAccount } from './account.policy';
import { signInReference } from './account.schema';

/** Ends one of one's own sign-ins: its next request is nobody's. Throws accounts/sign-in-not-found, also for another's. */
export const endSignIn = command(
  'accounts/end-sign-in',
  signInReference,
  async ({ tx, actor, trail }, { reference }) => {
    authorize(mayChangeOwnAccount(actor));
    trail({ subject: ['user', actor.userId], structureId: actor.structureId });
    const ended = await tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp()
    WHERE user_id = ${actor.userId}::uuid AND revoked_at IS NULL AND expires_at > clock_timestamp()
      AND encode(sha256(id::text::bytea), 'hex') = ${reference}`;
    if (ended === 0) throw new DomainError('not-found', 'accounts/sign-in-not-found');
  },
);

/** Ends every sign-in of one's own but this one; answers how many. */
export const endOtherSignIns = command(
  'accounts/end-other-sign-ins',
  nothing,
  async ({ tx, actor, trail }): Promise<{ ended: number }> => {
    authorize(mayChangeOwnAccount(actor));
    trail({ subject: ['user', actor.userId], structureId: actor.structureId });
    const ended = await tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp()
      WHERE user_id = ${actor.userId}::uuid AND revoked_at IS NULL AND expires_at > clock_timestamp()
        AND id <> ${actor.sessionId}::uuid`;
    trail({ facts: { ended } });
    return { ended };
  },
);

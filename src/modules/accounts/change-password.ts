import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { inTheNameOf } from '@/platform/db';
import { mayChangeOwnAccount } from './account.policy';
import { changePasswordInput } from './account.schema';
import { lockOwnAccount } from './lock-own-account';
import { hashPassword } from './password';
import { requireGoodPassword } from './password.rules';
import { placeWords, wordsOf } from './personal-words';
import { takeNewPassword } from './take-new-password';

/**
 * One's own password, the old one given: this sign-in goes on, the others end, a notice leaves.
 * Throws accounts/wrong-password, accounts/password-….
 */
export const changePassword = command(
  'accounts/change-password',
  changePasswordInput,
  async (context, { current, password }) => {
    const { tx, actor, trail } = context;
    authorize(mayChangeOwnAccount(actor));
    trail({ subject: ['user', actor.userId], structureId: actor.structureId });
    const place = await placeWords(tx, actor);
    await inTheNameOf('recovery', tx, actor, async () => {
      const user = await lockOwnAccount(tx, actor.userId, current);
      requireGoodPassword(password, wordsOf(user, place));
      const passwordHash = await hashPassword(password);
      await takeNewPassword(context, { userId: actor.userId, passwordHash, kept: actor.sessionId });
    });
  },
);

import { command } from '@/platform/command';
import { inTheNameOf } from '@/platform/db';
import { resetPasswordInput } from './account.schema';
import { takeLink } from './account-link';
import { hashPassword } from './password';
import { requireGoodPassword } from './password.rules';
import { placeWords, wordsOf } from './personal-words';
import { takeNewPassword } from './take-new-password';

/**
 * Whoever holds the link sets a new password: once, within the hour. Every sign-in of the account ends, every other link
 * dies, and a notice leaves. The second factor stays. Throws accounts/link-dead, accounts/password-….
 */
export const resetPassword = command(
  'accounts/reset-password',
  resetPasswordInput,
  async (context, { token, password }): Promise<{ email: string }> => {
    const { tx, actor, trail } = context;
    const place = await placeWords(tx, actor);
    return inTheNameOf('recovery', tx, actor, async () => {
      const { user } = await takeLink(tx, 'PASSWORD_RESET', token);
      trail({ subject: ['user', user.id], structureId: user.structureId });
      requireGoodPassword(password, wordsOf(user, place));
      await takeNewPassword(context, { userId: user.id, passwordHash: await hashPassword(password), kept: null });
      return { email: user.email };
    });
  },
);

import type { CommandContext } from '@/platform/command';
import { killLinks } from './account-link';
import { mailAccount } from './mail-account';

/**
 * A password takes the place of another: sign-ins end (all but `kept`), links about the password and the address die,
 * a notice leaves. Run in recovery's name.
 */
export async function takeNewPassword(
  context: Pick<CommandContext, 'tx' | 'later'>,
  { userId, passwordHash, kept }: { userId: string; passwordHash: string; kept: string | null },
): Promise<void> {
  const { tx } = context;
  await tx.$executeRaw`UPDATE user_account SET password_hash = ${passwordHash} WHERE id = ${userId}::uuid`;
  await tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp()
    WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND id IS DISTINCT FROM ${kept}::uuid`;
  await killLinks(tx, userId, 'PASSWORD_RESET', 'EMAIL_CHANGE');
  await mailAccount(context, 'PASSWORD_CHANGED', { userId });
}

import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { verifyPassword } from './password';

/**
 * The account of whoever acts, locked until the end of the transaction, once its password is given again.
 * Throws accounts/wrong-password. Run in recovery's name.
 */
export async function lockOwnAccount(
  tx: Tx,
  userId: string,
  password: string,
): Promise<{ name: string; email: string; structureId: string | null }> {
  await tx.$queryRaw`SELECT id FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
  const { passwordHash, ...user } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { name: true, email: true, structureId: true, passwordHash: true },
  });
  if (!(await verifyPassword(passwordHash, password))) throw new DomainError('forbidden', 'accounts/wrong-password');
  return user;
}

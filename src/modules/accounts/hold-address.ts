import type { Tx } from '@/platform/db';

/**
 * Whose account has this address, or null; until the end of the transaction nobody else takes it meanwhile, be it by an
 * invitation or a change of address.
 */
export async function holdAddress(tx: Tx, email: string): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts/address'), hashtext(${email}))`;
  const owner = await tx.user.findUnique({ where: { email }, select: { id: true } });
  return owner?.id ?? null;
}

import { TRPCError } from '@trpc/server';
import { serverCaller } from '@/trpc/server';

/** What stands behind a link, or null when it is dead: one answer for a link unknown, replaced or given elsewhere. */
export async function findHeld(token: string) {
  if (token.length < 20 || token.length > 100) return null;
  try {
    return await (await serverCaller({ missing: 'thrown' })).holder.held({ token });
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

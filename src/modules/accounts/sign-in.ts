import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { signInInput } from './account.schema';
import { verifyPassword } from './password';

/** Hours a session lasts at most, whatever its use. */
export const SESSION_HOURS = 12;

export type SignedIn = { readonly sessionId: string; readonly userId: string };

/** Opens a session for the right password; run as the system, since nobody is known yet. Throws accounts/wrong-credentials, the same for all. */
export const signIn = command(
  'accounts/sign-in',
  signInInput,
  async ({ tx, trail }, { email, password, device }): Promise<SignedIn> => {
    const user = await tx.user.findUnique({
      where: { email },
      select: {
        id: true,
        passwordHash: true,
        disabledAt: true,
        structureId: true,
        structure: { select: { disabledAt: true } },
      },
    });
    if (user) trail({ subject: ['user', user.id], structureId: user.structureId });
    const right = await verifyPassword(user?.passwordHash ?? null, password);
    const closed = user?.disabledAt ?? user?.structure?.disabledAt;
    if (!user || !right || closed) throw new DomainError('forbidden', 'accounts/wrong-credentials');
    const [session] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO auth_session (user_id, expires_at, device)
    VALUES (${user.id}::uuid, clock_timestamp() + make_interval(hours => ${SESSION_HOURS}), ${device}) RETURNING id`;
    if (!session) throw new Error('the session row was not written');
    return { sessionId: session.id, userId: user.id };
  },
);

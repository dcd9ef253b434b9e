import { authorize } from '@/platform/authorize';
import { nothing, type QueryContext, query } from '@/platform/command';
import { databaseClock, inTheNameOf } from '@/platform/db';
import { mayChangeOwnAccount } from './account.policy';
import { accountLink, type OpenLink, type OwnProfile, type OwnSignIn } from './account.schema';
import { findLink } from './account-link';
import type { LinkKind } from './account-link.rules';
import { placeWords, wordsOf } from './personal-words';

/** One's own account, as its page shows it, with the words a new password may not be built of. */
export const readProfile = query('accounts/profile', nothing, async ({ tx, actor }): Promise<OwnProfile> => {
  authorize(mayChangeOwnAccount(actor));
  const user = await tx.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { name: true, email: true, locale: true, role: true, passwordHash: true },
  });
  const pending = await tx.accountToken.findFirst({
    where: { userId: actor.userId, kind: 'EMAIL_CHANGE', usedAt: null, expiresAt: { gt: await databaseClock(tx) } },
    orderBy: { createdAt: 'desc' },
    select: { email: true, expiresAt: true },
  });
  const { passwordHash, ...profile } = user;
  return {
    ...profile,
    hasPassword: passwordHash !== null,
    pendingEmail: pending?.email ? { email: pending.email, expiresAt: pending.expiresAt } : null,
    about: wordsOf(user, await placeWords(tx, actor)),
  };
});

/** One's own sign-ins that are open, this one first, then the latest seen. What names one is a hash of its id: ids stay here. */
export const listSignIns = query('accounts/sign-ins', nothing, async ({ tx, actor }): Promise<OwnSignIn[]> => {
  authorize(mayChangeOwnAccount(actor));
  return tx.$queryRaw<OwnSignIn[]>`
    SELECT encode(sha256(a.id::text::bytea), 'hex') AS reference, a.device, a.created_at AS "since", a.last_seen_at AS "seen",
      a.expires_at AS "until", a.id = ${actor.sessionId}::uuid AS current
    FROM auth_session a
    WHERE a.user_id = ${actor.userId}::uuid AND a.revoked_at IS NULL AND a.expires_at > clock_timestamp()
    ORDER BY a.id = ${actor.sessionId}::uuid DESC, a.last_seen_at DESC LIMIT 100`;
});

/** The account behind an open link, by its token; null for one that does not open any more. */
async function readLink({ tx, actor }: QueryContext, kind: LinkKind, token: string): Promise<OpenLink | null> {
  const place = await placeWords(tx, actor);
  const link = await inTheNameOf('recovery', tx, actor, () => findLink(tx, kind, token));
  if (!link) return null;
  const email = link.email ?? link.user.email;
  return { email, about: kind === 'PASSWORD_RESET' ? wordsOf(link.user, place) : [] };
}

/** What a link about an account opens, or null for one that does not any more; looking changes nothing. */
export const findResetLink = query('accounts/reset-link', accountLink, (context, { token }) =>
  readLink(context, 'PASSWORD_RESET', token),
);
export const findEmailLink = query('accounts/email-link', accountLink, (context, { token }) =>
  readLink(context, 'EMAIL_CHANGE', token),
);
export const findStopLink = query('accounts/email-stop-link', accountLink, (context, { token }) =>
  readLink(context, 'EMAIL_STOP', token),
);

import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayChangeOwnAccount, mayChangeUser } from './account.policy';
import { identitiesOf, openOf } from './identity.queries';
import { requireAnotherWayIn } from './oidc.rules';
import { identityReference, unlinkInput } from './oidc.schema';
import { requireFreshProof } from './step-up.rules';

/** Ends what an identity had opened, all but `kept`; answers how many. */
function endSignInsByIdentity(tx: Tx, userId: string, kept: string | null): Promise<number> {
  return tx.$executeRaw`UPDATE auth_session SET revoked_at = clock_timestamp()
    WHERE user_id = ${userId}::uuid AND by_identity AND revoked_at IS NULL AND id IS DISTINCT FROM ${kept}::uuid`;
}

/**
 * Takes one of one's own identities away, with a fresh proof: it opens the account no more, and the other sign-ins made by
 * one end. Refused when nothing else would open the account. Throws accounts/identity-not-found, -last-way-in, -proof-needed.
 */
export const unlinkOwnIdentity = command(
  'accounts/unlink-own-identity',
  identityReference,
  async ({ tx, actor, now, trail }, { reference }) => {
    authorize(mayChangeOwnAccount(actor));
    trail({ subject: ['user', actor.userId], structureId: actor.structureId });
    requireFreshProof(actor, now);
    // Two at once must not each count on the other's identity.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts/unlink'), hashtext(${actor.userId}))`;
    const identities = await identitiesOf(tx, actor.userId);
    const found = identities.find((identity) => identity.reference === reference);
    if (!found) throw new DomainError('not-found', 'accounts/identity-not-found');
    const others = identities.filter((identity) => identity !== found);
    requireAnotherWayIn({ hasPassword: found.hasPassword, otherIdentities: openOf(others) });
    await tx.$executeRaw`DELETE FROM identity WHERE user_id = ${actor.userId}::uuid
      AND encode(sha256(convert_to(issuer || ' ' || subject, 'UTF8')), 'hex') = ${reference}`;
    const ended = await endSignInsByIdentity(tx, actor.userId, actor.sessionId);
    trail({ facts: { ended } });
  },
);

/**
 * Takes the identities of another away, with a reason, for one that has changed or is in other hands: what they had opened
 * ends. Also when nothing else opens the account: its owner chooses a password by mail, or is linked anew at the next
 * sign-in with the verified address. By an admin with a fresh proof, or the operator. Throws accounts/not-own-identity,
 * -user-not-found, -identity-not-found, -proof-needed.
 */
export const unlinkIdentity = command(
  'accounts/unlink-identity',
  unlinkInput,
  async ({ tx, actor, now, trail }, { userId, reason, note }) => {
    trail({ subject: ['user', userId], reason, ...(note ? { note } : {}) });
    const self = actor.kind === 'user' && actor.userId === userId;
    authorize(mayChangeUser(actor, userId), self ? 'accounts/not-own-identity' : undefined);
    requireFreshProof(actor, now);
    const user = await tx.user.findUnique({ where: { id: userId }, select: { structureId: true } });
    if (!user) throw new DomainError('not-found', 'accounts/user-not-found');
    trail({ structureId: user.structureId });
    const unlinked = await tx.$executeRaw`DELETE FROM identity WHERE user_id = ${userId}::uuid`;
    if (unlinked === 0) throw new DomainError('not-found', 'accounts/identity-not-found');
    const ended = await endSignInsByIdentity(tx, userId, null);
    trail({ facts: { unlinked, ended } });
  },
);

import { authorize } from '@/platform/authorize';
import { command, nothing } from '@/platform/command';
import { isSystem } from './actor.rules';

/** Forgets sign-ins over for a day, invitations and links over for 90 days and spent answers of an identity provider. */
export const sweepAccounts = command('accounts/sweep', nothing, async ({ tx, actor, trail }) => {
  authorize(isSystem(actor));
  const sessions = await tx.$executeRaw`DELETE FROM auth_session
    WHERE least(expires_at, coalesce(revoked_at, expires_at)) < clock_timestamp() - interval '1 day'`;
  const invitations =
    await tx.$executeRaw`DELETE FROM invitation WHERE expires_at < clock_timestamp() - interval '90 days'`;
  // an attempt lives 10 minutes: a state this old is refused by its own date
  await tx.$executeRaw`DELETE FROM oidc_state WHERE spent_at < clock_timestamp() - interval '1 hour'`;
  const links =
    await tx.$executeRaw`DELETE FROM account_token WHERE expires_at < clock_timestamp() - interval '90 days'`;
  trail({ facts: { sessions, invitations, links } });
});

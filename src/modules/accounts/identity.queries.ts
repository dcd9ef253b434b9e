import { authorize } from '@/platform/authorize';
import { nothing, query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { mayChangeOwnAccount } from './account.policy';
import type { OwnIdentity } from './oidc.schema';

type Row = {
  readonly reference: string;
  readonly issuer: string;
  readonly since: Date;
  readonly closed: boolean;
  readonly hasPassword: boolean;
};

/** The identities of an account, the oldest first. What names one is a hash: the subject stays here. */
export function identitiesOf(tx: Tx, userId: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT encode(sha256(convert_to(i.issuer || ' ' || i.subject, 'UTF8')), 'hex') AS reference, i.issuer, i.created_at AS since,
      i.disabled_at IS NOT NULL AS closed, u.password_hash IS NOT NULL AS "hasPassword"
    FROM identity i JOIN user_account u ON u.id = i.user_id WHERE i.user_id = ${userId}::uuid ORDER BY i.created_at, i.issuer`;
}

/** How many of these still open the account. */
export const openOf = (identities: readonly Pick<Row, 'closed'>[]): number =>
  identities.filter(({ closed }) => !closed).length;

function providerName(issuer: string): string {
  const { oidc } = env();
  return oidc?.issuer === issuer ? oidc.name : (URL.parse(issuer)?.host ?? issuer);
}

/** The ways of signing in linked to one's own account, and which may be taken away. */
export const listIdentities = query('accounts/identities', nothing, async ({ tx, actor }): Promise<OwnIdentity[]> => {
  authorize(mayChangeOwnAccount(actor));
  const rows = await identitiesOf(tx, actor.userId);
  return rows.map(({ reference, issuer, since, closed, hasPassword }) => {
    const others = rows.filter((row) => row.reference !== reference);
    const unlink = hasPassword || openOf(others) > 0;
    return { reference, provider: providerName(issuer), since, closed, can: { unlink } };
  });
});

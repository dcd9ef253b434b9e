import { query } from '@/platform/command';
import { databaseClock, type Tx } from '@/platform/db';
import { env } from '@/platform/env';
import type { Role } from './actor.rules';
import { AGAIN, IDENTITY_DOOR } from './oidc.rules';
import { mustHaveSecondFactor, type SecondFactor, secondFactorOf } from './second-factor.rules';
import { demoCodeInput, signInOnly } from './second-factor.schema';
import { type Proof, proofOf } from './step-up.rules';
import { codeAt, openTotpSecret } from './totp';
import { nextStep } from './totp.rules';

export type FactorState = {
  readonly state: SecondFactor;
  /** When it was enrolled; null without one. */
  readonly since: Date | null;
  /** How this person proves again who it is. */
  readonly proof: Proof;
  /** Where the identity provider asks again, when that is the proof; null where none is set up. */
  readonly identity: { readonly name: string; readonly href: string } | null;
  readonly required: boolean;
  /** Recovery codes that have not served. */
  readonly codesLeft: number;
  /** In a demo the code of the moment can be asked for. */
  readonly demo: boolean;
};

type Row = { role: Role; since: Date | null; provedAt: Date | null; codesLeft: number; hasPassword: boolean };

/** What stands of the second factor of whoever this sign-in is; null when it is over. */
export const secondFactorState = query(
  'accounts/second-factor',
  signInOnly,
  async ({ tx }, { sessionId }): Promise<FactorState | null> => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT u.role, u.totp_confirmed_at AS since, a.proved_at AS "provedAt",
        u.password_hash IS NOT NULL AS "hasPassword",
        (SELECT count(*)::int FROM recovery_code c WHERE c.user_id = u.id AND c.used_at IS NULL) AS "codesLeft"
      FROM auth_session a JOIN user_account u ON u.id = a.user_id WHERE a.id = ${sessionId}::uuid AND a.revoked_at IS NULL`;
    if (!row) return null;
    const { role, since, provedAt, codesLeft, hasPassword } = row;
    const required = mustHaveSecondFactor(role);
    const state = secondFactorOf({ role, enrolled: since !== null, provedAt });
    const { oidc } = env();
    const proof = proofOf({ enrolled: since !== null, required, hasPassword });
    return {
      state,
      since,
      proof,
      identity: oidc && proof === 'IDENTITY' ? { name: oidc.name, href: `${IDENTITY_DOOR}?${AGAIN}=1` } : null,
      required,
      codesLeft,
      demo: env().GRADINS_DEMO,
    };
  },
);

type Kept = { userId: string; email: string; secret: Uint8Array | null; lastStep: bigint | null };

/** No person can have an address of these domains (RFC 2606): whoever is real keeps its second factor, in a demo too. */
const INVENTED = /\.(example|test|invalid)$/;

async function codeNow(tx: Tx, row: Kept | undefined): Promise<string | null> {
  if (!env().GRADINS_DEMO || !row?.secret || !INVENTED.test(row.email)) return null;
  const lastStep = row.lastStep === null ? null : Number(row.lastStep);
  return codeAt(openTotpSecret(row.userId, row.secret), nextStep(await databaseClock(tx), lastStep));
}

/** In a demo (GRADINS_DEMO=1), the code that this sign-in can give now, so that a visitor without a phone enters. Else null. */
export const demoCode = query('accounts/demo-code', signInOnly, async ({ tx }, { sessionId }) => {
  if (!env().GRADINS_DEMO) return null;
  const [row] = await tx.$queryRaw<Kept[]>`
    SELECT u.id AS "userId", u.email, u.totp_secret AS secret, u.totp_step AS "lastStep"
    FROM auth_session a JOIN user_account u ON u.id = a.user_id WHERE a.id = ${sessionId}::uuid AND a.revoked_at IS NULL`;
  return codeNow(tx, row);
});

/** The same by address, for the operator of a demo. Null for an unknown or a real address, without a second factor, and outside a demo. */
export const demoCodeOf = query('accounts/demo-code-of', demoCodeInput, async ({ tx, actor }, { email }) => {
  if (!env().GRADINS_DEMO || actor.kind !== 'system') return null;
  const [row] = await tx.$queryRaw<Kept[]>`
    SELECT id AS "userId", email, totp_secret AS secret, totp_step AS "lastStep" FROM user_account WHERE email = ${email}`;
  return codeNow(tx, row);
});

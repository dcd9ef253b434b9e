import { command } from '@/platform/command';
import { lockSignIn } from './lock-sign-in';
import { requireNotEnrolled } from './second-factor.rules';
import { signInOnly } from './second-factor.schema';
import { requireProofToEnrol } from './step-up.rules';
import { enrolmentOf, newTotpSecret, sealTotpSecret } from './totp';

/** The name under which the code stands in the person's application. */
const ISSUER = 'Gradins';

/** What the application on the phone needs: an address to scan, or a secret to type. Shown to that person, kept nowhere else. */
export type TotpStarted = { readonly uri: string; readonly secret: string };

/**
 * A new secret, which counts from the first right code on. Each start makes another one: what was shown before is worth
 * nothing. Done as the sign-in, before the person has entered, or by a person who has, with a fresh proof or a fresh word of
 * the identity provider (whoever finds a screen open must not put its own phone there). Throws accounts/already-enrolled, -proof-needed, -sign-in-over.
 */
export const startTotp = command(
  'accounts/start-totp',
  signInOnly,
  async ({ tx, actor, now, trail }, { sessionId }): Promise<TotpStarted> => {
    const { userId, email, enrolled, structureId, identifiedAt } = await lockSignIn(tx, sessionId);
    trail({ subject: ['user', userId], structureId });
    requireNotEnrolled({ enrolled });
    if (actor.kind === 'user') requireProofToEnrol(actor, identifiedAt, now);
    const secret = newTotpSecret();
    await tx.$executeRaw`UPDATE user_account SET totp_secret = ${sealTotpSecret(userId, secret)}, totp_step = NULL
      WHERE id = ${userId}::uuid AND totp_confirmed_at IS NULL`;
    return enrolmentOf(secret, ISSUER, email);
  },
);

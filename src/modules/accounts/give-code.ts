import { command } from '@/platform/command';
import { lockSignIn, renewSignIn } from './lock-sign-in';
import { requireEnrolled } from './second-factor.rules';
import { codeOfSignIn } from './second-factor.schema';
import { serveCode } from './serve-code';

/**
 * A code of the second factor, after the password or again before an act that asks for it: the sign-in has proved who it
 * is, now, and goes on under a new id. Throws accounts/not-enrolled, -wrong-code, -code-used, -sign-in-over.
 */
export const giveCode = command(
  'accounts/give-code',
  codeOfSignIn,
  async ({ tx, trail }, { sessionId, code }): Promise<{ sessionId: string }> => {
    const signIn = await lockSignIn(tx, sessionId);
    trail({ subject: ['user', signIn.userId], structureId: signIn.structureId });
    requireEnrolled(signIn);
    await serveCode(tx, signIn, code);
    return { sessionId: await renewSignIn(tx, sessionId) };
  },
);

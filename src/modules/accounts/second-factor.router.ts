import { anySignIn, router, signedIn } from '@/trpc/init';
import { throttledProof } from '@/trpc/throttled-proof';
import { confirmTotp } from './confirm-totp';
import { giveCode } from './give-code';
import { givePassword } from './give-password';
import { giveRecoveryCode } from './give-recovery-code';
import { newRecoveryCodes } from './new-recovery-codes';
import { removeTotp } from './remove-totp';
import { resetSecondFactor } from './reset-second-factor';
import { demoCode, secondFactorState } from './second-factor.queries';
import { codeInput, passwordInput, resetFactorInput } from './second-factor.schema';
import { startTotp } from './start-totp';

/** What a browser gets of an answer that moved it to another sign-in: everything but the id, which is in the cookie. */
async function moved<A extends { sessionId: string }>(enter: (id: string) => Promise<void>, answer: A) {
  const { sessionId, ...said } = answer;
  await enter(sessionId);
  return said;
}

/** Guessing is counted before it is decided. */
const proving = anySignIn.use(throttledProof);

export const secondFactorRouter = router({
  state: anySignIn.query(({ ctx }) => secondFactorState(ctx.prover, { sessionId: ctx.signInId })),
  demoCode: anySignIn.query(({ ctx }) => demoCode(ctx.prover, { sessionId: ctx.signInId })),
  start: anySignIn.mutation(({ ctx }) => startTotp(ctx.prover, { sessionId: ctx.signInId })),
  confirm: proving
    .input(codeInput)
    .mutation(async ({ ctx, input }) =>
      moved(ctx.enter, await confirmTotp(ctx.prover, { ...input, sessionId: ctx.signInId })),
    ),
  giveCode: proving
    .input(codeInput)
    .mutation(async ({ ctx, input }) =>
      moved(ctx.enter, await giveCode(ctx.prover, { ...input, sessionId: ctx.signInId })),
    ),
  giveRecoveryCode: proving
    .input(codeInput)
    .mutation(async ({ ctx, input }) =>
      moved(ctx.enter, await giveRecoveryCode(ctx.prover, { ...input, sessionId: ctx.signInId })),
    ),
  givePassword: signedIn
    .use(throttledProof)
    .input(passwordInput)
    .mutation(async ({ ctx, input }) =>
      moved(ctx.enter, await givePassword(ctx.actor, { ...input, sessionId: ctx.sessionId })),
    ),
  newRecoveryCodes: signedIn.mutation(({ ctx }) => newRecoveryCodes(ctx.actor, { sessionId: ctx.sessionId })),
  remove: signedIn.mutation(({ ctx }) => removeTotp(ctx.actor, { sessionId: ctx.sessionId })),
  reset: signedIn.input(resetFactorInput).mutation(({ ctx, input }) => resetSecondFactor(ctx.actor, input)),
});

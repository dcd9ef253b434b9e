import { router, signedIn } from '@/trpc/init';
import { resendMailInput } from './mail.schema';
import { resendClaim, resendFailed } from './resend-claim';
import { resendMail } from './resend-mail';
import { sendWave } from './send-wave';
import { listWaveMails, listWaves, readWave } from './wave.queries';
import { resendClaimInput, waveId, waveInput, waveMailFilters } from './wave.schema';
import { previewWave, waveChoices } from './wave-preview.queries';

export const wavesRouter = router({
  list: signedIn.query(({ ctx }) => listWaves(ctx.actor, {})),
  one: signedIn.input(waveId).query(({ ctx, input }) => readWave(ctx.actor, input)),
  mails: signedIn.input(waveMailFilters).query(({ ctx, input }) => listWaveMails(ctx.actor, input)),
  preview: signedIn.input(waveInput).query(({ ctx, input }) => previewWave(ctx.actor, input)),
  choices: signedIn
    .input(waveInput.pick({ competition: true }))
    .query(({ ctx, input }) => waveChoices(ctx.actor, input)),
  send: signedIn.input(waveInput).mutation(({ ctx, input }) => sendWave(ctx.actor, input)),
  resendFailed: signedIn.input(waveId).mutation(({ ctx, input }) => resendFailed(ctx.actor, input)),
  resend: signedIn.input(resendClaimInput).mutation(({ ctx, input }) => resendClaim(ctx.actor, input)),
  resendMail: signedIn.input(resendMailInput).mutation(({ ctx, input }) => resendMail(ctx.actor, input)),
});

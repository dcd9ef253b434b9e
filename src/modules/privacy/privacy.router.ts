import { router, signedIn } from '@/trpc/init';
import { abandonPurge } from './abandon-purge';
import { confirmPurge } from './confirm-purge';
import { planPurge } from './plan-purge';
import { purgeCertificate, purgeStatus } from './purge.queries';
import { confirmPurgeInput, planPurgeFormInput, purgeInput } from './purge.schema';

export const privacyRouter = router({
  status: signedIn.query(({ ctx }) => purgeStatus(ctx.actor, undefined)),
  certificate: signedIn.input(purgeInput).query(({ ctx, input }) => purgeCertificate(ctx.actor, input)),
  plan: signedIn.input(planPurgeFormInput).mutation(({ ctx, input }) => planPurge(ctx.actor, input)),
  confirm: signedIn.input(confirmPurgeInput).mutation(({ ctx, input }) => confirmPurge(ctx.actor, input)),
  abandon: signedIn.input(purgeInput).mutation(({ ctx, input }) => abandonPurge(ctx.actor, input)),
});

import { listed } from '@/modules/structures/beneficiary.schema';
import { router, signedIn } from '@/trpc/init';
import { outingInput, readOuting } from './outing.queries';
import { resendClaim } from './resend-claim';
import { readSpace } from './space.queries';
import { resendClaimInput } from './wave.schema';

/** The room of a structure's leader. */
export const spaceRouter = router({
  read: signedIn.input(listed).query(({ ctx, input }) => readSpace(ctx.actor, input)),
  outing: signedIn.input(outingInput).query(({ ctx, input }) => readOuting(ctx.actor, input)),
  resend: signedIn.input(resendClaimInput).mutation(({ ctx, input }) => resendClaim(ctx.actor, input)),
});

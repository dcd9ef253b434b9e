import { router, signedIn } from '@/trpc/init';
import { readTrail } from './audit.queries';
import { trailInput } from './audit.schema';
import { auditOverview } from './overview.queries';

export const auditRouter = router({
  trail: signedIn.input(trailInput).query(({ ctx, input }) => readTrail(ctx.actor, input)),
  overview: signedIn.query(({ ctx }) => auditOverview(ctx.actor, {})),
});

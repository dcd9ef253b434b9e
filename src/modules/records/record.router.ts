import { router, signedIn } from '@/trpc/init';
import { lastChange } from './last-change.queries';
import { lastChangeInput } from './record.schema';

export const recordsRouter = router({
  lastChange: signedIn.input(lastChangeInput).query(({ ctx, input }) => lastChange(ctx.actor, input)),
});

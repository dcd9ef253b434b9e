import { router, signedIn } from '@/trpc/init';
import { searchEverything } from './search.queries';
import { decisionQueue, navigationCounts, programmeState } from './today.queries';
import { searchInput } from './today.schema';
import { worksInProgress } from './works.queries';

export const todayRouter = router({
  decisions: signedIn.query(({ ctx }) => decisionQueue(ctx.actor, {})),
  state: signedIn.query(({ ctx }) => programmeState(ctx.actor, {})),
  navigation: signedIn.query(({ ctx }) => navigationCounts(ctx.actor, {})),
  works: signedIn.query(({ ctx }) => worksInProgress(ctx.actor, {})),
  search: signedIn.input(searchInput).query(({ ctx, input }) => searchEverything(ctx.actor, input)),
});

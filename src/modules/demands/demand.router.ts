import { router, signedIn } from '@/trpc/init';
import { listDemands, listOffer, readBasket } from './demand.queries';
import { basketInput, demandFilters, offerInput, rankInput, submitDemandInput, withdrawInput } from './demand.schema';
import { rankDemands } from './rank-demands';
import { submitDemand } from './submit-demand';
import { withdrawDemand } from './withdraw-demand';

export const demandsRouter = router({
  list: signedIn.input(demandFilters).query(({ ctx, input }) => listDemands(ctx.actor, input)),
  basket: signedIn.input(basketInput).query(({ ctx, input }) => readBasket(ctx.actor, input)),
  offer: signedIn.input(offerInput).query(({ ctx, input }) => listOffer(ctx.actor, input)),
  submit: signedIn.input(submitDemandInput).mutation(({ ctx, input }) => submitDemand(ctx.actor, input)),
  withdraw: signedIn.input(withdrawInput).mutation(({ ctx, input }) => withdrawDemand(ctx.actor, input)),
  rank: signedIn.input(rankInput).mutation(({ ctx, input }) => rankDemands(ctx.actor, input)),
});

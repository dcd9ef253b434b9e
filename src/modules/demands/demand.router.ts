import { sessionCode } from '@/modules/sessions/session.schema';
import { router, signedIn } from '@/trpc/init';
import { readBasket } from './basket.queries';
import { catalogueDays, listCatalogue } from './catalogue.queries';
import { catalogueDaysInput, catalogueInput } from './catalogue.schema';
import { catalogueSession } from './catalogue-session.queries';
import { changeDemand } from './change-demand';
import { listDemands, listOffer } from './demand.queries';
import {
  basketInput,
  changeDemandInput,
  demandFilters,
  offerInput,
  rankInput,
  seenBasketInput,
  submitDemandInput,
  withdrawInput,
} from './demand.schema';
import { emptyBasket } from './empty-basket';
import { rankDemands } from './rank-demands';
import { submitBasket } from './submit-basket';
import { submitDemand } from './submit-demand';
import { withdrawDemand } from './withdraw-demand';

export const demandsRouter = router({
  list: signedIn.input(demandFilters).query(({ ctx, input }) => listDemands(ctx.actor, input)),
  basket: signedIn.input(basketInput).query(({ ctx, input }) => readBasket(ctx.actor, input)),
  catalogue: signedIn.input(catalogueInput).query(({ ctx, input }) => listCatalogue(ctx.actor, input)),
  catalogueDays: signedIn.input(catalogueDaysInput).query(({ ctx, input }) => catalogueDays(ctx.actor, input)),
  catalogueSession: signedIn.input(sessionCode).query(({ ctx, input }) => catalogueSession(ctx.actor, input)),
  offer: signedIn.input(offerInput).query(({ ctx, input }) => listOffer(ctx.actor, input)),
  submit: signedIn.input(submitDemandInput).mutation(({ ctx, input }) => submitDemand(ctx.actor, input)),
  change: signedIn.input(changeDemandInput).mutation(({ ctx, input }) => changeDemand(ctx.actor, input)),
  withdraw: signedIn.input(withdrawInput).mutation(({ ctx, input }) => withdrawDemand(ctx.actor, input)),
  rank: signedIn.input(rankInput).mutation(({ ctx, input }) => rankDemands(ctx.actor, input)),
  empty: signedIn.input(seenBasketInput).mutation(({ ctx, input }) => emptyBasket(ctx.actor, input)),
  submitBasket: signedIn.input(seenBasketInput).mutation(({ ctx, input }) => submitBasket(ctx.actor, input)),
});

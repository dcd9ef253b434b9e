import { router, signedIn } from '@/trpc/init';
import { correctName } from './correct-name';
import { nameTickets, renameTicket } from './name-tickets';
import { restituteTickets } from './restitute-tickets';
import { takeBackTickets } from './take-back-tickets';
import { listTickets } from './ticket.queries';
import {
  correctInput,
  nameInput,
  nameManyInput,
  restituteInput,
  takeBackInput,
  ticketFilters,
  ticketId,
} from './ticket.schema';
import { readTicket } from './ticket-life.queries';

export const ticketsRouter = router({
  list: signedIn.input(ticketFilters).query(({ ctx, input }) => listTickets(ctx.actor, input)),
  one: signedIn.input(ticketId).query(({ ctx, input }) => readTicket(ctx.actor, input)),
  name: signedIn.input(nameManyInput).mutation(({ ctx, input }) => nameTickets(ctx.actor, input)),
  rename: signedIn.input(nameInput).mutation(({ ctx, input }) => renameTicket(ctx.actor, input)),
  correct: signedIn.input(correctInput).mutation(({ ctx, input }) => correctName(ctx.actor, input)),
  restitute: signedIn.input(restituteInput).mutation(({ ctx, input }) => restituteTickets(ctx.actor, input)),
  takeBack: signedIn.input(takeBackInput).mutation(({ ctx, input }) => takeBackTickets(ctx.actor, input)),
});

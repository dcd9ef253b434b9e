import { claimTickets } from '@/modules/tickets/claim-tickets';
import { nameTicket, renameTicket } from '@/modules/tickets/name-tickets';
import { procedure, router } from '@/trpc/init';
import { throttled } from '@/trpc/throttled';
import { holderOf } from './find-holder';
import { heldTickets, holderChoices } from './holder.queries';
import { claimToken, holderClaimInput, holderNameInput, holderRestituteInput } from './holder.schema';
import { holderRestitutes } from './holder-restitute';

const opening = procedure.use(throttled('claim-open-address', 'claim-open-link'));
const taking = procedure.use(throttled('claim-take-address', 'claim-take-link'));

/** Behind a claim link: no account; the token comes in the body of each call and is looked up each time. */
export const holderRouter = router({
  held: opening.input(claimToken).query(async ({ input }) => heldTickets(await holderOf(input.token), {})),
  choices: opening.input(claimToken).query(async ({ input }) => holderChoices(await holderOf(input.token), {})),
  claim: taking
    .input(holderClaimInput)
    .mutation(async ({ input: { token, ...claim } }) => claimTickets(await holderOf(token), claim)),
  name: taking
    .input(holderNameInput)
    .mutation(async ({ input: { token, ...name } }) => nameTicket(await holderOf(token), name)),
  rename: taking
    .input(holderNameInput)
    .mutation(async ({ input: { token, ...name } }) => renameTicket(await holderOf(token), name)),
  restitute: taking
    .input(holderRestituteInput)
    .mutation(async ({ input }) => holderRestitutes(await holderOf(input.token), input.ticketId)),
});

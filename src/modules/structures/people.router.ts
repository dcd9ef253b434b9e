import { router, signedIn } from '@/trpc/init';
import { assignGroupLeader } from './assign-group-leader';
import { listBeneficiaries, listChoices } from './beneficiary.queries';
import {
  addBeneficiaryInput,
  beneficiaryFilters,
  editBeneficiaryInput,
  listed,
  removeBeneficiaryInput,
} from './beneficiary.schema';
import { listGroupLeaders } from './group-leader.queries';
import { addGroupLeaderInput, assignInput, editGroupLeaderInput } from './group-leader.schema';
import { addBeneficiary, editBeneficiary, removeBeneficiary } from './save-beneficiary';
import { addGroupLeader, editGroupLeader } from './save-group-leader';

/** The people of a structure: its list and its group leaders. */
export const peopleRouter = router({
  list: signedIn.input(beneficiaryFilters).query(({ ctx, input }) => listBeneficiaries(ctx.actor, input)),
  choices: signedIn.input(listed).query(({ ctx, input }) => listChoices(ctx.actor, input)),
  add: signedIn.input(addBeneficiaryInput).mutation(({ ctx, input }) => addBeneficiary(ctx.actor, input)),
  edit: signedIn.input(editBeneficiaryInput).mutation(({ ctx, input }) => editBeneficiary(ctx.actor, input)),
  remove: signedIn.input(removeBeneficiaryInput).mutation(({ ctx, input }) => removeBeneficiary(ctx.actor, input)),
  leaders: signedIn.input(listed).query(({ ctx, input }) => listGroupLeaders(ctx.actor, input)),
  addLeader: signedIn.input(addGroupLeaderInput).mutation(({ ctx, input }) => addGroupLeader(ctx.actor, input)),
  editLeader: signedIn.input(editGroupLeaderInput).mutation(({ ctx, input }) => editGroupLeader(ctx.actor, input)),
  assign: signedIn.input(assignInput).mutation(({ ctx, input }) => assignGroupLeader(ctx.actor, input)),
});

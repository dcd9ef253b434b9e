import { structureId } from '@/modules/structures/structure.schema';
import { router, signedIn } from '@/trpc/init';
import { changeDrawRules } from './change-draw-rules';
import { drawRulesPage, tryQuota } from './draw-rules.queries';
import {
  addQuotaInput,
  changeDrawRulesInput,
  changeQuotaInput,
  removeQuotaInput,
  tagStructureInput,
  tryQuotaInput,
  untagStructureInput,
} from './draw-rules.schema';
import { addQuota, changeQuota, removeQuota } from './save-quota';
import { structureInDraw } from './structure-in-draw.queries';
import { tagStructure, untagStructure } from './tag-structure';

export const drawRulesRouter = router({
  page: signedIn.query(({ ctx }) => drawRulesPage(ctx.actor, {})),
  tryQuota: signedIn.input(tryQuotaInput).query(({ ctx, input }) => tryQuota(ctx.actor, input)),
  ofStructure: signedIn.input(structureId).query(({ ctx, input }) => structureInDraw(ctx.actor, input)),
  change: signedIn.input(changeDrawRulesInput).mutation(({ ctx, input }) => changeDrawRules(ctx.actor, input)),
  addQuota: signedIn.input(addQuotaInput).mutation(({ ctx, input }) => addQuota(ctx.actor, input)),
  changeQuota: signedIn.input(changeQuotaInput).mutation(({ ctx, input }) => changeQuota(ctx.actor, input)),
  removeQuota: signedIn.input(removeQuotaInput).mutation(({ ctx, input }) => removeQuota(ctx.actor, input)),
  tag: signedIn.input(tagStructureInput).mutation(({ ctx, input }) => tagStructure(ctx.actor, input)),
  untag: signedIn.input(untagStructureInput).mutation(({ ctx, input }) => untagStructure(ctx.actor, input)),
});

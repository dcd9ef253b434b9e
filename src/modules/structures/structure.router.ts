import { router, signedIn } from '@/trpc/init';
import { createStructure, editStructure } from './save-structure';
import { listStructures, searchStructures, structurePage } from './structure.queries';
import {
  editStructureInput,
  structureFields,
  structureFilters,
  structureId,
  structureSearch,
} from './structure.schema';

export const structuresRouter = router({
  list: signedIn.input(structureFilters).query(({ ctx, input }) => listStructures(ctx.actor, input)),
  search: signedIn.input(structureSearch).query(({ ctx, input }) => searchStructures(ctx.actor, input)),
  page: signedIn.input(structureId).query(({ ctx, input }) => structurePage(ctx.actor, input)),
  create: signedIn.input(structureFields).mutation(({ ctx, input }) => createStructure(ctx.actor, input)),
  edit: signedIn.input(editStructureInput).mutation(({ ctx, input }) => editStructure(ctx.actor, input)),
});

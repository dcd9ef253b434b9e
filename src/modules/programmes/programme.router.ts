import { procedure, router, signedIn } from '@/trpc/init';
import { changeProgramme } from './change-programme';
import { createProgramme } from './create-programme';
import { currentProgramme, listProgrammes, previewCutoff, programmeContact } from './programme.queries';
import { changeProgrammeInput, createProgrammeInput, cutoffPreviewInput } from './programme-form.schema';

export const programmesRouter = router({
  current: signedIn.query(({ ctx }) => currentProgramme(ctx.actor, {})),
  list: signedIn.query(({ ctx }) => listProgrammes(ctx.actor, {})),
  contact: procedure.query(({ ctx }) => programmeContact(ctx.actor, {})),
  previewCutoff: signedIn.input(cutoffPreviewInput).query(({ ctx, input }) => previewCutoff(ctx.actor, input)),
  change: signedIn.input(changeProgrammeInput).mutation(({ ctx, input }) => changeProgramme(ctx.actor, input)),
  create: signedIn.input(createProgrammeInput).mutation(({ ctx, input }) => createProgramme(ctx.actor, input)),
});

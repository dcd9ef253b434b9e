import { basketInput } from '@/modules/demands/demand.schema';
import { sessionId } from '@/modules/sessions/session.schema';
import { structureId } from '@/modules/structures/structure.schema';
import { procedure, router, signedIn } from '@/trpc/init';
import { throttled } from '@/trpc/throttled';
import { allocateSeats } from './allocate-seats';
import { listAllocations, previewAnswers, proposedOf } from './allocation.queries';
import {
  allocateInput,
  allocationFilters,
  allocationId,
  confirmInput,
  declineInput,
  manyAllocations,
  releaseInput,
  releaseManyInput,
  seatPlanInput,
  swapSeatsInput,
} from './allocation.schema';
import { cancelStudy } from './cancel-study';
import { compareDraws } from './compare-draws.queries';
import { confirmAllocation, confirmAllocations } from './confirm-allocation';
import { declineAllocation } from './decline-allocation';
import { discardDraw } from './discard-draw';
import { recomputeDraw } from './draw.queries';
import {
  drawId,
  drawInPublicInput,
  drawResultFilters,
  prepareDrawInput,
  publishDrawInput,
  runDrawInput,
} from './draw.schema';
import { drawInPublic } from './draw-in-public';
import { drawPage, listDrawResults, listDraws } from './draw-page.queries';
import { preparedDraw } from './draw-prepared.queries';
import { listStudies, studyPage } from './draw-study.queries';
import { compareDrawsInput, startStudyInput, studyId, studyPageInput } from './draw-study.schema';
import { explainWishes } from './explained.queries';
import { offerSeats } from './offer-seats';
import { listEmptySeats } from './overbooking.queries';
import { prepareDraw } from './prepare-draw';
import { publishedDraw, publishedProof } from './public-draw.queries';
import { publishDraw } from './publish-draw';
import { releaseAllocation, releaseAllocations } from './release-allocation';
import { previewReminders, remindAllocation, remindOfSession } from './remind-allocation';
import { runDraw } from './run-draw';
import { readSeatPlan } from './seat-plan.queries';
import { startStudy } from './start-study';
import { swapSeats } from './swap-seats';
import { listWaiting } from './waiting.queries';

export const allocationRouter = router({
  list: signedIn.input(allocationFilters).query(({ ctx, input }) => listAllocations(ctx.actor, input)),
  proposedOf: signedIn.input(structureId).query(({ ctx, input }) => proposedOf(ctx.actor, input)),
  preview: signedIn.input(manyAllocations).query(({ ctx, input }) => previewAnswers(ctx.actor, input)),
  allocate: signedIn.input(allocateInput).mutation(({ ctx, input }) => allocateSeats(ctx.actor, input)),
  seatPlan: signedIn.input(seatPlanInput).query(({ ctx, input }) => readSeatPlan(ctx.actor, input)),
  swapSeats: signedIn.input(swapSeatsInput).mutation(({ ctx, input }) => swapSeats(ctx.actor, input)),
  confirm: signedIn.input(confirmInput).mutation(({ ctx, input }) => confirmAllocation(ctx.actor, input)),
  confirmMany: signedIn.input(manyAllocations).mutation(({ ctx, input }) => confirmAllocations(ctx.actor, input)),
  decline: signedIn.input(declineInput).mutation(({ ctx, input }) => declineAllocation(ctx.actor, input)),
  release: signedIn.input(releaseInput).mutation(({ ctx, input }) => releaseAllocation(ctx.actor, input)),
  releaseMany: signedIn.input(releaseManyInput).mutation(({ ctx, input }) => releaseAllocations(ctx.actor, input)),
  remind: signedIn.input(allocationId).mutation(({ ctx, input }) => remindAllocation(ctx.actor, input)),
  previewReminders: signedIn.input(sessionId).query(({ ctx, input }) => previewReminders(ctx.actor, input)),
  remindSession: signedIn.input(sessionId).mutation(({ ctx, input }) => remindOfSession(ctx.actor, input)),
  waiting: signedIn.input(sessionId).query(({ ctx, input }) => listWaiting(ctx.actor, input)),
  offer: signedIn.input(sessionId).mutation(({ ctx, input }) => offerSeats(ctx.actor, input)),
  emptySeats: signedIn.query(({ ctx }) => listEmptySeats(ctx.actor, {})),
  draws: signedIn.query(({ ctx }) => listDraws(ctx.actor, {})),
  drawPage: signedIn.input(drawId).query(({ ctx, input }) => drawPage(ctx.actor, input)),
  drawResults: signedIn.input(drawResultFilters).query(({ ctx, input }) => listDrawResults(ctx.actor, input)),
  recomputeDraw: signedIn.input(drawId).query(({ ctx, input }) => recomputeDraw(ctx.actor, input)),
  runDraw: signedIn.input(runDrawInput).mutation(({ ctx, input }) => runDraw(ctx.actor, input)),
  compareDraws: signedIn.input(compareDrawsInput).query(({ ctx, input }) => compareDraws(ctx.actor, input)),
  studies: signedIn.query(({ ctx }) => listStudies(ctx.actor, {})),
  studyPage: signedIn.input(studyPageInput).query(({ ctx, input }) => studyPage(ctx.actor, input)),
  startStudy: signedIn.input(startStudyInput).mutation(({ ctx, input }) => startStudy(ctx.actor, input)),
  cancelStudy: signedIn.input(studyId).mutation(({ ctx, input }) => cancelStudy(ctx.actor, input)),
  explained: signedIn.input(basketInput).query(({ ctx, input }) => explainWishes(ctx.actor, input)),
  publishedDraw: procedure
    .use(throttled('draw-open-address'))
    .input(drawId)
    .query(({ ctx, input }) => publishedDraw(ctx.actor, input)),
  publishedProof: procedure
    .use(throttled('draw-proof-address'))
    .input(drawId)
    .query(({ ctx, input }) => publishedProof(ctx.actor, input)),
  preparedDraw: signedIn.query(({ ctx }) => preparedDraw(ctx.actor, {})),
  prepareDraw: signedIn.input(prepareDrawInput).mutation(({ ctx, input }) => prepareDraw(ctx.actor, input)),
  drawInPublic: signedIn.input(drawInPublicInput).mutation(({ ctx, input }) => drawInPublic(ctx.actor, input)),
  publishDraw: signedIn.input(publishDrawInput).mutation(({ ctx, input }) => publishDraw(ctx.actor, input)),
  discardDraw: signedIn.input(drawId).mutation(({ ctx, input }) => discardDraw(ctx.actor, input)),
});

import { router, signedIn } from '@/trpc/init';
import { answerPostponement } from './answer-postponement';
import { assignGate } from './assign-gate';
import { cancelSession } from './cancel-session';
import { holdSeats, releaseSeats } from './hold-seats';
import { postponeSession } from './postpone-session';
import { listSessions } from './session.queries';
import {
  answerPostponementInput,
  cancelSessionInput,
  gateInput,
  holdSeatsInput,
  postponeSessionInput,
  sessionCode,
  sessionFilters,
  sessionId,
} from './session.schema';
import { sessionPage, sessionTrail } from './session-page.queries';

export const sessionsRouter = router({
  list: signedIn.input(sessionFilters).query(({ ctx, input }) => listSessions(ctx.actor, input)),
  page: signedIn.input(sessionCode).query(({ ctx, input }) => sessionPage(ctx.actor, input)),
  trail: signedIn.input(sessionId).query(({ ctx, input }) => sessionTrail(ctx.actor, input)),
  hold: signedIn.input(holdSeatsInput).mutation(({ ctx, input }) => holdSeats(ctx.actor, input)),
  releaseHeld: signedIn.input(holdSeatsInput).mutation(({ ctx, input }) => releaseSeats(ctx.actor, input)),
  assignGate: signedIn.input(gateInput).mutation(({ ctx, input }) => assignGate(ctx.actor, input)),
  cancel: signedIn.input(cancelSessionInput).mutation(({ ctx, input }) => cancelSession(ctx.actor, input)),
  postpone: signedIn.input(postponeSessionInput).mutation(({ ctx, input }) => postponeSession(ctx.actor, input)),
  answerPostponement: signedIn
    .input(answerPostponementInput)
    .mutation(({ ctx, input }) => answerPostponement(ctx.actor, input)),
});

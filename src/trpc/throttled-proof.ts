import { giveBack, throttle } from '@/platform/throttle';
import { middleware } from './init';

const RULE = 'code-account';

/** Counts tries at proving who one is, by person, before they are decided; what was right costs nothing. */
export const throttledProof = middleware(async ({ ctx, next }) => {
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.pending?.userId;
  if (userId === undefined) return next();
  await throttle(RULE, userId, ctx.actor);
  const result = await next();
  if (result.ok) await giveBack(RULE, userId);
  return result;
});

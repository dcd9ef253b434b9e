import type { Actor } from '@/platform/actor';
import { DomainError } from '@/platform/errors';
import { forget, noteRefused, throttle } from '@/platform/throttle';
import { type CountedBy, THROTTLE_RULES, type ThrottleRule } from '@/platform/throttle.rules';
import { type Context, middleware } from './init';

const asKey = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What is counted of this call; null when the call does not say it, and then nothing is counted: the command refuses it anyway. */
function keyOf(by: CountedBy, { actor, pending, address }: Context, given: Record<string, unknown>): string | null {
  if (by === 'address') return address;
  if (by === 'user') return actor.kind === 'user' ? actor.userId : (pending?.userId ?? null);
  if (by === 'link') return asKey(given.token);
  return asKey(given.email)?.trim().toLowerCase() ?? null;
}

const asRecord = (raw: unknown): Record<string, unknown> => (typeof raw === 'object' && raw !== null ? { ...raw } : {});

/** Counts each call before it is parsed or decided; what is over the limit goes no further. `procedure.use(throttled('…'))` */
export function throttled(...rules: readonly ThrottleRule[]) {
  return middleware(async ({ ctx, next, getRawInput }) => {
    const given = asRecord(await getRawInput());
    const actor: Actor = ctx.actor;
    for (const rule of rules) {
      const key = keyOf(THROTTLE_RULES[rule].by, ctx, given);
      if (key !== null) await throttle(rule, key, actor);
    }
    const result = await next();
    const fault = result.ok ? null : result.error.cause;
    // a link is looked up before any command or query: a dead one has left no line of its own
    const action = rules.map((rule) => THROTTLE_RULES[rule]).find(({ by }) => by === 'link')?.action;
    if (action && ctx.address && fault instanceof DomainError && fault.code === 'claims/dead-link')
      await noteRefused(ctx.address, fault.code, { actor, action });
    return result;
  });
}

/**
 * What is done here clears what was counted of the account it answers with: whoever reads that mailbox and chose a new password
 * is not held up by another's wrong guesses at the old one.
 */
export function clears(rule: ThrottleRule) {
  return middleware(async ({ next }) => {
    const result = await next();
    const email = result.ok ? asKey(asRecord(result.data).email) : null;
    if (email !== null) await forget(rule, email.trim().toLowerCase());
    return result;
  });
}

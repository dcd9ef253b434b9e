import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import type { SecondFactor } from '@/modules/accounts/second-factor.rules';
import type { SessionFound } from '@/modules/accounts/session.queries';
import type { Actor } from '@/platform/actor';
import { DomainError, type ErrorKind } from '@/platform/errors';
import { faultOf, logger } from '@/platform/logger';
import { noteRefusedReading, SIGNED_OUT } from '@/platform/readings';
import { isStillTold } from '@/platform/throttle';

export type Context = {
  readonly actor: Actor;
  readonly account: SessionFound['account'] | null;
  /** The sign-in of this request; it never leaves the server. */
  readonly sessionId: string | null;
  /** The password was right, and the second factor is still owed: nobody for everything but giving or enrolling it. */
  readonly pending: Pending | null;
  /** The client's address as it is counted; null when no request is behind the call. It is never kept. */
  readonly address: string | null;
  /** Gives the browser of this request another sign-in in place of the one it has. Only a door to a browser can. */
  enter(sessionId: string): Promise<void>;
};
export type Pending = {
  readonly userId: string;
  readonly sessionId: string;
  readonly secondFactor: Extract<SecondFactor, 'asked' | 'to-enrol'>;
};

const NOBODY: Actor = { kind: 'nobody' };

/** Who makes this request. A sign-in that still owes its second factor is nobody, and `pending`. */
export function contextOf(
  session: SessionFound | null,
  address: string | null = null,
  enter: Context['enter'] = async () => {},
): Context {
  if (!session) return { actor: NOBODY, account: null, sessionId: null, pending: null, address, enter };
  const { sessionId, account, secondFactor, actor } = session;
  if (secondFactor === 'asked' || secondFactor === 'to-enrol')
    return {
      actor: NOBODY,
      account: null,
      sessionId: null,
      pending: { userId: account.userId, sessionId, secondFactor },
      address,
      enter,
    };
  return { actor, account, sessionId, pending: null, address, enter };
}

const CODES = {
  'not-found': 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  'too-many': 'TOO_MANY_REQUESTS',
} as const satisfies Record<ErrorKind, TRPCError['code']>;

const AT_THE_DOOR_FOR: Partial<Record<TRPCError['code'], string>> = {
  BAD_REQUEST: 'common/invalid-input',
  UNAUTHORIZED: SIGNED_OUT,
};

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  errorFormatter({ shape, error }) {
    const { code, httpStatus, path } = shape.data;
    const cause = error.cause;
    const domain = cause instanceof DomainError ? { code: cause.code, kind: cause.kind, facts: cause.facts } : null;
    // A fault says nothing of itself to a browser; a refusal says its code and facts.
    return {
      ...shape,
      message: domain?.code ?? (httpStatus >= 500 ? 'fault' : code),
      data: { code, httpStatus, path, domain },
    };
  },
});

/** The one place where a DomainError becomes a status, and where a fault is logged. */
const translate = t.middleware(async ({ next, path, ctx }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof DomainError) throw new TRPCError({ code: CODES[cause.kind], message: cause.code, cause });
  // Refused before any command saw it, by who asks or by the shape of what is asked: a line all the same, with the path
  // and no value, one in ten seconds by path, and twenty in ten minutes of nobody at one address: whoever knocks without
  // end, also at every door in turn, does not fill the trail.
  const code = AT_THE_DOOR_FOR[result.error.code];
  if (code && (ctx.actor.kind !== 'nobody' || ctx.address === null || (await isStillTold(ctx.address))))
    await noteRefusedReading(ctx.actor, 'doors/refuse', code, {}, { path });
  if (result.error.code === 'INTERNAL_SERVER_ERROR')
    logger.error({ event: 'fault', path, ...faultOf(cause ?? result.error) }, 'a procedure failed');
  return result;
});

export const router = t.router;
export const middleware = t.middleware;
export const procedure = t.procedure.use(translate);
export const createCallerFactory = t.createCallerFactory;

/** For whoever is signed in; what they may do is decided by each command and query. */
export const signedIn = procedure.use(({ ctx, next }) => {
  const { account, sessionId } = ctx;
  if (!account || !sessionId) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'sign-in-needed' });
  return next({ ctx: { ...ctx, account, sessionId } });
});

const AT_THE_DOOR: Actor = { kind: 'system', name: 'sign-in', programmeId: null };

/**
 * For giving or enrolling a second factor and nothing else: also for a sign-in that is still nobody. `prover` acts: the
 * person itself, or the door in its place as long as the person has not entered. `signInId` never comes from the client.
 */
export const anySignIn = procedure.use(({ ctx, next }) => {
  const signInId = ctx.sessionId ?? ctx.pending?.sessionId;
  if (!signInId) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'sign-in-needed' });
  return next({ ctx: { ...ctx, signInId, prover: ctx.pending ? AT_THE_DOOR : ctx.actor } });
});

import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import type { SessionFound } from '@/modules/accounts/session.queries';
import type { Actor } from '@/platform/actor';
import { DomainError, type ErrorKind } from '@/platform/errors';
import { faultOf, logger } from '@/platform/logger';

export type Context = {
  readonly actor: Actor;
  readonly account: SessionFound['account'] | null;
  /** The sign-in of this request; it never leaves the server. */
  readonly sessionId: string | null;
};

const NOBODY: Actor = { kind: 'nobody' };

export function contextOf(session: SessionFound | null): Context {
  return { actor: session?.actor ?? NOBODY, account: session?.account ?? null, sessionId: session?.sessionId ?? null };
}

const CODES = {
  'not-found': 'NOT_FOUND',
  forbidden: 'FORBIDDEN',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
} as const satisfies Record<ErrorKind, TRPCError['code']>;

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
const translate = t.middleware(async ({ next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof DomainError) throw new TRPCError({ code: CODES[cause.kind], message: cause.code, cause });
  if (result.error.code === 'INTERNAL_SERVER_ERROR')
    logger.error({ event: 'fault', path, ...faultOf(cause ?? result.error) }, 'a procedure failed');
  return result;
});

export const router = t.router;
export const procedure = t.procedure.use(translate);
export const createCallerFactory = t.createCallerFactory;

/** For whoever is signed in; what they may do is decided by each command and query. */
export const signedIn = procedure.use(({ ctx, next }) => {
  const { account, sessionId } = ctx;
  if (!account || !sessionId) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'sign-in-needed' });
  return next({ ctx: { ...ctx, account, sessionId } });
});

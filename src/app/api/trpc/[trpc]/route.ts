import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { clientAddress } from '@/platform/client-address';
import { fromElsewhere, isSoundJson, mediaType, readBody, refuseRequest, retryAfter } from '@/platform/door';
import { DomainError } from '@/platform/errors';
import { contextOf } from '@/trpc/init';
import { keepSession } from '@/trpc/oidc-cookies';
import { appRouter } from '@/trpc/router';
import { currentSignIn } from '@/trpc/session';
import { refuseUnasked } from '@/trpc/unasked';

/** The longest thing asked in one go is an act on fifty thousand allocations, by their ids. In bytes. */
const MAX_BYTES = 4 * 1024 * 1024;

/** JSON by POST only, from our own pages: a GET changes nothing here because it does nothing here. */
async function handler(request: Request): Promise<Response> {
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  if (mediaType(request) !== 'application/json') return refuseRequest(request, 415, 'common/not-json');
  const body = await readBody(request, MAX_BYTES);
  if (!body) return refuseRequest(request, 413, 'common/too-large');
  if (!isSoundJson(body)) return refuseRequest(request, 400, 'common/invalid-input');
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(request.url, { method: 'POST', headers: request.headers, body, signal: request.signal }),
    router: appRouter,
    maxBatchSize: 10,
    allowMethodOverride: true,
    createContext: async ({ resHeaders, info }) => {
      await refuseUnasked(info);
      return contextOf(await currentSignIn(), clientAddress(request.headers), async (sessionId) =>
        resHeaders.append('set-cookie', await keepSession(sessionId)),
      );
    },
    responseMeta: ({ errors }) => {
      const waits = errors.flatMap(({ cause }) => (cause instanceof DomainError ? [retryAfter(cause)] : []));
      return { headers: { 'cache-control': 'no-store', ...Object.assign({}, ...waits) } };
    },
  });
}

export { handler as POST };

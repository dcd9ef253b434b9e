import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { contextOf } from '@/trpc/init';
import { appRouter } from '@/trpc/router';
import { currentSignIn } from '@/trpc/session';

/** JSON by POST only: a GET changes nothing here because it does nothing here. */
async function handler(request: Request): Promise<Response> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return new Response(null, { status: 415 });
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    maxBatchSize: 10,
    allowMethodOverride: true,
    createContext: async () => contextOf(await currentSignIn()),
    responseMeta: () => ({ headers: { 'cache-control': 'no-store' } }),
  });
}

export { handler as POST };

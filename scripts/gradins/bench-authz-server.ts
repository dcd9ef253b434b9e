// The two doors of `bench authz` on one plain HTTP server, in a process of its own: /api/trpc is the product's router
// behind its session look-up and row-level security; /bench asks the same query of an unrestricted database role,
// without session, transaction or policies. Same adapter, same JSON, same pool, same prepared statements. Never part of the product.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PrismaPg } from '@prisma/adapter-pg';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { findSession } from '../../src/modules/accounts/session.queries';
import { listTickets } from '../../src/modules/tickets/ticket.queries';
import { ticketFilters } from '../../src/modules/tickets/ticket.schema';
import type { Actor } from '../../src/platform/actor';
import { env } from '../../src/platform/env';
import { PrismaClient } from '../../src/platform/generated/prisma/client';
import { statementNames } from '../../src/platform/statement-names';
import { type Context, contextOf, procedure, router } from '../../src/trpc/init';
import { appRouter } from '../../src/trpc/router';
import { sessionIdIn } from '../../src/trpc/session-cookie';

if (process.env.GRADINS_BENCH !== '1') throw new Error('only "gradins bench authz" starts this server');

const owner = new PrismaClient({
  adapter: new PrismaPg(
    {
      connectionString: process.env.DATABASE_URL ?? '',
      max: env().DATABASE_POOL,
      options: '-c plan_cache_mode=force_generic_plan',
    },
    { statementNameGenerator: statementNames() },
  ),
});

const unrestricted = router({
  list: procedure.input(ticketFilters).query(({ ctx, input }) => {
    return listTickets.within({ tx: owner, actor: ctx.actor, now: new Date() }, input);
  }),
});

/** As the product's own door does it: the cookie is decrypted, the sign-in it names is looked up. */
async function signedIn(request: Request): Promise<Context> {
  const cookie = request.headers.get('cookie')?.match(/(?:^|; )session=([^;]+)/)?.[1];
  const sessionId = cookie ? await sessionIdIn(cookie) : null;
  return contextOf(sessionId ? await findSession({ sessionId }) : null);
}

/** Whose rows the reference asks for, without proof: the bench says it in a header. */
function said(request: Request): Context {
  const actor = JSON.parse(request.headers.get('x-bench-actor') ?? '{"kind":"nobody"}') as Actor;
  return { ...contextOf(null), actor };
}

async function answer(request: Request): Promise<Response> {
  const shared = { req: request, allowMethodOverride: true, maxBatchSize: 10 } as const;
  return new URL(request.url).pathname.startsWith('/bench/')
    ? fetchRequestHandler({ ...shared, endpoint: '/bench', router: unrestricted, createContext: () => said(request) })
    : fetchRequestHandler({
        ...shared,
        endpoint: '/api/trpc',
        router: appRouter,
        createContext: () => signedIn(request),
      });
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const body = Buffer.concat(parts);
  const response = await answer(new Request(`http://localhost${incoming.url}`, { method: 'POST', headers, body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

const server = createServer((incoming, outgoing) => {
  serve(incoming, outgoing).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    outgoing.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`${address.port}\n`);
});
process.on('SIGTERM', () => process.exit(0));

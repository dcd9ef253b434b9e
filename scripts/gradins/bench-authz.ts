import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { encode } from 'next-auth/jwt';
import type { UserActor } from '../../src/platform/actor';
import { inTransaction } from '../../src/platform/db';
import { env } from '../../src/platform/env';
import { inProject } from '../lib/paths.mjs';
import { median } from './bench-sums';
import { UsageError } from './verb';

const BENCH = { kind: 'system', name: 'bench', programmeId: null } as const;
const [ROWS, CONNECTIONS, ROUNDS, ROUND_SECONDS, WARM_UP_SECONDS] = [50, 10, 5, 3, 3];

type Reader = { readonly actor: UserActor; readonly cookie: string };
type Door = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** The plain server of bench-authz-server.ts in a process of its own; answers its address once it listens. */
async function startDoors(): Promise<{ url: string; stop(): void }> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', inProject('scripts/gradins/bench-authz-server.ts')],
    {
      cwd: inProject(),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production', GRADINS_BENCH: '1', LOG_LEVEL: 'warn' },
    },
  );
  const said = child.stdout ? await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]) : [];
  const port = Number(String(said[0]));
  if (!(port > 1024)) throw new Error('the doors of the bench did not open');
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill('SIGTERM') };
}

type Where = { readonly programmeId: string; readonly structureId: string | null };

/** The programme with most tickets, and there the structure with most; null when none has a page of them. */
async function whereToRead(): Promise<Where> {
  const [row] = await inTransaction(
    BENCH,
    'bench/where',
    (tx) => tx.$queryRaw<Where[]>`
      SELECT p.id AS "programmeId", (SELECT structure_id FROM ticket t WHERE t.programme_id = p.id AND structure_id IS NOT NULL
        GROUP BY 1 HAVING count(*) >= ${ROWS} ORDER BY count(*) DESC LIMIT 1) AS "structureId"
      FROM (SELECT programme_id AS id FROM ticket GROUP BY 1 HAVING count(*) >= ${ROWS} ORDER BY count(*) DESC LIMIT 1) p`,
  );
  if (!row) throw new UsageError(`the bench needs a programme of ${ROWS} tickets`);
  return row;
}

/** An account of the bench signed in with its second factor, as the sign-in leaves it. */
function openReader(role: 'AGENT' | 'LEADER', { programmeId, structureId }: Where): Promise<Reader> {
  const email = `bench-${role.toLowerCase()}@localhost.invalid`;
  const own = role === 'LEADER' ? structureId : null;
  return inTransaction(BENCH, 'bench/account', async (tx) => {
    const account = {
      role,
      structureId: own,
      disabledAt: null,
      totpSecret: randomBytes(64),
      totpConfirmedAt: new Date(),
    };
    const { id: userId } = await tx.user.upsert({
      where: { email },
      create: { email, name: 'Bench', ...account },
      update: account,
      select: { id: true },
    });
    const [session] = await tx.$queryRaw<{ id: string; provedAt: Date }[]>`
      INSERT INTO auth_session (user_id, programme_id, expires_at, proved_at)
      VALUES (${userId}::uuid, ${programmeId}::uuid, clock_timestamp() + interval '1 hour', clock_timestamp())
      RETURNING id, proved_at AS "provedAt"`;
    if (!session) throw new Error('the bench could not sign in');
    const { id: sessionId, provedAt } = session;
    const cookie = await encode({ token: { sessionId }, secret: env().AUTH_SECRET });
    return {
      actor: { kind: 'user', role, userId, structureId: own, programmeId, sessionId, provedAt },
      cookie: `session=${cookie}`,
    };
  });
}

const closeReaders = () =>
  inTransaction(BENCH, 'bench/close', async (tx) => {
    const emails = ['bench-agent@localhost.invalid', 'bench-leader@localhost.invalid'];
    await tx.$executeRaw`DELETE FROM auth_session WHERE user_id IN (SELECT id FROM user_account WHERE email = ANY(${emails}))`;
    await tx.$executeRaw`UPDATE user_account SET disabled_at = clock_timestamp() WHERE email = ANY(${emails})`;
  });

/** Both doors must answer the same fifty rows, or the ratio would compare something else. */
async function rowsBehind({ url, headers, body }: Door): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers, body });
  const text = await answer.text();
  const { result } = JSON.parse(text) as { result?: { data: { json: { rows: unknown[] } } } };
  if (result?.data.json.rows.length !== ROWS) throw new Error(`${url} answers ${answer.status}, not ${ROWS} rows`);
  return text;
}

async function rateOf(door: Door, duration: number): Promise<number> {
  const { default: autocannon } = await import('autocannon');
  const done = await autocannon({ ...door, method: 'POST', connections: CONNECTIONS, duration });
  if (done.errors > 0 || done.non2xx > 0)
    throw new Error(`${door.url}: ${done.errors} errors, ${done.non2xx} refusals`);
  return done.requests.total / done.duration;
}

type Measured = { readonly guarded: number; readonly bare: number; readonly ratio: number };

async function measure(guarded: Door, bare: Door): Promise<Measured> {
  if ((await rowsBehind(guarded)) !== (await rowsBehind(bare))) throw new Error('the two doors answer different rows');
  for (const door of [guarded, bare]) await rateOf(door, WARM_UP_SECONDS);
  const rounds: Measured[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const [behindRights, without] = [await rateOf(guarded, ROUND_SECONDS), await rateOf(bare, ROUND_SECONDS)];
    rounds.push({ guarded: behindRights, bare: without, ratio: without / behindRights });
  }
  const middle = (key: keyof Measured) => Number(median(rounds.map((round) => round[key])).toFixed(3));
  return { guarded: middle('guarded'), bare: middle('bare'), ratio: middle('ratio') };
}

/** The list of tickets read by an agent and by a leader through all guards, against the same query without any. */
export async function benchAuthz(): Promise<Record<string, unknown>> {
  if (!process.env.DATABASE_URL) throw new UsageError('DATABASE_URL is needed: the reference reads as the owner');
  const where = await whereToRead();
  const doors = await startDoors();
  try {
    const found: Record<string, Measured> = {};
    for (const role of ['AGENT', 'LEADER'] as const) {
      if (role === 'LEADER' && !where.structureId) continue;
      const { actor, cookie } = await openReader(role, where);
      const shared = { body: JSON.stringify({ json: {} }) };
      const headers = { 'content-type': 'application/json' };
      found[role.toLowerCase()] = await measure(
        { ...shared, url: `${doors.url}/api/trpc/tickets.list`, headers: { ...headers, cookie } },
        { ...shared, url: `${doors.url}/bench/list`, headers: { ...headers, 'x-bench-actor': JSON.stringify(actor) } },
      );
    }
    const ratio = Math.max(...Object.values(found).map((one) => one.ratio));
    return { bench: 'authz', rows: ROWS, connections: CONNECTIONS, rounds: ROUNDS, ...found, ratio };
  } finally {
    doors.stop();
    await closeReaders();
  }
}

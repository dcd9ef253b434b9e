import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { hashPassword } from '../../src/modules/accounts/password';
import { setUserAccess } from '../../src/modules/accounts/set-user-access';
import { inTransaction } from '../../src/platform/db';
import { inProject } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { sleep } from '../lib/processes.mjs';
import { UsageError } from './verb';

const READY_MS = 60_000;
const STOP_MS = 5_000;
const EMAIL = 'bench@localhost.invalid';
const BENCH = { kind: 'system', name: 'bench', programmeId: null } as const;

export type BenchServer = { readonly url: string; stop(): Promise<void> };

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  let last = 'no answer';
  for (const end = Date.now() + READY_MS; Date.now() < end; await sleep(200)) {
    if (child.exitCode !== null) throw new UsageError(`the web ended with ${child.exitCode} instead of starting`);
    try {
      const answer = await fetch(`${url}/api/health`);
      if (answer.ok) return;
      last = String(answer.status);
    } catch (error) {
      last = String(error);
    }
  }
  throw new Error(`the web does not answer: ${last}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}

/** The built web on a free port of this machine, with the bare page switched on. Throws UsageError when there is no build. */
export async function startBuiltWeb(): Promise<BenchServer> {
  if (!existsSync(inProject('.next/standalone/server.js')))
    throw new UsageError('there is no build to measure: npm run build');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { DATABASE_URL: _owner, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', new URL('../lib/with-parent.mjs', import.meta.url).href, inProject('scripts/web.mjs')],
    {
      cwd: inProject(),
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...inherited,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        APP_URL: url,
        LOG_LEVEL: 'warn',
        GRADINS_BENCH: '1',
      },
    },
  );
  try {
    await untilReady(url, child);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { url, stop: () => stop(child) };
}

/** One account of the bench, opened for a run with a password of that run; closed by `close`, and kept for the next one. */
export async function openAgent(): Promise<{ email: string; password: string; close(): Promise<void> }> {
  const password = randomBytes(24).toString('base64url');
  const passwordHash = await hashPassword(password);
  const { id } = await inTransaction(BENCH, 'bench/account', (tx) =>
    tx.user.upsert({
      where: { email: EMAIL },
      create: { email: EMAIL, name: 'Bench', role: 'AGENT', passwordHash },
      update: { role: 'AGENT', passwordHash, disabledAt: null },
      select: { id: true },
    }),
  );
  return { email: EMAIL, password, close: () => setUserAccess(BENCH, { userId: id, enabled: false }) };
}

const cookiesOf = (answer: Response): string[] => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');

/** Signs in at the door the form uses; answers the cookies of the session. */
export async function signInAt(url: string, email: string, password: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookiesOf(asked).join('; ') },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  const session = cookiesOf(answer).find((cookie) => cookie.startsWith('session='));
  if (!session) throw new Error(`the sign-in of the bench was refused: ${answer.status}`);
  // The bench has no phone: the second factor of its one account is written, not given.
  await inTransaction(
    BENCH,
    'bench/proof',
    (tx) => tx.$executeRaw`UPDATE auth_session SET proved_at = clock_timestamp()
      WHERE revoked_at IS NULL AND user_id = (SELECT id FROM user_account WHERE email = ${email} AND email = ${EMAIL})`,
  );
  return session;
}

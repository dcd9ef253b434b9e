import { ensureBuilt } from '../../../scripts/lib/build.mjs';
import { startChild, stopChild } from '../../../scripts/lib/children.mjs';
import { ensureDatabase, migrate } from '../../../scripts/lib/migrate.mjs';
import { inProject } from '../../../scripts/lib/paths.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { startThrowAwayPostgres } from '../../../scripts/lib/postgres.mjs';
import { ensureGenerated } from '../../../scripts/lib/prisma.mjs';
import { sleep } from '../../../scripts/lib/processes.mjs';

const READY_MS = 60_000;

async function untilReady(url: string, death: Promise<string>): Promise<void> {
  let ended: string | undefined;
  void death.then((how) => {
    ended = how;
  });
  let last = 'no answer';
  for (const end = Date.now() + READY_MS; Date.now() < end; await sleep(200)) {
    if (ended) throw new Error(ended);
    try {
      const answer = await fetch(`${url}/api/ready`);
      if (answer.ok) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch (error) {
      last = String(error);
    }
  }
  throw new Error(`the app under test does not become ready: ${last}`);
}

/** The app as `npm start` runs it, on a throw-away database and a free port: web and worker, mails kept in the mailbox. */
export default async function setup(): Promise<() => Promise<void>> {
  await ensureGenerated();
  await ensureBuilt();
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const server = await startThrowAwayPostgres();
    closing.push(server.stop);
    await ensureDatabase(server.urlOf('postgres'), 'journey');
    const ownerUrl = server.urlOf('journey');
    const login = new URL(ownerUrl);
    login.username = 'gradins_journey';
    await migrate({ ownerUrl, appUrl: login.href });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const app = {
      NODE_ENV: 'production' as const,
      DATABASE_APP_URL: login.href,
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: url,
      AUTH_SECRET: 'the secret of the browser journey, long enough',
      LINK_SECRET: 'the other secret of the browser journey',
      MAIL_TRANSPORT: 'mailbox',
      MAIL_FROM: 'billetterie@ville.test',
    };
    // for the specs: the address of the app, and both addresses of the database to prepare and to look
    Object.assign(process.env, app, { NODE_ENV: 'test', E2E_URL: url, DATABASE_URL: ownerUrl });
    const env = { ...process.env, ...app };
    const parts = ['worker', 'web'].map((name) => startChild({ name, args: [inProject(`scripts/${name}.mjs`)], env }));
    for (const part of parts) closing.push(() => stopChild(part, 20_000));
    await untilReady(
      url,
      Promise.race(parts.map(({ name, exited }) => exited.then((how) => `the ${name} ended: ${how}`))),
    );
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

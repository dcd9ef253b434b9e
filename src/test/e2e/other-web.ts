import { expect } from '@playwright/test';
import { startChild, stopChild } from '../../../scripts/lib/children.mjs';
import { ensureDatabase, migrate, withClient } from '../../../scripts/lib/migrate.mjs';
import { inProject } from '../../../scripts/lib/paths.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';

export type OwnDatabase = { readonly DATABASE_URL: string; readonly DATABASE_APP_URL: string };
export type OtherWeb = { readonly url: string; close(): Promise<void> };
export type OtherWorker = { close(): Promise<void> };

/** The same server with another database: the one of the journey keeps its own. */
function moved(url: string | undefined, name: string): string {
  const address = new URL(url ?? '');
  address.pathname = `/${name}`;
  return address.href;
}

/** Where a database of that name is, whether it is there or not. */
export const addressesOf = (name: string): OwnDatabase => ({
  DATABASE_URL: moved(process.env.DATABASE_URL, name),
  DATABASE_APP_URL: moved(process.env.DATABASE_APP_URL, name),
});

/** An empty database of a spec's own, made anew. */
export async function ownDatabase(name: string): Promise<OwnDatabase> {
  const addresses = addressesOf(name);
  const admin = moved(process.env.DATABASE_URL, 'postgres');
  await withClient(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await ensureDatabase(admin, name);
  await migrate({ ownerUrl: addresses.DATABASE_URL, appUrl: addresses.DATABASE_APP_URL });
  return addresses;
}

/** The web alone, of the same build, on a free port and with settings of its own; without an APP_URL its public address is that port. */
export async function startWeb(settings: Readonly<Record<string, string>>): Promise<OtherWeb> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: 'production' as const, APP_URL: url, ...settings, PORT: String(port) };
  const web = startChild({ name: 'web', args: [inProject('scripts/web.mjs')], env });
  const health = () =>
    fetch(`${url}/api/health`).then(
      ({ status }) => status,
      () => 0,
    );
  await expect.poll(health, { timeout: 60_000 }).toBe(200);
  return { url, close: () => stopChild(web, 20_000) };
}

/** A worker of the database of a spec's own, for what is done after the answer. */
export function startWorker(settings: Readonly<Record<string, string>>): OtherWorker {
  const env = { ...process.env, NODE_ENV: 'production' as const, ...settings };
  const worker = startChild({ name: 'worker', args: [inProject('scripts/worker.mjs')], env });
  return { close: () => stopChild(worker, 20_000) };
}

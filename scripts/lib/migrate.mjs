// Brings a database to the state this version needs: Prisma's migrations, BullMQ's tables, the login of web and worker.
// Everything here runs as the owner of the tables; the web and the worker never do.
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { prisma } from './prisma.mjs';
import { Refusal } from './say.mjs';

/** Group role that holds every right the web and the worker have; made by the first migration. */
export const APP_ROLE = 'gradins_app';
/** Schema of BullMQ's own tables. */
export const QUEUE_SCHEMA = 'queue';
/** One at a time in the whole server: roles belong to the server, not to a database. */
const LOCK = 0x67726164;

/**
 * Runs work on one connection, then closes it. @template T
 * @param {string} url @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the database of this URL when it is not there; true when it was made. @param {string} adminUrl @param {string} database */
export function ensureDatabase(adminUrl, database) {
  return withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount) return false;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    return true;
  });
}

/** User and password of a database URL; throws Refusal when one is missing. @param {string} appUrl */
function loginOf(appUrl) {
  const { username, password } = new URL(appUrl);
  const login = { name: decodeURIComponent(username), password: decodeURIComponent(password) };
  if (!login.name || !login.password) throw new Refusal('DATABASE_APP_URL must name a user and a password');
  if (login.name === APP_ROLE)
    throw new Refusal(`DATABASE_APP_URL must name another user than ${APP_ROLE}, which is a group`);
  return login;
}

/**
 * The login of the web and the worker: made or updated, member of gradins_app, owner of nothing.
 * Throws Refusal when the owner may not make roles and the login is not there, or when it has rights it must not have.
 * @param {string} ownerUrl @param {string} appUrl
 */
export function ensureAppLogin(ownerUrl, appUrl) {
  const login = loginOf(appUrl);
  if (login.name === decodeURIComponent(new URL(ownerUrl).username)) {
    throw new Refusal(
      'DATABASE_APP_URL and DATABASE_URL name the same user: the web and the worker must not own the tables',
    );
  }
  return withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const name = client.escapeIdentifier(login.name);
    const { rows } = await client.query('SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = $1', [
      login.name,
    ]);
    if (rows[0]?.strong)
      throw new Refusal(
        `the user ${login.name} of DATABASE_APP_URL may bypass row-level security: name an ordinary user`,
      );
    try {
      const verb = rows.length ? 'ALTER' : 'CREATE';
      await client.query(`${verb} ROLE ${name} LOGIN INHERIT PASSWORD ${client.escapeLiteral(login.password)}`);
      await client.query(`GRANT ${APP_ROLE} TO ${name}`);
    } catch (error) {
      if (error.code !== '42501') throw error;
      await requireMember(client, login.name);
    }
    await grantConnect(client, name);
  });
}

async function requireMember(client, name) {
  const { rows } = await client.query(
    'SELECT pg_has_role(r.oid, $2, $3) AS member FROM pg_roles r WHERE r.rolname = $1',
    [name, APP_ROLE, 'MEMBER'],
  );
  if (rows[0]?.member) return;
  throw new Refusal(
    `the owner may not make the login ${name}: let an administrator run  CREATE ROLE ${name} LOGIN PASSWORD '…'; GRANT ${APP_ROLE} TO ${name};`,
  );
}

async function grantConnect(client, name) {
  const { rows } = await client.query('SELECT current_database() AS database');
  await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(rows[0].database)} TO ${name}`);
}

/** BullMQ's tables in their own schema, owned by the owner; gradins_app may only use them. @param {string} ownerUrl */
export function migrateQueue(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    await runMigrations(client, QUEUE_SCHEMA);
    const rights = [
      ['TABLES', 'SELECT, INSERT, UPDATE, DELETE'],
      ['SEQUENCES', 'USAGE, SELECT'],
      ['FUNCTIONS', 'EXECUTE'],
    ];
    await letOwnerMakeSequences(client);
    await client.query(`GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE}`);
    for (const [kind, right] of rights) {
      await client.query(`GRANT ${right} ON ALL ${kind} IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE}`);
      await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT ${right} ON ${kind} TO ${APP_ROLE}`);
    }
  });
}

/**
 * BullMQ numbers the jobs of each queue with a sequence that it makes at the first job and drops with the queue. The
 * functions that do so run as their owner, so that the app's role may neither make nor own anything.
 */
async function letOwnerMakeSequences(client) {
  const { rows } = await client.query(
    'SELECT oid::regprocedure AS signature FROM pg_proc WHERE pronamespace = $1::regnamespace AND prosrc ~ $2',
    [QUEUE_SCHEMA, '(CREATE|DROP) SEQUENCE'],
  );
  for (const { signature } of rows) {
    await client.query(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = ${QUEUE_SCHEMA}, pg_temp`);
    await client.query(`REVOKE ALL ON FUNCTION ${signature} FROM PUBLIC`);
  }
}

/**
 * All steps, in order; safe to repeat. Throws Refusal with what is wrong.
 * @param {{ ownerUrl: string, appUrl: string }} urls
 */
export async function migrate({ ownerUrl, appUrl }) {
  await withClient(ownerUrl, checkServer);
  await prisma(['migrate', 'deploy'], { DATABASE_URL: ownerUrl });
  await migrateQueue(ownerUrl);
  await ensureAppLogin(ownerUrl, appUrl);
}

async function checkServer(client) {
  const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major");
  if (rows[0].major < 15) throw new Refusal(`PostgreSQL ${rows[0].major} is too old: Gradins needs 15 or newer`);
}

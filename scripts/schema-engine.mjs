#!/usr/bin/env node
// Drop-in replacement for Prisma's native `schema-engine` binary, backed only by npm packages:
// @prisma/schema-engine-wasm + @prisma/adapter-pg. Speaks the same JSON-RPC-over-stdio protocol,
// so the stock Prisma 7 CLI works offline with PRISMA_SCHEMA_ENGINE_BINARY=<this file>.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { parse as parseConnectionString } from 'pg-connection-string';

const require = createRequire(import.meta.url);
const argv = process.argv.slice(2);
if (argv.includes('--version')) {
  const v = JSON.parse(
    readFileSync(require.resolve('@prisma/schema-engine-wasm').replace(/[^/\\]+$/, 'package.json'), 'utf8'),
  ).version;
  console.log(`schema-engine-wasm ${v}`);
  process.exit(0);
}
const opt = (n) => (argv.includes(n) ? argv[argv.indexOf(n) + 1] : undefined);
const ds = JSON.parse(opt('--datasource') ?? '{}');
// the CLI drops the first stderr line, then requires every further line to be JSON
const logError = (message, error_code) =>
  process.stderr.write(
    '{}\n' +
      JSON.stringify({
        timestamp: new Date().toISOString(),
        level: 'ERROR',
        fields: { message, is_panic: false, error_code },
        target: 'schema_engine::logger',
      }) +
      '\n',
  );

/** split Prisma's ?schema= off the URL: node-postgres does not know it */
function parse(url) {
  const u = new URL(url);
  const schema = u.searchParams.get('schema') ?? 'public';
  for (const k of ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer', 'connect_timeout', 'socket_timeout'])
    u.searchParams.delete(k);
  return { url: u, schema, db: decodeURIComponent(u.pathname.slice(1)) };
}

async function cli(cmd) {
  const { url, db } = parse(ds.url);
  const quoted = `"${db.replaceAll('"', '""')}"`;
  const connect = async (u) => {
    const c = new pg.Client({ connectionString: u.toString() });
    await c.connect();
    return c;
  };
  try {
    if (cmd === 'can-connect-to-database') {
      await (await connect(url)).end();
    } else {
      const admin = new URL(url);
      admin.pathname = '/postgres';
      const c = await connect(admin);
      await c.query(
        cmd === 'create-database' ? `CREATE DATABASE ${quoted}` : `DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`,
      );
      await c.end();
    }
    process.exit(0);
  } catch (e) {
    const code = e.code === '3D000' ? 'P1003' : e.code === '28P01' ? 'P1000' : e.code === '42P04' ? 'P1009' : 'P1001';
    const msg =
      {
        P1003: `Database \`${db}\` does not exist`,
        P1000: `Authentication failed against database server at \`${url.hostname}\``,
        P1009: `Database \`${db}\` already exists`,
      }[code] ?? `Can't reach database server at \`${url.host}\`: ${e.message}`;
    logError(msg, code);
    process.exit(1);
  }
}

/**
 * adapter-pg cannot map the catalog-only types "char"(18), char[](1002) and name[](1003) that the schema
 * describer selects (https://github.com/prisma/orm/issues/27403): teach its queryRaw about them.
 */
const CATALOG_TYPES = {
  18: ColumnTypeEnum.Character,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
};
function patchQueryable(q) {
  const orig = q.queryRaw;
  q.queryRaw = async function (query) {
    const fix = [];
    const io = async (x) => {
      const r = await this.performIO(x);
      r.fields.forEach((f, i) => {
        if (CATALOG_TYPES[f.dataTypeID] !== undefined) {
          fix.push([i, CATALOG_TYPES[f.dataTypeID], f.dataTypeID]);
          f.dataTypeID = 25;
        }
      });
      for (const [i, , oid] of fix)
        if (oid !== 18)
          for (const row of r.rows)
            if (typeof row[i] === 'string') row[i] = row[i].slice(1, -1).split(',').filter(Boolean);
      return r;
    };
    const out = await orig.call(Object.create(this, { performIO: { value: io } }), query);
    for (const [i, t] of fix) out.columnTypes[i] = t;
    return out;
  };
  // adapter-pg cuts a script at every `;`, also inside functions and comments: send it whole, as one transaction
  q.executeScript = async function (script) {
    try {
      await this.client.query(script);
    } catch (error) {
      this.onError(error);
    }
  };
  return q;
}
class Factory extends PrismaPg {
  constructor(cfg, opts) {
    super(cfg, opts);
    this.cfg = cfg;
    this.opts = opts;
  }
  async connect() {
    return patchQueryable(await super.connect());
  }
  // adapter-pg's own version DROPs the shadow database before closing its pool, which fails
  async connectToShadowDb() {
    const main = await this.connect();
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}" TEMPLATE template0`);
    const shadow = await new Factory({ ...this.cfg, database }, this.opts).connect();
    const end = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await end();
      await main.executeScript(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  }
}

async function serve() {
  let panic = '';
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (m) => {
      panic = m;
    },
  };
  const mod = new WebAssembly.Module(
    readFileSync(require.resolve('@prisma/schema-engine-wasm').replace(/[^/\\]+$/, 'schema_engine_bg.wasm')),
  );
  const inst = new WebAssembly.Instance(mod, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(inst.exports);
  inst.exports.__wbindgen_start();
  // without a datasource url (e.g. `migrate diff` between files) the pool is never used
  const { url, schema } = parse(ds.url ?? 'postgresql://invalid:5432/invalid');
  // no connectionString here: it would win over the `database` override of connectToShadowDb()
  const cfg = { ...parseConnectionString(url.toString()), max: 2 };
  const factory = bindMigrationAwareSqlAdapterFactory(new Factory(cfg, { schema }));
  let engine;
  const get = async () =>
    (engine ??= await glue.SchemaEngine.new(
      { datamodels: undefined },
      (l) => process.env.DEBUG_SE && process.stderr.write(`${l}\n`),
      factory,
    ));
  const send = (o) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...o })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const { id, method, params } = JSON.parse(line);
    if (!method) continue; // the CLI acknowledging our `print` request
    if (process.env.DEBUG_SE) process.stderr.write(`> ${method}\n`);
    try {
      const e = await get();
      if (typeof e[method] !== 'function') throw new Error(`method ${method} not supported by schema-engine-wasm`);
      const result = await e[method](params);
      // the native engine prints `migrate diff` output by sending a `print` request to the CLI
      if (method === 'diff' && result.stdout != null)
        send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } });
      send({ id, result: result ?? null });
    } catch (err) {
      const message = (err?.name === 'RuntimeError' && panic) || (err?.message ?? String(err));
      send({
        id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: {
            is_panic: err?.name === 'RuntimeError',
            message,
            meta: err?.meta ?? {},
            error_code: err?.code ?? null,
          },
        },
      });
    }
  }
  process.exit(0);
}
const i = argv.indexOf('cli');
if (i >= 0) await cli(argv[i + 1]);
else await serve();

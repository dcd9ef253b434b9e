import { createHash } from 'node:crypto';
import type { TestDatabase } from '../database';

type Sql = TestDatabase['sql'];
type Row = Readonly<Record<string, unknown>>;

/** Which table a reference points at when its name does not say it. */
const POINTS_AT: Readonly<Record<string, string>> = {
  user: 'user_account',
  owner: 'user_account',
  file: 'stored_file',
};
const WHEN = '2024-06-01T10:00:00Z';

/** The id of a row of the world, from its table and its label. */
export function idOf(table: string, label: string): string {
  const hex = createHash('md5').update(`${table} ${label}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
const number = (label: string): number => Buffer.from(label).reduce((sum, byte) => sum * 31 + byte, 0);

const user = (role: string, of: string | null = null): Row => ({ role, structure_id: of && idOf('structure', of) });

/**
 * Rows that are not plainly "that of A" and "that of B": what a check asks for, and what is of A in another way (A2: of
 * the same structure, but of another group leader, not seated, not published, of another kind: A3 and A4 are kinds a leader may send; city: of no structure).
 */
const SPECIAL: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  account_token: { A: { kind: 'PASSWORD_RESET', email: null }, B: { kind: 'PASSWORD_RESET', email: null } },
  audit: { A: {}, B: {}, city: { structure_id: null } },
  beneficiary: { A: {}, A2: { structure_id: idOf('structure', 'A') }, B: {} },
  claim_link: { A: {}, A2: { structure_id: idOf('structure', 'A') }, B: {} },
  draw: { A: { state: 'PUBLISHED' }, B: { state: 'PROPOSED' } },
  draw_commitment: { A: {}, B: { state: 'VOID', moved: '{}', closed_at: WHEN } },
  draw_quota: { A: { minimum_seats: 1 }, B: { number: 2, minimum_seats: 1 } },
  draw_rules: { A: {}, B: { programme_id: idOf('programme', 'B') } },
  draw_result: {
    A: {},
    A2: { structure_id: idOf('structure', 'A'), draw_id: idOf('draw', 'B'), demand_id: idOf('demand', 'A') },
    B: { draw_id: idOf('draw', 'A') },
  },
  draw_study: { A: { runs: 100 }, B: { runs: 100 } },
  gate_assignment: { A: { user_id: idOf('user_account', 'gateA') }, B: { user_id: idOf('user_account', 'gateB') } },
  group_leader: { A: {}, A2: { structure_id: idOf('structure', 'A') }, B: {} },
  import: {
    A: { kind: 'BENEFICIARIES' },
    A2: { kind: 'TICKETS', structure_id: idOf('structure', 'A') },
    A3: { kind: 'DEMANDS', structure_id: idOf('structure', 'A') },
    A4: { kind: 'GROUP_LEADERS', structure_id: idOf('structure', 'A') },
    B: { kind: 'BENEFICIARIES' },
  },
  invitation: { A: { role: 'LEADER' }, B: { role: 'LEADER' } },
  mail: { A: { user_id: null }, B: { user_id: null } },
  purge: { A: {}, B: { state: 'ABANDONED' } },
  scan: { A: { outcome: 'UNKNOWN' }, B: { outcome: 'UNKNOWN' } },
  session: {
    A: { code: 'ATH01', ends_at: '2024-06-01T12:00:00Z' },
    B: { code: 'ATH02', ends_at: '2024-06-01T12:00:00Z' },
  },
  ticket: {
    A: {
      state: 'CONFIRMED',
      allocation_id: idOf('allocation', 'A'),
      beneficiary_id: idOf('beneficiary', 'A'),
      named_at: WHEN,
    },
    A2: {
      state: 'CONFIRMED',
      structure_id: idOf('structure', 'A'),
      allocation_id: idOf('allocation', 'A'),
      session_id: idOf('session', 'B'),
    },
    B: { state: 'CONFIRMED', allocation_id: idOf('allocation', 'B') },
    city: { state: 'FREE', structure_id: null, group_leader_id: null, session_id: idOf('session', 'B') },
  },
  user_account: {
    A: user('LEADER', 'A'),
    B: user('LEADER', 'B'),
    admin: user('ADMIN'),
    agent: user('AGENT'),
    auditor: user('AUDITOR'),
    gateA: user('GATE'),
    gateB: user('GATE'),
  },
  wave: { A: {}, B: { number: 2 } },
};

/** Rows nobody has, tried as what an actor might write: its own account, with another role. */
export const WISHED: Readonly<Record<string, Readonly<Record<string, readonly [of: string, change: Row]>>>> = {
  user_account: { 'A as admin': ['A', { role: 'ADMIN', structure_id: null }] },
};

/** Whose a row is stands in these columns (and one that says the same in all); they are filled also where they may be empty. */
const FILLED = new Set([
  'structure_id',
  'group_leader_id',
  'user_id',
  'owner_id',
  'session_id',
  'programme_id',
  'email',
  'created_at',
]);

type Column = { name: string; type: string; needed: boolean; values: string[] | null };

function value(table: string, label: string, column: Column): unknown {
  if (column.name === 'id' && column.type === 'uuid') return idOf(table, label);
  if (column.name === 'programme_id') return idOf('programme', 'A');
  if (column.name.includes('email')) return `${table}.${label}@ville.test`.toLowerCase();
  if (column.type === 'uuid') {
    const name = column.name.replace(/_id$/, '');
    return idOf(POINTS_AT[name] ?? name, label);
  }
  if (column.values) return column.values[0];
  if (column.type === 'bytea') return Buffer.from(label.padEnd(32, '.'));
  if (column.type === 'jsonb') return '{}';
  if (column.type === 'bool') return false;
  if (column.type === 'timestamptz') return WHEN;
  if (column.type === 'date') return '2024-06-01';
  if (column.type === 'int8') return number(label);
  return column.type.startsWith('int') ? 1 : `${column.name} ${label}`;
}

async function fill(sql: Sql, table: string): Promise<Map<string, string>> {
  const columns = await sql<Column>(
    `SELECT a.attname AS name, t.typname AS type, a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS needed,
       (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS values
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = $1::text::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`,
    [`"${table}"`],
  );
  const key = await keyOf(sql, table);
  const labels = new Map<string, string>();
  for (const [label, special] of Object.entries(SPECIAL[table] ?? { A: {}, B: {} })) {
    const row: Record<string, unknown> = {};
    for (const column of columns)
      if (column.needed || column.name === 'id' || FILLED.has(column.name))
        row[column.name] = value(table, label, column);
    Object.assign(row, special);
    const names = Object.keys(row);
    const [written] = await sql<{ key: string }>(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`)}) OVERRIDING SYSTEM VALUE
       VALUES (${names.map((_, i) => `$${i + 1}`)}) RETURNING ${key} AS key`,
      Object.values(row),
    );
    if (written) labels.set(written.key, label);
  }
  return labels;
}

/** An expression that tells one row of a table from another. */
async function keyOf(sql: Sql, table: string): Promise<string> {
  const rows = await sql<{ name: string }>(
    `SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
     WHERE i.indisprimary AND i.indrelid = $1::text::regclass ORDER BY a.attnum`,
    [`"${table}"`],
  );
  return rows.map(({ name }) => `"${name}"::text`).join(` || ' ' || `);
}

export type Filled = {
  readonly table: string;
  readonly key: string;
  /** A column that says the same in every row, so that writing it breaks no constraint. */
  readonly touched: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly candidates: readonly { readonly label: string; readonly row: Row }[];
};

async function look(sql: Sql, table: string, labels: ReadonlyMap<string, string>): Promise<Filled> {
  const key = await keyOf(sql, table);
  const rows = await sql<{ key: string; row: Row }>(`SELECT ${key} AS key, to_jsonb(t) AS row FROM "${table}" t`);
  const candidates: { label: string; row: Row }[] = [];
  for (const { key: found, row } of rows) {
    const label = labels.get(found);
    if (label) candidates.push({ label, row });
    else if (candidates.length === 0) candidates.push({ label: 'row', row });
  }
  for (const [label, [of, change]] of Object.entries(WISHED[table] ?? {})) {
    const own = candidates.find((candidate) => candidate.label === of);
    if (own) candidates.push({ label, row: { ...own.row, ...change } });
  }
  const first = rows[0]?.row ?? {};
  const same = Object.keys(first).find((name) =>
    rows.every(({ row }) => JSON.stringify(row[name]) === JSON.stringify(first[name])),
  );
  return { table, key, touched: same ?? Object.keys(first)[0] ?? '', labels, candidates };
}

/** Tables with rows of their own, written by migrations. */
const SEEDED = new Set(['_prisma_migrations', 'system_right']);

/**
 * A world in which every table of the live schema holds something of structure A and something of structure B, also tables
 * this file has never heard of. Runs on the owner's connection, which stays in replica mode: no foreign key, no trigger.
 */
export async function buildWorld(sql: Sql): Promise<ReadonlyMap<string, Filled>> {
  await sql(`SET session_replication_role = replica`);
  const tables = await sql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  const world = new Map<string, Filled>();
  const labels = new Map<string, ReadonlyMap<string, string>>();
  for (const { name } of tables) labels.set(name, SEEDED.has(name) ? new Map() : await fill(sql, name));
  for (const { name } of tables) world.set(name, await look(sql, name, labels.get(name) ?? new Map()));
  return world;
}

import superjson from 'superjson';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '@/test/database';
import { appRouter } from '@/trpc/router';
import type { ActorName } from './actors';
import { knock, signInOf } from './door';
import { tellCount } from './score';
import { poisoned, wrongWays } from './strict';
import { ROWS } from './table';
import { differences, type Keeper, keepTables } from './tables';
import { targetsOf } from './targets';
import { buildWorld, type World } from './world';

vi.mock('next/headers', () => import('./entrance'));

const { sql } = testDatabase();
let world: World;
let keeper: Keeper;
let inputs = 0;

beforeAll(async () => {
  world = await buildWorld(sql);
  keeper = await keepTables(sql);
});
afterAll(() => tellCount(`strict inputs: ${inputs.toLocaleString('en')} refused`));

type Said = ReturnType<typeof superjson.serialize>['meta'];

/** What is said of the types of values, without that of one of them. */
function typesBut(meta: Said, at: string | undefined): Said {
  if (!meta?.values || at === undefined) return meta;
  const kept = Object.entries(meta.values).filter(([path]) => path !== at);
  return { ...meta, values: Object.fromEntries(kept) as typeof meta.values };
}

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { inputs: schemas } = (procedure as unknown as { _def: { inputs: readonly { shape?: object }[] } })._def;
  return { path, schema: schemas[0] };
});

/** Somebody whom the procedure would serve, so that only the input can be at fault. */
const ORDER: readonly ActorName[] = ['admin', 'leaderA', 'gate', 'nobody'];

test.each(procedures)(
  'Given $path, when its input is not exactly as asked, then it is refused and nothing changes',
  async ({ path, schema }) => {
    const row = ROWS.get(path);
    if (!row) throw new Error(`no row for ${path}`);
    const actor = ORDER.find((one) => row.who[one] === 'yes') ?? 'admin';
    const { own } = targetsOf(world, row.scope, actor);
    const said = schema
      ? superjson.serialize(row.input(own, actor, { code: '000000' }))
      : { json: {}, meta: undefined };
    const sound = said.json;
    const known = new Set(Object.keys(schema?.shape ?? {}));
    const ways = [
      ...wrongWays(sound, known).map(({ what, json, at }) => ({
        what,
        body: JSON.stringify({ ...said, json, meta: typesBut(said.meta, at) }),
      })),
      ...poisoned(JSON.stringify(sound)).map(({ what, json }) => ({ what, body: `{"json":${json}}` })),
    ];
    const before = await keeper.digest();
    const problems: string[] = [];
    for (const { what, body } of ways) {
      await sql('DELETE FROM rate_limit');
      const answer = await knock(path, body, signInOf(world, actor, 1));
      inputs += 1;
      if (answer.status !== 400) problems.push(`${path} · ${what}: ${answer.bytes.slice(0, 300)}`);
    }
    for (const { table } of differences(before, await keeper.digest())) problems.push(`${path}: ${table} changed`);
    if (problems.length > 0) await keeper.restore();
    expect(problems).toEqual([]);
  },
);

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/test/database';
import { appRouter } from '@/trpc/router';
import { ACTORS } from './actors';
import { type Bench, judge } from './judge';
import { tellCount } from './score';
import { ROWS } from './table';
import { keepTables } from './tables';
import { buildWorld } from './world';

vi.mock('next/headers', () => import('./entrance'));

const { sql } = testDatabase();
const score = { cells: 0, leaks: 0 };
let bench: Bench;

beforeAll(async () => {
  const world = await buildWorld(sql);
  bench = { world, keeper: await keepTables(sql), sql, score };
});
afterAll(() => {
  tellCount(`matrix of procedures: ${score.cells.toLocaleString('en')} cells, ${score.leaks} leaks`);
});

// What the router itself holds, never a list written by hand.
const procedures = Object.entries(appRouter._def.procedures).map(
  ([path, procedure]) => [path, (procedure as unknown as { _def: { type: string } })._def.type] as const,
);

test('Given the router, then every procedure has a row, and every row a procedure', () => {
  expect([...ROWS.keys()].toSorted()).toEqual(procedures.map(([path]) => path).toSorted());
});

describe('Given two structures, two programmes and eight actors, when each asks for its own, another’s and what is not there', () => {
  test.each(procedures)(
    'then %s answers as declared, and nothing that is not for the one who asks',
    async (path, type) => {
      const row = ROWS.get(path);
      if (!row) throw new Error(`no row for ${path}`);
      await sql('DELETE FROM rate_limit');
      const problems: string[] = [];
      for (const actor of ACTORS) problems.push(...(await judge(bench, path, type, row, actor)));
      await bench.keeper.restore();
      expect(problems).toEqual([]);
    },
  );
});

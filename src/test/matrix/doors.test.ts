import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '@/test/database';
import { ACTORS, type ActorName, isSignedIn } from './actors';
import { type Answer, answerOf, signInOf } from './door';
import { DOORS, type Door } from './doors';
import { enter } from './entrance';
import { tellCount } from './score';
import { differences, type Keeper, keepTables } from './tables';
import type { Things } from './things';
import { buildWorld, type World } from './world';

vi.mock('next/headers', () => import('./entrance'));
// Words for people come with a request of Next; here a column is called by its key.
vi.mock('next-intl/server', () => ({
  getTranslations: async () => Object.assign((key: string) => key, { has: () => true }),
  getLocale: async () => 'fr',
}));

const { sql } = testDatabase();
let world: World;
let keeper: Keeper;
let cells = 0;
let leaks = 0;

const app = path.resolve('src/app');
// The files themselves, never a list written by hand.
const routes = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .map((file) => path.dirname(file));

beforeAll(async () => {
  world = await buildWorld(sql);
  keeper = await keepTables(sql);
});
afterAll(() => tellCount(`matrix of route handlers: ${cells.toLocaleString('en')} cells, ${leaks} leaks`));

test('Given the files of routes, then each has a row, and each row a file', () => {
  expect(Object.keys(DOORS).toSorted()).toEqual(routes.toSorted());
});

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

async function knockAt(route: string, door: Door, actor: ActorName, things: Things): Promise<Answer[]> {
  if ('shownBy' in door) return [];
  const module: Record<string, Handler> = await import(path.join(app, route, 'route.ts'));
  const answers: Answer[] = [];
  for (const { what, request, params = {} } of door.asks(things)) {
    const handler = module[request.method];
    if (!handler) throw new Error(`${route} does not answer ${request.method}`);
    await sql('DELETE FROM rate_limit');
    const asked = `${request.url} ${await request.clone().text()}`;
    const work = () => handler(request, { params: Promise.resolve(params) });
    const answer = await answerOf(await enter(signInOf(world, actor, 1), request.headers, work), asked);
    cells += 1;
    const found = world.canaries.leaks(`${actor}@1`, answer.bytes, asked);
    leaks += found.length;
    expect(found, `${actor} at ${what}`).toEqual([]);
    answers.push(answer);
  }
  return answers;
}

const rows = Object.entries(DOORS).flatMap(([route, doors]) =>
  doors.map((door, i) => [`${route} ${i + 1}`, route, door] as const),
);

test.each(rows)(
  'Given %s, when each of the eight asks, then it answers as declared and gives nothing away',
  async (_name, route, door) => {
    if ('shownBy' in door) return expect(door.shownBy).not.toBe('');
    for (const actor of ACTORS) {
      const letter = actor === 'leaderB' ? 'B' : 'A';
      const before = await keeper.digest();
      const own = await knockAt(route, door, actor, world.things[letter][1]);
      const met = door.who[actor];
      for (const answer of own)
        expect.soft(metOf(answer), `${route} by ${actor}: ${answer.bytes.slice(0, 200)}`).toMatch(pattern(met));
      if (met !== 'yes') expect.soft(changed(before, await keeper.digest()), `${route} by ${actor}`).toEqual([]);
      await keeper.restore();
      if (!door.elsewhere) continue;
      const other = actor.startsWith('leader') ? world.things[letter === 'A' ? 'B' : 'A'][1] : world.things[letter][2];
      const [foreign, nothing] = [
        await knockAt(route, door, actor, other),
        await knockAt(route, door, actor, world.nothing),
      ];
      // To the city a structure is there in every programme.
      const shared = route === 'api/uploads' && (actor === 'admin' || actor === 'agent');
      if (!shared)
        expect
          .soft(
            foreign.map(({ shape }) => shape),
            `${route} by ${actor}`,
          )
          .toEqual(nothing.map(({ shape }) => shape));
      for (const answer of isSignedIn(actor) ? nothing : [])
        expect
          .soft(metOf(answer), `${route} by ${actor}, of nothing: ${answer.bytes.slice(0, 200)}`)
          .toMatch(pattern(met === 'yes' ? door.elsewhere : met));
      await keeper.restore();
    }
  },
);

const metOf = ({ met, status }: Answer): string => (status === 201 ? 'yes' : met);
const pattern = (met: string): RegExp =>
  new RegExp(`^(${met === 'no' ? 'no|missing' : met === 'empty' ? 'yes' : met})$`);
const changed = (before: Awaited<ReturnType<Keeper['digest']>>, after: typeof before) =>
  differences(before, after).map(({ table }) => table);

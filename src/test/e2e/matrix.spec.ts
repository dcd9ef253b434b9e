import { expect, test } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { withClient } from '../../../scripts/lib/migrate.mjs';
import { inProject } from '../../../scripts/lib/paths.mjs';
import { ACTORS, type ActorName } from '../matrix/actors';
import { newCanaries } from '../matrix/canaries';
import { PAGES, type PageRow } from '../matrix/pages';
import type { PrintedWorld } from '../matrix/print-world';
import { tellCount } from '../matrix/score';
import type { Things } from '../matrix/things';
import { programWith } from './database';
import { addressesOf, ownDatabase, startWeb } from './other-web';

const NAME = 'matrix_of_pages';
/** What an answer says of itself, streamed or not: where it sends, or that nothing is there. */
const DIGEST = /NEXT_(?:REDIRECT|HTTP_ERROR_FALLBACK);[^"'\\<]*/g;

const secret = () => process.env.AUTH_SECRET ?? '';
let world: PrintedWorld;

test.beforeEach(async () => {
  const database = await ownDatabase(NAME);
  world = JSON.parse(await programWith(database, inProject('src/test/matrix/print-world.ts')));
});

/** The web alone on that database; with `noProxy` no page goes through src/proxy.ts. */
const serve = (noProxy: boolean) =>
  startWeb({
    DATABASE_APP_URL: addressesOf(NAME).DATABASE_APP_URL,
    ...(noProxy && { GRADINS_NO_PROXY: '1' }),
  });

/** Next first asks the reader of a payload to say in the address what its headers say: there it is. */
async function ask(url: string, headers: Record<string, string>): Promise<Response> {
  const answer = await fetch(url, { headers, redirect: 'manual' });
  const next = answer.headers.get('location') ?? '';
  return answer.status === 307 && next.includes('_rsc')
    ? fetch(new URL(next, url), { headers, redirect: 'manual' })
    : answer;
}

/** Only src/proxy.ts gives a page its nonce; without it the policy lets nothing run. */
const hasNonce = (answer: Response): boolean =>
  (answer.headers.get('content-security-policy') ?? '').includes("'nonce-");

function targetsOf(scope: PageRow['scope'], actor: ActorName): { own: Things; foreign: Things[]; nothing: Things } {
  const letter = actor === 'leaderB' && scope !== 'link' ? 'B' : 'A';
  const mine = world.things[letter];
  const theirs = world.things[letter === 'A' ? 'B' : 'A'];
  const city = actor === 'admin' || actor === 'agent';
  const foreign = {
    none: [],
    link: [],
    programme: [mine[2]],
    gate: actor === 'gate' ? [mine[2], { ...mine[1], gateId: mine[1].sessionId }] : [mine[2]],
    structure: city ? [mine[2]] : [theirs[1], mine[2]],
  }[scope];
  return { own: mine[1], foreign, nothing: world.nothing };
}

/** A thousand visits come from one address: that links opened too often are told to wait is shown elsewhere. */
const forgetKnocks = () =>
  withClient(addressesOf(NAME).DATABASE_URL, (client) => client.query('DELETE FROM rate_limit'));

for (const noProxy of [false, true]) {
  test(`Given every page, when each of the eight visits it ${noProxy ? 'with the proxy off' : 'through the proxy'}, then it holds nothing that is not theirs`, async () => {
    test.setTimeout(600_000);
    const canaries = newCanaries(world.canaries);
    const server = await serve(noProxy);
    const problems: string[] = [];
    let cells = 0;

    async function visit(page: string, row: PageRow, actor: ActorName, things: Things, rsc: boolean) {
      const path = row.path(things);
      const session = world.sessions[actor];
      const cookie = session ? `session=${await encode({ token: { sessionId: session }, secret: secret() })}` : '';
      const headers: Record<string, string> = { cookie, ...(rsc ? { RSC: '1' } : {}) };
      const answer = await ask(`${server.url}${path}`, headers);
      const bytes = `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
      const where = `${page} · ${actor} · ${path}${rsc ? ' · RSC' : ''}`;
      cells += 1;
      if (answer.status >= 500) problems.push(`${where}: ${answer.status}`);
      if (noProxy === hasNonce(answer) && answer.status === 200 && !rsc)
        problems.push(`${where}: the proxy is ${noProxy ? 'on' : 'off'}`);
      // Behind a link stands whoever holds it; a link about an account is its leader's.
      const viewers =
        row.scope === 'link' ? ([`${actor}@1`, 'holder@1', 'leaderA@1'] as const) : ([`${actor}@1`] as const);
      const leaks = viewers.map((viewer) => canaries.leaks(viewer, bytes, path).map(({ field }) => field));
      const [first = [], ...others] = leaks;
      for (const field of new Set(first.filter((one) => others.every((seen) => seen.includes(one)))))
        problems.push(`${where}: leaks ${field}`);
      return { where, outcome: `${answer.status} ${[...new Set(bytes.match(DIGEST))].toSorted().join(' ')}`.trim() };
    }

    async function judge(page: string, row: PageRow, actor: ActorName, rsc: boolean) {
      if (row.scope === 'link') await forgetKnocks();
      const { own, foreign, nothing } = targetsOf(row.scope, actor);
      const first = await visit(page, row, actor, own, rsc);
      const may = row.who.includes(actor);
      if (may && first.outcome !== '200') problems.push(`${first.where}: ${first.outcome}, and the page is theirs`);
      if (row.scope === 'none') return;
      const missing = await visit(page, row, actor, nothing, rsc);
      const same = (outcome: string, things: Things) =>
        outcome.replaceAll(row.path(things), '?') === missing.outcome.replaceAll(row.path(nothing), '?');
      for (const things of foreign.filter((one) => row.path(one) !== row.path(own))) {
        const other = await visit(page, row, actor, things, rsc);
        if (!same(other.outcome, things))
          problems.push(`${other.where}: ${other.outcome}, of nothing ${missing.outcome}`);
      }
    }

    try {
      // What aims at another's comes last: a refused reading leaves the id asked for in the trail, which a page shows.
      for (const aimed of [false, true]) {
        const work = Object.entries(PAGES)
          .filter(([, row]) => (row.scope !== 'none') === aimed)
          .flatMap(([page, row]) =>
            ACTORS.flatMap((actor) => [false, true].map((rsc) => () => judge(page, row, actor, rsc))),
          );
        const hands = Array.from({ length: 4 }, async () => {
          for (let next = work.shift(); next; next = work.shift()) await next();
        });
        await Promise.all(hands);
      }
    } finally {
      await server.close();
    }
    tellCount(
      `matrix of pages${noProxy ? ', proxy off' : ''}: ${cells.toLocaleString('en')} cells, ${problems.length} problems`,
    );
    expect(problems).toEqual([]);
  });
}

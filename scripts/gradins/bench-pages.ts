import { openAgent, signInAt, startBuiltWeb } from './bench-server';
import { median } from './bench-sums';
import { UsageError } from './verb';

const LIST = '/billets';
const BARE = '/bench';
const ROWS = 50;
const CONNECTIONS = 10;
const WARM_UP_SECONDS = 5;
const ROUND_SECONDS = 5;
const ROUNDS = 5;

type Page = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** Both pages must be what they are said to be, or the ratio would compare something else. */
async function requireRows(page: Page, path: string): Promise<void> {
  const answer = await fetch(page.url, { headers: page.headers, redirect: 'manual' });
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  const rows = (await answer.text()).match(/<tr[\s>]/g)?.length ?? 0;
  if (rows < ROWS) throw new UsageError(`${path} shows ${rows} rows: the bench needs a programme of ${ROWS} tickets`);
}

/** Pages a second over so many seconds. An answer that is not the page is a fault, not a fast page. */
async function rateOf(page: Page, seconds: number): Promise<number> {
  // A development dependency: an installation for production alone does not have it.
  const { default: autocannon } = await import('autocannon');
  const done = await autocannon({ ...page, connections: CONNECTIONS, duration: seconds });
  if (done.errors > 0 || done.non2xx > 0)
    throw new Error(`${page.url}: ${done.errors} errors and ${done.non2xx} refusals`);
  return done.requests.total / done.duration;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A list of 50 rows as a signed-in agent sees it, against 50 still rows on the same server, in turns; medians. */
export async function benchPages(): Promise<Record<string, unknown>> {
  const server = await startBuiltWeb();
  const [lists, bares]: [number[], number[]] = [[], []];
  try {
    const agent = await openAgent();
    try {
      const cookie = await signInAt(server.url, agent.email, agent.password);
      const list = { url: `${server.url}${LIST}`, headers: { cookie } };
      const bare = { url: `${server.url}${BARE}`, headers: { cookie } };
      await requireRows(list, LIST);
      await requireRows(bare, BARE);
      await rateOf(list, WARM_UP_SECONDS);
      await rateOf(bare, WARM_UP_SECONDS);
      for (let i = 0; i < ROUNDS; i++) {
        lists.push(await rateOf(list, ROUND_SECONDS));
        bares.push(await rateOf(bare, ROUND_SECONDS));
      }
      // a page sent before its data answers 200 whatever comes: it must be the list to the end
      await requireRows(list, LIST);
    } finally {
      await agent.close();
    }
  } finally {
    await server.stop();
  }
  const [listPerSecond, barePerSecond] = [median(lists), median(bares)];
  return {
    bench: 'pages',
    rows: ROWS,
    connections: CONNECTIONS,
    rounds: ROUNDS,
    listPerSecond: round(listPerSecond, 1),
    barePerSecond: round(barePerSecond, 1),
    ratio: round(listPerSecond / barePerSecond, 3),
  };
}

import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { faultOf, logger } from '@/platform/logger';
import { dispatchOutbox } from '@/platform/outbox';
import { testDatabase } from '@/test/database';
import { appRouter } from '@/trpc/router';
import { handlers } from '@/worker/schedule';
import { ACTORS, type ActorName } from './actors';
import { asJson, knock, signInOf } from './door';
import { proofOf } from './judge';
import type { Row } from './rows';
import { tellCount } from './score';
import { ROWS } from './table';
import { type Keeper, keepTables } from './tables';
import { targetsOf } from './targets';
import { buildWorld, type World } from './world';

vi.mock('next/headers', () => import('./entrance'));

const { sql } = testDatabase();
let world: World;
let keeper: Keeper;
const seen = { lines: 0, logged: 0, typed: 0 };
/** Every line the logger wrote, at its most talkative, and whatever went to the console past it. */
const logged: string[] = [];
/** What stands in none of them: the words planted in the tables and those typed into a form. */
const WORD = /zq[a-z]{6,}/gi;

beforeAll(async () => {
  world = await buildWorld(sql);
  keeper = await keepTables(sql);
  const stream = (logger as unknown as Record<symbol, { write: (line: string) => void }>)[pino.symbols.streamSym];
  if (!stream) throw new Error('the logger writes nowhere');
  stream.write = (line) => void logged.push(line);
  logger.level = 'trace';
  for (const way of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...said) => void logged.push(said.map(String).join(' ')));
});

afterAll(() => {
  vi.restoreAllMocks();
  tellCount(`opaque: ${seen.typed} words typed, ${seen.lines} lines written, ${seen.logged} logged, no word in them`);
});

type Procedure = { _def: { type: string; inputs: readonly unknown[] } };
const procedures = Object.entries(appRouter._def.procedures).map(
  ([path, procedure]) => [path, procedure as unknown as Procedure] as const,
);

/** The same question with a word wherever the form takes a text or an address, also where none was asked for. */
function withWords(input: unknown, { _def }: Procedure): unknown {
  const [schema] = _def.inputs;
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
  const word = world.canaries.plant('typed', []);
  const typed = Object.entries(shape).flatMap(([name, field]) => {
    const taken = [word, `${word}@asso.test`].find((text) => field.safeParse(text).success);
    return taken === undefined ? [] : [[name, taken]];
  });
  seen.typed += typed.length;
  return typed.length === 0 ? undefined : { ...(input as object), ...Object.fromEntries(typed) };
}

/** What follows from an act, as the worker does it. */
async function followUp(): Promise<void> {
  await dispatchOutbox(async (work) => {
    for (const { job, payload } of work) {
      const handler = handlers.find(({ name }) => name === job);
      await handler
        ?.run(payload)
        .catch((error: unknown) => logger.warn({ event: 'job-failed', job, ...faultOf(error) }));
    }
  });
}

async function ask(path: string, procedure: Procedure, row: Row<unknown>, actor: ActorName): Promise<void> {
  const { own } = targetsOf(world, row.scope, actor);
  const plain = row.input(own, actor, proofOf(world, actor));
  for (const input of [plain, withWords(plain, procedure)]) {
    await row.before?.(sql, own);
    if (input !== undefined || plain === undefined) await knock(path, asJson(input), signInOf(world, actor, 1));
  }
}

const wordsIn = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => text.match(WORD) ?? []))];

describe('Given a word in every personal column, and one in every text of every form (quality 23)', () => {
  test.each(procedures)(
    '%s: when each of the eight asks, then no word is in the trail, in what the worker is handed, or in the log',
    async (path, procedure) => {
      const row = ROWS.get(path);
      if (!row) throw new Error(`no row for ${path}`);
      await sql('DELETE FROM rate_limit');
      await sql(`TRUNCATE audit, audit_note, audit_seal, outbox`);
      for (const actor of ACTORS) await ask(path, procedure, row, actor);
      await followUp();
      const lines = await sql<{ text: string }>(
        `SELECT a::text AS text FROM audit a UNION ALL SELECT o::text FROM outbox o`,
      );
      await keeper.restore();
      seen.lines += lines.length;
      seen.logged += logged.length;
      expect(wordsIn([...lines.map(({ text }) => text), ...logged.splice(0)])).toEqual([]);
    },
  );

  test('then enough was typed, written and logged for the search to mean something', () => {
    expect(seen.typed).toBeGreaterThan(500);
    expect(seen.lines).toBeGreaterThan(1_000);
  });
});

describe('Given a fault that quotes a person, and a line with more than ids', () => {
  test('when they are logged, then the log has their kind and place, and not a word of them', () => {
    const fault = Object.assign(new TypeError('zqabcdefgh could not be written'), { detail: 'zqabcdefgh' });
    logged.length = 0;
    logger.error({ event: 'fault', path: 'people.add', ...faultOf(fault) }, 'a procedure failed');
    logger.info({ event: 'x', name: 'zqabcdefgh', email: 'zqabcdefgh@x.test', userId: 'u-1' }, 'done');
    logger.error(fault);
    logger.error({ err: fault, error: 'TypeError' });
    expect(logged).toHaveLength(4);
    expect(logged[0]).toContain('"error":"TypeError"');
    expect(logged[1]).toContain('"userId":"u-1"');
    expect(wordsIn(logged)).toEqual([]);
  });
});

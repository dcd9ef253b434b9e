import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { SystemActor } from '../../src/platform/actor';
import { inTransaction } from '../../src/platform/db';
import { DomainError } from '../../src/platform/errors';

/** One thing an operator may ask for. `usage` is what follows `gradins`; `help` says more, a line each. */
export type Verb = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly help: readonly string[];
  run(args: readonly string[]): Promise<void>;
};

/** The operator asked for something that is not there or not right: exit 2, the reason on standard error. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The words and options of a verb, strictly: an unknown option is refused by name. */
export function read<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the options could not be read');
  }
}

/** An id as the program prints them; one badly copied is refused here. */
export function requireId(word: string | undefined): string {
  if (!word || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word)) throw new UsageError('an id is needed');
  return word.toLowerCase();
}

/** The operator, in the programme of that slug or in the latest one. Throws common/no-programme. */
export async function operatorIn(slug: string | undefined): Promise<SystemActor & { programmeId: string }> {
  const operator = { kind: 'system', name: 'operator', programmeId: null } as const;
  const programme = await inTransaction(operator, 'operator/programme', (tx) =>
    slug
      ? tx.programme.findUnique({ where: { slug }, select: { id: true } })
      : tx.programme.findFirst({ orderBy: { startsOn: 'desc' }, select: { id: true } }),
  );
  if (!programme) throw new DomainError('not-found', 'common/no-programme', slug ? { slug } : {});
  return { ...operator, programmeId: programme.id };
}

/** One JSON document a line, for programs. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? Number(v) : v))}\n`);
}

export const print = (text: string): void => void process.stdout.write(`${text}\n`);

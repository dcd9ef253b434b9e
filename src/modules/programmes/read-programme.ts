import type { Actor } from '@/platform/actor';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type ProgrammeRules, programmeRules } from './programme.schema';

/** The programme the actor works in. Throws `common/not-found` for whoever works in none. */
export function programmeIdOf(actor: Actor): string {
  if (actor.kind !== 'nobody' && actor.programmeId !== null) return actor.programmeId;
  throw new DomainError('not-found', 'common/not-found');
}

/** The rules in force for a programme, defaults filled in. Throws `common/not-found`. */
export async function readRules(tx: Tx, programmeId: string): Promise<ProgrammeRules> {
  const [row] = await tx.$queryRaw<{ rules: unknown }[]>`SELECT rules FROM programme WHERE id = ${programmeId}::uuid`;
  if (!row) throw new DomainError('not-found', 'common/not-found');
  return programmeRules.parse(row.rules);
}

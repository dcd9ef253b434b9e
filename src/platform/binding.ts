import { type Actor, actorLabel, actorRole } from './actor';
import { Prisma } from './generated/prisma/client';

/** How long a transaction may last unless it asks for more: what a page or an act needs. */
export const PAGE_TIMEOUT_MS = 15_000;

export const systemName = (actor: Actor): string => (actor.kind === 'system' ? actor.name : '');

/**
 * What a person asks for is planned once a connection, whatever its values: with the policies of row-level security in it,
 * planning costs more than running. What a value could change in a plan is said by different statements instead. Bulk work is
 * planned each time, by its values and by the tables as they are: a plan made while a table was empty would read all of it for
 * each row.
 */
function planning(actor: Actor, timeoutMs: number): string {
  if (timeoutMs > PAGE_TIMEOUT_MS) return 'force_custom_plan';
  return actor.kind === 'user' || actor.kind === 'holder' ? 'force_generic_plan' : 'auto';
}

/** The first statement of a transaction: binds it to its actor and its command; answers the database's clock, `now`. */
export function binding(actor: Actor, command: string, timeoutMs: number): Prisma.Sql {
  const programmeId = actor.kind === 'nobody' ? '' : (actor.programmeId ?? '');
  const userId = actor.kind === 'user' ? actor.userId : '';
  const structureId = actor.kind === 'user' || actor.kind === 'holder' ? (actor.structureId ?? '') : '';
  const holderId = actor.kind === 'holder' ? actor.groupLeaderId : '';
  return Prisma.sql`
    SELECT clock_timestamp() AS now, set_config('plan_cache_mode', ${planning(actor, timeoutMs)}, true), set_config('app.role', ${actorRole(actor)}, true), set_config('app.actor', ${actorLabel(actor)}, true),
      set_config('app.user_id', ${userId}, true), set_config('app.structure_id', ${structureId}, true),
      set_config('app.system', ${systemName(actor)}, true), set_config('app.holder_id', ${holderId}, true), set_config('app.programme_id', ${programmeId}, true),
      set_config('app.command', ${command}, true)`;
}

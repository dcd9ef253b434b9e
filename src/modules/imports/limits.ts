import { isCity } from '@/modules/accounts/actor.rules';
import type { Actor } from '@/platform/actor';
import { env } from '@/platform/env';
import { MEGABYTE, OUTSIDER_LIMITS, type ReadLimits, STAFF_LIMITS } from './import.rules';

/** Bounds of a file by who sends it, as this installation has them: IMPORT_STAFF_* for the city, IMPORT_OUTSIDER_* for anybody else. */
export function limitsOf(byCity: boolean): ReadLimits {
  const set = env();
  const [megabytes, maxRows] = byCity
    ? [set.IMPORT_STAFF_MEGABYTES, set.IMPORT_STAFF_ROWS]
    : [set.IMPORT_OUTSIDER_MEGABYTES, set.IMPORT_OUTSIDER_ROWS];
  return { ...(byCity ? STAFF_LIMITS : OUTSIDER_LIMITS), maxBytes: megabytes * MEGABYTE, maxRows };
}

/** Bounds for a file from this actor. */
export const limitsFor = (actor: Actor): ReadLimits => limitsOf(isCity(actor));

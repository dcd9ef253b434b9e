import { Prisma } from '@/platform/generated/prisma/client';
import type { Meeting } from './applier';

const { sql } = Prisma;

/** Joins `o`: whether a record `k` whose name the row `v` writes otherwise is on a ticket. Asked once a row, however often it is spoken of. */
export const ON_TICKET = sql`
  CROSS JOIN LATERAL (SELECT k.id IS NOT NULL AND (k.last_name, k.first_name, k.sort_key) IS DISTINCT FROM (v."lastName", v."firstName", v."sortKey")
    AND EXISTS (SELECT FROM ticket x WHERE x.beneficiary_id = k.id) AS on_ticket OFFSET 0) o`;

/** Rules 1 and 3: a name on a ticket stays as it is written there, whatever the accents of a new list. */
export const unlessOnTicket = (known: Prisma.Sql, said: Prisma.Sql): Prisma.Sql =>
  sql`CASE WHEN o.on_ticket AND ${known} IS DISTINCT FROM ${said} THEN ${known} ELSE ${said} END`;

/** Rules 1, 3 and 6, as when a person is edited by form. */
export const AGAINST_PEOPLE: NonNullable<Meeting['against']> = {
  worth: ({ structureId }) =>
    sql`EXISTS (SELECT FROM ticket x WHERE x.structure_id = ${structureId}::uuid AND x.beneficiary_id IS NOT NULL)`,
  rules: [
    {
      field: 'lastName',
      code: 'other-name-on-ticket',
      severity: 'error',
      when: sql`k.sort_key <> v."sortKey" AND o.on_ticket`,
    },
    {
      field: 'lastName',
      code: 'name-on-ticket',
      severity: 'warning',
      when: sql`k.sort_key = v."sortKey" AND (k.last_name, k.first_name) IS DISTINCT FROM (v."lastName", v."firstName") AND o.on_ticket`,
    },
    {
      field: 'wheelchair',
      code: 'has-wheelchair-seat',
      severity: 'error',
      when: sql`v.wheelchair = false AND k.wheelchair AND EXISTS (SELECT FROM ticket x WHERE x.beneficiary_id = k.id AND x.kind = 'WHEELCHAIR')`,
    },
  ],
};

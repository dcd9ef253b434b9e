import { Prisma } from '@/platform/generated/prisma/client';
import type { Meeting } from './applier';

const { sql } = Prisma;

const onTicket = sql`EXISTS (SELECT FROM ticket x WHERE x.beneficiary_id = k.id)`;

/** Rules 1 and 3: a name on a ticket stays as it is written there, whatever the accents of a new list. */
export const unlessOnTicket = (known: Prisma.Sql, said: Prisma.Sql): Prisma.Sql =>
  sql`CASE WHEN ${known} IS DISTINCT FROM ${said} AND ${onTicket} THEN ${known} ELSE ${said} END`;

/** Rules 1, 3 and 6, as when a person is edited by form. */
export const AGAINST_PEOPLE: NonNullable<Meeting['against']> = {
  worth: ({ structureId }) =>
    sql`EXISTS (SELECT FROM ticket x WHERE x.structure_id = ${structureId}::uuid AND x.beneficiary_id IS NOT NULL)`,
  rules: [
    {
      field: 'lastName',
      code: 'other-name-on-ticket',
      severity: 'error',
      when: sql`k.sort_key <> v."sortKey" AND ${onTicket}`,
    },
    {
      field: 'lastName',
      code: 'name-on-ticket',
      severity: 'warning',
      when: sql`k.sort_key = v."sortKey" AND (k.last_name, k.first_name) IS DISTINCT FROM (v."lastName", v."firstName") AND ${onTicket}`,
    },
    {
      field: 'wheelchair',
      code: 'has-wheelchair-seat',
      severity: 'error',
      when: sql`v.wheelchair = false AND k.wheelchair AND EXISTS (SELECT FROM ticket x WHERE x.beneficiary_id = k.id AND x.kind = 'WHEELCHAIR')`,
    },
  ],
};

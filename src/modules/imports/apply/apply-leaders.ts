import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { goodRows, type Meeting, type Scope, valuesOf } from './applier';

const { sql } = Prisma;

/** The structures the rows are of. */
const named = ({ importId }: Scope): Prisma.Sql =>
  sql`(SELECT (r."values"->>'structureId')::uuid FROM import_row r WHERE r.import_id = ${importId}::uuid AND r.ok)`;

/**
 * The group leaders of structures (rule 8): in its structure one is known by the address, which therefore does not change
 * here. What the file leaves empty stays.
 */
export const groupLeaders: Meeting = {
  table: 'group_leader',
  joins: ({ programmeId }) => sql`
    ${valuesOf({ structureId: 'uuid', lastName: 'text', firstName: 'text', email: 'text', phone: 'text' })}
    LEFT JOIN LATERAL (SELECT k.*, k.xmin AS seen FROM group_leader k
      WHERE k.programme_id = ${programmeId}::uuid AND k.structure_id = v."structureId" AND k.email = v.email) k ON true`,
  columns: [
    { column: 'last_name', value: sql`v."lastName"` },
    { column: 'first_name', value: sql`v."firstName"` },
    { column: 'phone', value: sql`coalesce(v.phone, k.phone)` },
  ],
  born: [
    { column: 'structure_id', value: sql`v."structureId"` },
    { column: 'email', value: sql`v.email` },
  ],
  of: ({ programmeId }) => [{ column: 'programme_id', value: sql`${programmeId}::uuid` }],
  async require(tx, scope, lines) {
    const [row] = await tx.$queryRaw<{ closed: bigint }[]>`
      SELECT count(*) AS closed FROM import_row r WHERE ${goodRows(scope, lines)}
        AND NOT EXISTS (SELECT FROM structure t WHERE t.id = (r."values"->>'structureId')::uuid AND t.disabled_at IS NULL)`;
    if (Number(row?.closed ?? 0) > 0)
      throw new DomainError('conflict', 'imports/structures-closed', { count: Number(row?.closed) });
  },
  base: (scope) =>
    sql`k.programme_id = ${scope.programmeId}::uuid AND k.purged_at IS NULL AND k.structure_id IN ${named(scope)}`,
  label: sql`concat_ws(' ', k.last_name, k.first_name)`,
  undo: {
    usedOnceMade: sql`CASE WHEN EXISTS (SELECT FROM ticket x WHERE x.group_leader_id = k.id) THEN 'has-tickets'
      WHEN EXISTS (SELECT FROM claim_link x WHERE x.group_leader_id = k.id) OR EXISTS (SELECT FROM mail x WHERE x.group_leader_id = k.id) THEN 'was-written-to' END`,
    usedOnceChanged: sql`NULL::text`,
  },
};

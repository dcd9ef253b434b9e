import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';

const { sql } = Prisma;

/** One table of the purge: which of its rows still hold a person, and what is done to a batch of them. */
export type PurgeStep = {
  readonly table: string;
  /** The rows left to do, as a query of their ids (as text); empty when the step is done. */
  readonly left: (programmeId: string) => Prisma.Sql;
  /** Deletes or empties the rows of these ids. */
  readonly purge: (tx: Tx, ids: readonly string[]) => Promise<unknown>;
};

const deleting =
  (table: string, key: 'uuid' | 'bigint', column = 'id') =>
  (tx: Tx, ids: readonly string[]) =>
    tx.$executeRaw(
      sql`DELETE FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(column)} = ANY(${[...ids]}::${Prisma.raw(key)}[])`,
    );

/** Another programme than `me` that is not purged, and is not over or has the structure of this column among its own. */
const needed = (structureId: 'u.structure_id' | 's.id') =>
  Prisma.raw(`EXISTS (
  SELECT FROM programme p WHERE p.id <> me.id AND p.purged_at IS NULL AND (p.ends_on >= current_date
    OR EXISTS (SELECT FROM demand d WHERE d.programme_id = p.id AND d.structure_id = ${structureId})
    OR EXISTS (SELECT FROM allocation a WHERE a.programme_id = p.id AND a.structure_id = ${structureId})))`);

/**
 * What goes, table by table, in an order in which no key is in the way and no step needs what an earlier one took.
 * Accounts of leaders and of volunteers at the gate go when no other programme still needs them; the city's own stay.
 */
export const PURGE_STEPS: readonly PurgeStep[] = [
  {
    table: 'user_account',
    left: (
      id,
    ) => sql`SELECT u.id::text FROM user_account u, programme me WHERE me.id = ${id}::uuid AND u.role IN ('LEADER', 'GATE')
      AND u.email NOT LIKE 'purged-%@invalid' AND NOT ${needed('u.structure_id')}`,
    purge: async (tx, ids) => {
      await tx.$executeRaw`DELETE FROM auth_session WHERE user_id = ANY(${[...ids]}::uuid[])`;
      await tx.$executeRaw`UPDATE user_account SET email = 'purged-' || id || '@invalid', name = '—', password_hash = NULL,
        disabled_at = coalesce(disabled_at, clock_timestamp()) WHERE id = ANY(${[...ids]}::uuid[])`;
    },
  },
  {
    table: 'structure',
    left: (id) =>
      sql`SELECT s.id::text FROM structure s, programme me WHERE me.id = ${id}::uuid AND s.contact_email IS NOT NULL AND NOT ${needed('s.id')}`,
    purge: (tx, ids) => tx.$executeRaw`UPDATE structure SET contact_email = NULL WHERE id = ANY(${[...ids]}::uuid[])`,
  },
  {
    table: 'invitation',
    left: () =>
      sql`SELECT id::text FROM invitation WHERE used_at IS NOT NULL OR revoked_at IS NOT NULL OR expires_at < clock_timestamp()`,
    purge: deleting('invitation', 'uuid'),
  },
  {
    table: 'ticket_event',
    left: (id) => sql`SELECT DISTINCT e.ticket_id::text AS id FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id
      WHERE t.programme_id = ${id}::uuid AND (e.group_leader_id IS NOT NULL OR e.beneficiary_id IS NOT NULL)`,
    purge: (tx, ids) => tx.$executeRaw`SELECT purge_ticket_events(${[...ids]}::uuid[])`,
  },
  {
    table: 'ticket',
    left: (id) =>
      sql`SELECT id::text FROM ticket WHERE programme_id = ${id}::uuid AND (group_leader_id IS NOT NULL OR beneficiary_id IS NOT NULL)`,
    purge: (
      tx,
      ids,
    ) => tx.$executeRaw`UPDATE ticket SET group_leader_id = NULL, beneficiary_id = NULL, purged_at = clock_timestamp()
      WHERE id = ANY(${[...ids]}::uuid[])`,
  },
  {
    table: 'claim_link',
    left: (id) =>
      sql`SELECT l.id::text FROM claim_link l JOIN ticket t ON t.id = l.ticket_id WHERE t.programme_id = ${id}::uuid`,
    purge: deleting('claim_link', 'uuid'),
  },
  {
    table: 'mailbox_message',
    left: (id) =>
      sql`SELECT b.id::text FROM mailbox_message b LEFT JOIN mail m ON m.id = b.id WHERE m.id IS NULL OR m.programme_id IS NULL OR m.programme_id = ${id}::uuid`,
    purge: deleting('mailbox_message', 'uuid'),
  },
  {
    table: 'mail',
    left: (id) =>
      sql`SELECT id::text FROM mail WHERE programme_id = ${id}::uuid OR (programme_id IS NULL AND state <> 'QUEUED')`,
    purge: deleting('mail', 'uuid'),
  },
  {
    table: 'beneficiary',
    left: (id) => sql`SELECT id::text FROM beneficiary WHERE programme_id = ${id}::uuid`,
    purge: deleting('beneficiary', 'uuid'),
  },
  {
    table: 'group_leader',
    left: (id) => sql`SELECT id::text FROM group_leader WHERE programme_id = ${id}::uuid`,
    purge: deleting('group_leader', 'uuid'),
  },
  {
    table: 'import_row',
    left: (id) =>
      sql`SELECT r.ctid::text AS id FROM import_row r JOIN import i ON i.id = r.import_id WHERE i.programme_id = ${id}::uuid`,
    purge: (tx, ids) => tx.$executeRaw`DELETE FROM import_row WHERE ctid = ANY(${[...ids]}::tid[])`,
  },
  {
    table: 'import_change',
    left: (id) =>
      sql`SELECT c.ctid::text AS id FROM import_change c JOIN import i ON i.id = c.import_id WHERE i.programme_id = ${id}::uuid`,
    purge: (tx, ids) => tx.$executeRaw`DELETE FROM import_change WHERE ctid = ANY(${[...ids]}::tid[])`,
  },
  {
    table: 'stored_file',
    left: (
      id,
    ) => sql`SELECT f.id::text FROM stored_file f WHERE f.id IN (SELECT file_id FROM import WHERE programme_id = ${id}::uuid)
      OR (f.created_at < clock_timestamp() - interval '1 hour' AND NOT EXISTS (SELECT FROM import i WHERE i.file_id = f.id))`,
    purge: deleting('stored_file', 'uuid'),
  },
  {
    table: 'import',
    left: (id) =>
      sql`SELECT id::text FROM import WHERE programme_id = ${id}::uuid AND (file_name <> '' OR reading IS NOT NULL OR file_id IS NOT NULL)`,
    purge: (tx, ids) =>
      tx.$executeRaw`UPDATE import SET file_name = '', reading = NULL, file_id = NULL WHERE id = ANY(${[...ids]}::uuid[])`,
  },
  {
    table: 'audit_note',
    left: (id) =>
      sql`SELECT n.audit_id::text AS id FROM audit_note n JOIN audit a ON a.id = n.audit_id WHERE a.programme_id = ${id}::uuid OR a.programme_id IS NULL`,
    purge: deleting('audit_note', 'bigint', 'audit_id'),
  },
  {
    table: 'discrepancy',
    left: (id) =>
      sql`SELECT id::text FROM discrepancy WHERE programme_id = ${id}::uuid AND (ours IS NOT NULL OR theirs IS NOT NULL)`,
    purge: (tx, ids) =>
      tx.$executeRaw`UPDATE discrepancy SET ours = NULL, theirs = NULL WHERE id = ANY(${[...ids]}::uuid[])`,
  },
];

/** Rows each table has still to lose; tables with nothing to lose are told too, with 0. */
export async function countLeft(tx: Tx, programmeId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, left } of PURGE_STEPS) {
    const [row] = await tx.$queryRaw<{ rows: number }[]>(
      sql`SELECT count(*)::int AS rows FROM (${left(programmeId)}) AS k`,
    );
    counts[table] = row?.rows ?? 0;
  }
  return counts;
}

/** Purges up to `size` rows of the first table that has any left; null when nothing is left anywhere. */
export async function purgeBatch(
  tx: Tx,
  programmeId: string,
  size: number,
): Promise<{ readonly table: string; readonly rows: number } | null> {
  for (const { table, left, purge } of PURGE_STEPS) {
    const rows = await tx.$queryRaw<{ id: string }[]>(sql`SELECT k.id FROM (${left(programmeId)}) AS k LIMIT ${size}`);
    if (rows.length === 0) continue;
    await purge(
      tx,
      rows.map((row) => row.id),
    );
    return { table, rows: rows.length };
  }
  return null;
}

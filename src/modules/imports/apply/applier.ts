import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';

/** What an import writes into; `structureId` for lists of people. */
export type Scope = { readonly importId: string; readonly programmeId: string; readonly structureId: string | null };

/** Rows by what happens to them. Unchanged rows are already as the file says. */
export type Effect = { readonly created: number; readonly changed: number; readonly unchanged: number };

/** Lines `after < line <= upTo` of the file. */
export type Lines = { readonly after: number; readonly upTo: number };
export const ALL_LINES: Lines = { after: 0, upTo: 2_147_483_647 };

/** How a kind meets what the base already holds: both read the rows through the same SQL, so the effect shown is the effect had. */
export type Applier = {
  effect(tx: Tx, scope: Scope): Promise<Effect>;
  apply(tx: Tx, scope: Scope, lines: Lines): Promise<Effect>;
};

/** The good rows of an import between two lines; join with `jsonb_to_record(r."values")`. */
export const goodRows = ({ importId }: Scope, { after, upTo }: Lines): Prisma.Sql =>
  Prisma.sql`r.import_id = ${importId}::uuid AND r.ok AND r.line > ${after} AND r.line <= ${upTo}`;

export function effectOfRow(row: { created: bigint; changed: bigint; unchanged: bigint } | undefined): Effect {
  return {
    created: Number(row?.created ?? 0),
    changed: Number(row?.changed ?? 0),
    unchanged: Number(row?.unchanged ?? 0),
  };
}

export type EffectRow = { created: bigint; changed: bigint; unchanged: bigint };

/**
 * For the rest of the transaction, rows are looked up by index: right after a bulk write the statistics are those of the table
 * before it, and a plan made from them may read the whole table for each row.
 */
export async function lookUpByIndex(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true)`;
}

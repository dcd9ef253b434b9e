import type { Tx } from '@/platform/db';
import { Prisma } from '@/platform/generated/prisma/client';
import type { DiscrepancyKind } from './file-scan.rules';

/** A disagreement between the organiser's gate and ours. `theirs`: what it answered, or the ticket we do not know. */
export type Opening = {
  readonly sessionId: string | null;
  readonly ticketId: string | null;
  readonly structureId: string | null;
  readonly kind: DiscrepancyKind;
  readonly ours: string | null;
  readonly theirs: string;
};

/** Two openings with the same key are one. */
export const keyOfOpening = ({ kind, ticketId, theirs }: Opening): string => [kind, ticketId ?? '', theirs].join('\n');

const CHUNK = 5_000;
/** Equal to itself, as null is not: by an equality many are compared at once. */
const NO_TICKET = '00000000-0000-0000-0000-000000000000';

/** Those that are not open. What belongs to no session has no scan to be known by: it is not told again once it is settled. */
function fresh(programmeId: string, all: readonly Opening[]): Prisma.Sql {
  return Prisma.sql`
    FROM unnest(
      ${all.map((one) => one.sessionId)}::uuid[], ${all.map((one) => one.ticketId)}::uuid[], ${all.map((one) => one.structureId)}::uuid[],
      ${all.map((one) => one.kind)}::text[], ${all.map((one) => one.ours)}::text[], ${all.map((one) => one.theirs)}::text[]
    ) AS r(session_id, ticket_id, structure_id, kind, ours, theirs)
    WHERE NOT EXISTS (
      SELECT FROM discrepancy d WHERE d.programme_id = ${programmeId}::uuid AND (d.state = 'OPEN' OR r.session_id IS NULL) AND d.kind = r.kind
        AND coalesce(d.ticket_id, ${NO_TICKET}::uuid) = coalesce(r.ticket_id, ${NO_TICKET}::uuid) AND d.theirs = r.theirs)`;
}

async function inChunks(
  all: readonly Opening[],
  work: (chunk: readonly Opening[]) => Promise<number>,
): Promise<number> {
  let count = 0;
  for (let from = 0; from < all.length; from += CHUNK) count += await work(all.slice(from, from + CHUNK));
  return count;
}

/** Rule 11: one open discrepancy a ticket and kind; each is given once (`keyOfOpening`). Answers how many were opened now. */
export const openDiscrepancies = (tx: Tx, programmeId: string, all: readonly Opening[]): Promise<number> =>
  inChunks(
    all,
    (chunk) => tx.$executeRaw`
      INSERT INTO discrepancy (programme_id, session_id, ticket_id, structure_id, kind, ours, theirs)
      SELECT ${programmeId}::uuid, r.session_id, r.ticket_id, r.structure_id, r.kind, r.ours, r.theirs ${fresh(programmeId, chunk)}`,
  );

/** How many it would open now. */
export const countDiscrepancies = (tx: Tx, programmeId: string, all: readonly Opening[]): Promise<number> =>
  inChunks(all, async (chunk) => {
    const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count ${fresh(programmeId, chunk)}`;
    return row?.count ?? 0;
  });

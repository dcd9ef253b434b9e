import type { Actor } from '@/platform/actor';
import { inTheCitysName, type Tx } from '@/platform/db';

/** The living links of these tickets stop working at once, used ones too (rule 8). Answers how many. */
export function revokeLinksOfTickets(tx: Tx, actor: Actor, ticketIds: readonly string[]): Promise<number> {
  return inTheCitysName(
    tx,
    actor,
    () =>
      tx.$executeRaw`
      UPDATE claim_link SET revoked_at = clock_timestamp()
      WHERE ticket_id = ANY(${[...ticketIds]}::uuid[]) AND revoked_at IS NULL`,
  );
}

/** The same for every link of these group leaders: a newer mail replaces them, or the address has changed. */
export function revokeLinksOfLeaders(tx: Tx, actor: Actor, groupLeaderIds: readonly string[]): Promise<number> {
  return inTheCitysName(
    tx,
    actor,
    () =>
      tx.$executeRaw`
      UPDATE claim_link SET revoked_at = clock_timestamp()
      WHERE group_leader_id = ANY(${[...groupLeaderIds]}::uuid[]) AND revoked_at IS NULL`,
  );
}

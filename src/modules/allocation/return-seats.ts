import type { Actor } from '@/platform/actor';
import { inTheCitysName, type Tx } from '@/platform/db';

/**
 * Rules 5 and 16: what was not confirmed of these allocations returns to the city's stock; answers how many seats. In
 * the city's name: a free seat is nobody's, so an outsider could not write it. Its code is renewed.
 */
export function returnProposedSeats(tx: Tx, actor: Actor, allocationIds: readonly string[]): Promise<number> {
  return inTheCitysName(
    tx,
    actor,
    () =>
      tx.$executeRaw`
      UPDATE ticket SET state = 'FREE', structure_id = NULL, allocation_id = NULL, code = new_ticket_code()
      WHERE allocation_id = ANY(${[...allocationIds]}::uuid[]) AND state = 'PROPOSED'`,
  );
}

/** The same for some of them: seats by id. */
export function returnSeats(tx: Tx, actor: Actor, ticketIds: readonly string[]): Promise<number> {
  return inTheCitysName(
    tx,
    actor,
    () =>
      tx.$executeRaw`
      UPDATE ticket SET state = 'FREE', structure_id = NULL, allocation_id = NULL, code = new_ticket_code()
      WHERE id = ANY(${[...ticketIds]}::uuid[]) AND state = 'PROPOSED'`,
  );
}

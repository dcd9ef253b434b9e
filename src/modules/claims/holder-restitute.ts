import { z } from 'zod';
import { restituteTickets } from '@/modules/tickets/restitute-tickets';
import type { HolderActor } from '@/platform/actor';
import { query } from '@/platform/command';
import { linkToken } from '@/platform/tokens';

/** A link of this holder that still lives, as a token; null when none is left. */
const livingToken = query('claims/living-link', z.strictObject({ groupLeaderId: z.uuid() }), async ({ tx }, input) => {
  const [row] = await tx.$queryRaw<{ nonce: Uint8Array }[]>`
    SELECT l.nonce FROM claim_link l JOIN ticket t ON t.id = l.ticket_id
    WHERE l.group_leader_id = ${input.groupLeaderId}::uuid AND t.group_leader_id = l.group_leader_id AND l.revoked_at IS NULL
    ORDER BY l.created_at DESC, l.id LIMIT 1`;
  return row ? linkToken('claim', new Uint8Array(row.nonce)) : null;
});

/**
 * A group leader gives one ticket back. Its link dies with it; if that was the one in the address bar, `token` is another
 * living one of the same person, so that the other tickets stay within reach; null when none is left.
 */
export async function holderRestitutes(holder: HolderActor, ticketId: string) {
  const { returned } = await restituteTickets(holder, { ticketIds: [ticketId] });
  return { returned, token: await livingToken(holder, { groupLeaderId: holder.groupLeaderId }) };
}

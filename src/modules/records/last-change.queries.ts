import { mayListUsers } from '@/modules/accounts/account.policy';
import { isCityOf } from '@/modules/accounts/actor.rules';
import { mayReadDemand } from '@/modules/demands/demand.policy';
import { mayReadList, mayReadStructure } from '@/modules/structures/structure.policy';
import { mayReadTicket } from '@/modules/tickets/ticket.policy';
import type { Actor } from '@/platform/actor';
import { query } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { changedSince } from '@/platform/versions';
import { lastChangeInput, type RecordKind } from './record.schema';

type Found = {
  readonly id: string;
  readonly programmeId: string;
  readonly structureId: string | null;
  readonly groupLeaderId: string | null;
  readonly edits: unknown;
};

const MAY_READ: Record<RecordKind, (actor: Actor, found: Found) => boolean> = {
  programme: isCityOf,
  session: isCityOf,
  user: mayListUsers,
  structure: (actor, { id }) => mayReadStructure(actor, id),
  beneficiary: mayReadList,
  'group-leader': mayReadList,
  demand: mayReadDemand,
  ticket: mayReadTicket,
};

/** The record as this actor sees it. What belongs to no programme or structure says so with null. */
function find(tx: Tx, kind: RecordKind, id: string): Promise<Found[]> {
  switch (kind) {
    case 'programme':
      return tx.$queryRaw`SELECT id, id AS "programmeId", edits FROM programme WHERE id = ${id}::uuid`;
    case 'session':
      return tx.$queryRaw`SELECT id, programme_id AS "programmeId", edits FROM session WHERE id = ${id}::uuid`;
    case 'user':
      return tx.$queryRaw`SELECT id, structure_id AS "structureId", edits FROM user_account WHERE id = ${id}::uuid`;
    case 'structure':
      return tx.$queryRaw`SELECT id, id AS "structureId", edits FROM structure WHERE id = ${id}::uuid`;
    case 'beneficiary':
      return tx.$queryRaw`SELECT id, programme_id AS "programmeId", structure_id AS "structureId", edits FROM beneficiary WHERE id = ${id}::uuid`;
    case 'group-leader':
      return tx.$queryRaw`SELECT id, programme_id AS "programmeId", structure_id AS "structureId", edits FROM group_leader WHERE id = ${id}::uuid`;
    case 'demand':
      // Whoever asks for what was asked for meanwhile is told by whom.
      return tx.$queryRaw`SELECT id, programme_id AS "programmeId", structure_id AS "structureId",
          jsonb_build_object('entered', jsonb_build_object('version', 0, 'at', created_at, 'by', coalesce('user:' || entered_by_id, ''), 'role', '')) || edits AS edits
        FROM demand WHERE id = ${id}::uuid`;
    case 'ticket':
      // The name on a ticket is told by the life of the ticket.
      return tx.$queryRaw`
        SELECT t.id, t.programme_id AS "programmeId", t.structure_id AS "structureId", t.group_leader_id AS "groupLeaderId",
          (SELECT jsonb_build_object('person', jsonb_build_object('version', t.version, 'at', e.at, 'by', e.actor, 'role', ''))
            FROM ticket_event e WHERE e.ticket_id = t.id ORDER BY e.id DESC LIMIT 1) AS edits
        FROM ticket t WHERE t.id = ${id}::uuid`;
  }
}

export type LastChange = {
  readonly at: Date;
  readonly who: 'SELF' | 'CITY' | 'STRUCTURE' | 'HOLDER' | 'SYSTEM' | 'SOMEBODY';
  /** Only for those who may see the account of the author. */
  readonly name: string | null;
};

/** Who an author is to whoever asks, from the opaque label and the role kept with a change. */
export function whoIs(actor: Actor, by: string, role: string): LastChange['who'] {
  if (actor.kind === 'user' && by === `user:${actor.userId}`) return 'SELF';
  if (by.startsWith('holder:')) return 'HOLDER';
  if (by.startsWith('system:')) return 'SYSTEM';
  if (role === 'ADMIN' || role === 'AGENT') return 'CITY';
  return role === 'LEADER' ? 'STRUCTURE' : 'SOMEBODY';
}

/**
 * Who changed a record last, and when; null when nobody has since it was made (of a demand: who made it). The name follows row-level security: the
 * city sees everybody's, a leader its own. Throws `common/not-found`, also for a record of somebody else.
 */
export const lastChange = query('records/last-change', lastChangeInput, async ({ tx, actor }, { kind, id }) => {
  const [found] = await find(tx, kind, id);
  if (!found || !MAY_READ[kind](actor, found)) throw new DomainError('not-found', 'common/not-found');
  const [mark] = changedSince(found.edits, -1);
  if (!mark) return null;
  const [author] = await tx.$queryRaw<{ name: string; role: string }[]>`
    SELECT name, role FROM user_account WHERE 'user:' || id = ${mark.by}`;
  const said: LastChange = {
    at: new Date(mark.at),
    who: whoIs(actor, mark.by, mark.role || (author?.role ?? '')),
    name: author?.name ?? null,
  };
  return said;
});

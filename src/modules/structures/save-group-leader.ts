import { revokeLinksOfLeaders } from '@/modules/claims/revoke-links';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { type Edited, requireSeen } from '@/platform/versions';
import { addGroupLeaderInput, editGroupLeaderInput } from './group-leader.schema';
import { mayManageGroupLeaders } from './structure.policy';
import { normaliseEmail } from './structure.rules';
import { whoseList } from './whose-list';

type Row = { id: string; programmeId: string; structureId: string; email: string | null } & Edited;

/** One group leader an address in a structure. Throws `structures/leader-exists`. */
async function requireNew(tx: Tx, at: { programmeId: string; structureId: string }, email: string): Promise<void> {
  const known = await tx.groupLeader.findFirst({
    where: { programmeId: at.programmeId, structureId: at.structureId, email },
    select: { id: true },
  });
  if (known) throw new DomainError('conflict', 'structures/leader-exists');
}

/** Rule 8: a group leader of the structure, known by an e-mail address. Throws `structures/bad-email`, `structures/leader-exists`. */
export const addGroupLeader = command(
  'structures/add-group-leader',
  addGroupLeaderInput,
  async ({ tx, actor, trail }, input) => {
    const list = await whoseList(tx, actor, input.structureId);
    trail({ structureId: list.structureId });
    const { phone, ...leader } = input.leader;
    const email = normaliseEmail(leader.email);
    await requireNew(tx, list, email);
    const { id } = await tx.groupLeader.create({
      data: { ...list, ...leader, email, phone: phone || null },
      select: { id: true },
    });
    trail({ subject: ['group-leader', id] });
    return { id };
  },
);

/**
 * Rule 8: who a group leader is. Links are bound to the address: with a new address the old links stop working. While
 * tickets are in these hands the address stays: they are taken back first, for the limit is counted by address (rule 2).
 * Throws `structures/leader-has-tickets`, `structures/leader-exists`, `structures/leader-not-found`,
 * `common/changed-meanwhile`.
 */
export const editGroupLeader = command(
  'structures/edit-group-leader',
  editGroupLeaderInput,
  async ({ tx, actor, trail }, input) => {
    trail({ subject: ['group-leader', input.groupLeaderId] });
    const [row] = await tx.$queryRaw<Row[]>`
    SELECT id, programme_id AS "programmeId", structure_id AS "structureId", email, version, edits
    FROM group_leader WHERE id = ${input.groupLeaderId}::uuid AND purged_at IS NULL FOR UPDATE`;
    if (!row || !mayManageGroupLeaders(actor, row)) throw new DomainError('not-found', 'structures/leader-not-found');
    trail({ structureId: row.structureId });
    requireSeen(row, { actor, seen: input.version });
    const { phone, ...leader } = input.leader;
    const email = normaliseEmail(leader.email);
    const moved = email !== row.email;
    if (moved) {
      const tickets = await tx.ticket.count({ where: { groupLeaderId: row.id } });
      if (tickets > 0) throw new DomainError('conflict', 'structures/leader-has-tickets', { tickets });
      await requireNew(tx, row, email);
      await revokeLinksOfLeaders(tx, actor, [row.id]);
    }
    await tx.groupLeader.update({
      where: { id: row.id },
      data: { ...leader, email, phone: phone || null },
    });
    trail({ facts: { addressChanged: moved } });
    return { id: row.id };
  },
);

import type { Role } from '@/platform/actor';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { type Edited, requireSeen } from '@/platform/versions';
import { mayChangeUser } from './account.policy';
import { requireAnotherAdmin, requireOtherPlace } from './account.rules';
import { roleChange } from './account.schema';
import { requireStructure } from './require-structure';
import { requireFreshProof } from './step-up.rules';

/**
 * Gives an account another role (of a leader: another structure), with a reason, by an admin with a fresh proof or by the
 * operator. Its sign-ins end (the database sees to it): the next one has the new role, and owes a second factor where that
 * role must have one. Never one's own role, never that of the last admin. Throws accounts/not-own-role, -user-not-found,
 * -last-admin, -same-role, -structure-not-found, -proof-needed, common/changed-meanwhile.
 */
export const changeRole = command(
  'accounts/change-role',
  roleChange,
  async ({ tx, actor, now, trail }, { userId, role, structureId, reason, note, version }) => {
    trail({ subject: ['user', userId], structureId, reason, facts: { toRole: role }, ...(note ? { note } : {}) });
    const self = actor.kind === 'user' && actor.userId === userId;
    authorize(mayChangeUser(actor, userId), self ? 'accounts/not-own-role' : undefined);
    requireFreshProof(actor, now);
    // The admins in one order: two who demote each other at the same time wait here, and the second is refused.
    const admins = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM user_account WHERE role = 'ADMIN' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
    const [user] = await tx.$queryRaw<(Edited & { role: Role; structureId: string | null })[]>`
      SELECT role, structure_id AS "structureId", version, edits FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
    if (!user) throw new DomainError('not-found', 'accounts/user-not-found');
    trail({ structureId: structureId ?? user.structureId, facts: { fromRole: user.role, toRole: role } });
    requireSeen(user, { actor, seen: version, among: ['role', 'structureId', 'disabledAt'] });
    requireOtherPlace(user, { role, structureId });
    if (role !== 'ADMIN') requireAnotherAdmin(user.role, admins.filter((admin) => admin.id !== userId).length);
    await requireStructure(tx, structureId);
    await tx.$executeRaw`UPDATE user_account SET role = ${role}::"Role", structure_id = ${structureId}::uuid
      WHERE id = ${userId}::uuid`;
  },
);

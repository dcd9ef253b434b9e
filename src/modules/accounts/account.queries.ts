import { authorize } from '@/platform/authorize';
import { query } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';
import { mayChangeUser, mayListUsers } from './account.policy';
import { invitationState } from './account.rules';
import { type InvitationListed, structureSearch, type UserListed, userListInput } from './account.schema';

const PAGE = 50;

const ORDERS = {
  name: { asc: Prisma.sql`lower(u.name), u.id`, desc: Prisma.sql`lower(u.name) DESC, u.id` },
  role: { asc: Prisma.sql`u.role, lower(u.name), u.id`, desc: Prisma.sql`u.role DESC, lower(u.name), u.id` },
  seen: { asc: Prisma.sql`"lastSeenAt" NULLS FIRST, u.id`, desc: Prisma.sql`"lastSeenAt" DESC NULLS LAST, u.id` },
  created: { asc: Prisma.sql`u.created_at, u.id`, desc: Prisma.sql`u.created_at DESC, u.id` },
} as const;

type Row = Omit<UserListed, 'structure' | 'can'> & {
  structureId: string | null;
  structureName: string | null;
  enrolled: boolean;
  linked: boolean;
  total: number;
};

/** The accounts, fifty a page. Admin only. */
export const listUsers = query(
  'accounts/list',
  userListInput,
  async ({ tx, actor }, input) => {
    authorize(mayListUsers(actor));
    const like = `%${input.q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id, u.name, u.email, u.role, u.created_at AS "createdAt", u.disabled_at AS "disabledAt", u.version,
      u.totp_confirmed_at IS NOT NULL AS enrolled,
      EXISTS (SELECT FROM identity i WHERE i.user_id = u.id) AS linked, s.id AS "structureId",
      s.name AS "structureName", count(*) OVER ()::int AS total,
      (SELECT max(a.last_seen_at) FROM auth_session a WHERE a.user_id = u.id) AS "lastSeenAt"
    FROM user_account u LEFT JOIN structure s ON s.id = u.structure_id
    WHERE (${input.q} = '' OR u.name ILIKE ${like} OR u.email ILIKE ${like} OR s.name ILIKE ${like})
      AND (${input.role ?? null}::"Role" IS NULL OR u.role = ${input.role ?? null}::"Role")
      AND (${input.access ?? null}::text IS NULL OR (u.disabled_at IS NULL) = (${input.access ?? null}::text = 'ENABLED'))
    ORDER BY ${ORDERS[input.sort][input.direction]} LIMIT ${PAGE} OFFSET ${(input.page - 1) * PAGE}`;
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(
        ({ structureId, structureName, enrolled, linked, total: _total, ...row }): UserListed => ({
          ...row,
          structure: structureId && structureName ? { id: structureId, name: structureName } : null,
          can: {
            changeAccess: mayChangeUser(actor, row.id),
            changeRole: mayChangeUser(actor, row.id),
            resetFactor: enrolled && mayChangeUser(actor, row.id),
            unlinkIdentity: linked && mayChangeUser(actor, row.id),
          },
        }),
      ),
    };
  },
  { personal: (_, read) => ({ rows: read?.rows.length }) },
);

/** Invitations not used yet, the latest first, a hundred at most, with what became of their mail. Admin only. */
export const listInvitations = query(
  'accounts/invitations',
  structureSearch,
  async ({ tx, actor, now }, { q }) => {
    authorize(mayListUsers(actor));
    const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const rows = await tx.$queryRaw<(Omit<InvitationListed, 'state'> & { usedAt: null; revokedAt: null })[]>`
    SELECT i.id, i.email, i.name, i.role, i.structure_id AS "structureId", s.name AS "structureName", i.created_at AS "createdAt",
      i.expires_at AS "expiresAt", NULL AS "usedAt", NULL AS "revokedAt",
      (SELECT m.state FROM mail m WHERE m.kind = 'INVITATION' AND m.subject_id = i.id ORDER BY m.created_at DESC LIMIT 1) AS mail
    FROM invitation i LEFT JOIN structure s ON s.id = i.structure_id
    WHERE i.used_at IS NULL AND i.revoked_at IS NULL AND (${q} = '' OR i.name ILIKE ${like} OR i.email ILIKE ${like})
    ORDER BY i.created_at DESC LIMIT 100`;
    return rows.map(
      ({ usedAt, revokedAt, ...row }): InvitationListed => ({
        ...row,
        state: invitationState({ usedAt, revokedAt, expiresAt: row.expiresAt }, now),
      }),
    );
  },
  { personal: (_, read) => ({ rows: read?.length }) },
);

/** Structures by the beginning or a part of their name, to invite their leader: twenty at most. Admin only. */
export const findStructures = query('accounts/structures', structureSearch, async ({ tx, actor }, { q }) => {
  authorize(mayListUsers(actor));
  return tx.structure.findMany({
    where: { disabledAt: null, name: { contains: q, mode: 'insensitive' } },
    select: { id: true, name: true },
    orderBy: { sortKey: 'asc' },
    take: 20,
  });
});

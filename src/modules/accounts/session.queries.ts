import { z } from 'zod';
import type { Actor, Role } from '@/platform/actor';
import { query } from '@/platform/command';
import { hasEntered, type SecondFactor, secondFactorOf } from './second-factor.rules';

export type Account = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: string;
  readonly structure: { readonly id: string; readonly name: string } | null;
  readonly programme: { readonly id: string; readonly name: string; readonly timeZone: string } | null;
};
/** A sign-in. Until the second factor it owes is given, `actor` is nobody: the account is known, and may do nothing. */
export type SessionFound = {
  readonly sessionId: string;
  readonly actor: Actor;
  readonly account: Account;
  readonly secondFactor: SecondFactor;
  readonly provedAt: Date | null;
};

const NO_PROGRAMME = '00000000-0000-0000-0000-000000000000';

type Row = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  locale: string;
  structureId: string | null;
  structureName: string | null;
  programmeId: string | null;
  programmeName: string | null;
  timeZone: string | null;
  seenAgo: number;
  provedAt: Date | null;
  enrolled: boolean;
};

const NOBODY = { kind: 'nobody' } as const;

function actorOf({ role, userId, structureId, programmeId, provedAt }: Row, sessionId: string): Actor {
  return {
    kind: 'user',
    role,
    userId,
    structureId,
    programmeId: programmeId ?? NO_PROGRAMME,
    sessionId,
    provedAt,
  };
}

function accountOf(row: Row): Account {
  const { userId, name, email, role, locale, structureId, structureName, programmeId, programmeName, timeZone } = row;
  return {
    userId,
    name,
    email,
    role,
    locale,
    structure: structureId && structureName ? { id: structureId, name: structureName } : null,
    programme: programmeId && programmeName && timeZone ? { id: programmeId, name: programmeName, timeZone } : null,
  };
}

/** Minutes without a request after which a session of the city's staff ends. */
const STAFF_IDLE_MINUTES = 30;

/** Who a session id stands for at this very moment, or null: revoked, expired, idle or disabled. Run as the system. */
export const findSession = query(
  'accounts/session',
  z.strictObject({ sessionId: z.uuid() }),
  async ({ tx }, { sessionId }): Promise<SessionFound | null> => {
    const [row] = await tx.$queryRaw<Row[]>`
    SELECT u.id AS "userId", u.name, u.email, u.role, u.locale, s.id AS "structureId", s.name AS "structureName",
      p.id AS "programmeId", p.name AS "programmeName", p.time_zone AS "timeZone",
      a.proved_at AS "provedAt", u.totp_confirmed_at IS NOT NULL AS enrolled,
      extract(epoch FROM clock_timestamp() - a.last_seen_at)::float AS "seenAgo"
    FROM auth_session a JOIN user_account u ON u.id = a.user_id
    LEFT JOIN structure s ON s.id = u.structure_id AND s.disabled_at IS NULL
    LEFT JOIN LATERAL (SELECT id, name, time_zone FROM programme ORDER BY id = a.programme_id DESC NULLS LAST, starts_on DESC LIMIT 1) p ON true
    WHERE a.id = ${sessionId}::uuid AND a.revoked_at IS NULL AND a.expires_at > clock_timestamp() AND u.disabled_at IS NULL
      AND (u.role NOT IN ('ADMIN', 'AGENT') OR a.last_seen_at > clock_timestamp() - make_interval(mins => ${STAFF_IDLE_MINUTES}))`;
    if (!row) return null;
    if (row.role === 'LEADER' && !row.structureId) return null;
    if (row.seenAgo > 60)
      await tx.$executeRaw`UPDATE auth_session SET last_seen_at = clock_timestamp() WHERE id = ${sessionId}::uuid`;
    const { provedAt } = row;
    const secondFactor = secondFactorOf(row);
    const actor = hasEntered(secondFactor) ? actorOf(row, sessionId) : NOBODY;
    return { sessionId, actor, account: accountOf(row), secondFactor, provedAt };
  },
);

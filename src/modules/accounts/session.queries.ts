import { z } from 'zod';
import type { Actor, Role } from '@/platform/actor';
import { lookup } from '@/platform/command';
import { Prisma } from '@/platform/generated/prisma/client';
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

/**
 * Who a session id stands for at this very moment, or null: revoked, expired, idle or disabled, or a leader whose structure
 * is. Notes, to the minute, that it was seen.
 */
export const findSession = lookup(
  'accounts/session',
  z.strictObject({ sessionId: z.uuid() }),
  ({ sessionId }) => Prisma.sql`SELECT * FROM sign_in_of(${sessionId}::uuid, ${STAFF_IDLE_MINUTES}::int)`,
  ([row]: readonly Row[], { sessionId }): SessionFound | null => {
    if (!row || (row.role === 'LEADER' && !row.structureId)) return null;
    const secondFactor = secondFactorOf(row);
    const actor = hasEntered(secondFactor) ? actorOf(row, sessionId) : NOBODY;
    return { sessionId, actor, account: accountOf(row), secondFactor, provedAt: row.provedAt };
  },
);

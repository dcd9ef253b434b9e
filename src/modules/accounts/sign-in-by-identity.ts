import { type CommandContext, command } from '@/platform/command';
import { databaseClock } from '@/platform/db';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import type { OidcSettings } from '@/platform/oidc-env';
import { invitationState } from './account.rules';
import { emailAddress } from './account.schema';
import { mailAccount } from './mail-account';
import {
  decideEntry,
  type Entry,
  identifiedAt,
  isEmailVerified,
  provedAt,
  requireAcr,
  secondFactorStands,
} from './oidc.rules';
import { type OidcPerson, oidcAnswer } from './oidc.schema';
import { SESSION_HOURS, type SignedIn } from './sign-in';

type Tx = CommandContext['tx'];
const CLOSED = {
  disabledAt: true,
  role: true,
  structureId: true,
  structure: { select: { disabledAt: true } },
} as const;
type Access = {
  disabledAt: Date | null;
  role: string;
  structureId: string | null;
  structure: { disabledAt: Date | null } | null;
};

const isClosed = ({ disabledAt, structure, role, structureId }: Access): boolean =>
  Boolean(disabledAt ?? structure?.disabledAt) || (role === 'LEADER' && structureId === null);

/** The identity, and the account or invitation its verified e-mail points at. Two first sign-ins of one address queue here. */
async function findEntry(tx: Tx, person: OidcPerson, settings: OidcSettings, trail: CommandContext['trail']) {
  const { issuer, subject } = person;
  const email = emailAddress.safeParse(person.email ?? '').data;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts/identity'), hashtext(${email ?? subject}))`;
  const identity = await tx.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { userId: true, disabledAt: true, user: { select: CLOSED } },
  });
  if (identity) {
    trail({ subject: ['user', identity.userId], structureId: identity.user.structureId });
    const { userId, disabledAt, user } = identity;
    const found = { userId, disabled: disabledAt !== null, accountClosed: isClosed(user) };
    return decideEntry({ identity: found, emailVerified: false, account: null, invitationId: null });
  }
  const emailVerified = email !== undefined && isEmailVerified(person.emailVerified, settings.emailVerified);
  if (!emailVerified) return decideEntry({ identity: null, emailVerified, account: null, invitationId: null });
  const user = await tx.user.findUnique({
    where: { email },
    select: { ...CLOSED, id: true, identities: { where: { issuer }, select: { subject: true } } },
  });
  if (user) trail({ subject: ['user', user.id], structureId: user.structureId });
  const account = user && { id: user.id, closed: isClosed(user), linked: user.identities.length > 0 };
  const invitationId = account ? null : await openInvitation(tx, email, trail);
  return decideEntry({ identity: null, emailVerified, account, invitationId });
}

/** The invitation of that address that can still be used, locked; null when there is none. */
async function openInvitation(tx: Tx, email: string, trail: CommandContext['trail']): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM invitation
    WHERE email = ${email} AND used_at IS NULL AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1 FOR UPDATE`;
  if (!row) return null;
  const found = await tx.invitation.findUniqueOrThrow({
    where: { id: row.id },
    include: { structure: { select: { disabledAt: true } } },
  });
  trail({ subject: ['invitation', found.id], structureId: found.structureId });
  const open = invitationState(found, await databaseClock(tx)) === 'OPEN' && !found.structure?.disabledAt;
  return open ? found.id : null;
}

/** The account an admin invited, opened without a password. */
async function openInvited(tx: Tx, invitationId: string): Promise<string> {
  const { email, name, role, structureId } = await tx.invitation.findUniqueOrThrow({ where: { id: invitationId } });
  const user = await tx.user.create({ data: { email, name, role, structureId }, select: { id: true } });
  await tx.$executeRaw`UPDATE invitation SET used_at = clock_timestamp() WHERE id = ${invitationId}::uuid`;
  return user.id;
}

async function link(tx: Tx, userId: string, { issuer, subject }: OidcPerson): Promise<void> {
  await tx.$executeRaw`INSERT INTO identity (issuer, subject, user_id, vouched_at)
    SELECT ${issuer}, ${subject}, id, CASE WHEN totp_confirmed_at IS NULL THEN clock_timestamp() END
    FROM user_account WHERE id = ${userId}::uuid`;
}

/**
 * Where the account's own second factor stands, and whether it was ever given in a sign-in by this identity. Whoever takes the
 * identity away meanwhile waits for this sign-in, and ends it.
 */
async function factorOf(tx: Tx, { issuer, subject }: OidcPerson) {
  await tx.$executeRaw`UPDATE identity i SET vouched_at = clock_timestamp()
    WHERE issuer = ${issuer} AND subject = ${subject} AND vouched_at IS NULL AND EXISTS (SELECT 1 FROM auth_session s
      WHERE s.user_id = i.user_id AND s.by_identity AND s.proved_at IS NOT NULL AND s.created_at >= i.created_at)`;
  const [row] = await tx.$queryRaw<{ ownFactor: boolean; vouched: boolean }[]>`
    SELECT u.totp_confirmed_at IS NOT NULL AS "ownFactor", i.vouched_at IS NOT NULL AS vouched
    FROM identity i JOIN user_account u ON u.id = i.user_id WHERE i.issuer = ${issuer} AND i.subject = ${subject}
    FOR KEY SHARE OF i`;
  if (!row) throw new Error('the identity is not there');
  return row;
}

/** Whose sign-in it is; whoever is linked now is told by mail. */
async function enter(context: Pick<CommandContext, 'tx' | 'later'>, entry: Entry, person: OidcPerson): Promise<string> {
  if (entry.kind === 'known') return entry.userId;
  const userId = entry.kind === 'link' ? entry.userId : await openInvited(context.tx, entry.invitationId);
  await link(context.tx, userId, person);
  await mailAccount(context, 'IDENTITY_LINKED', { userId });
  return userId;
}

/**
 * Opens a session on the word of the identity provider, checked before; run as the system, since nobody is known yet. What
 * came back unbelieved comes here too, so that every refusal leaves its line. Throws accounts/oidc-…: reason codes for the
 * trail, never shown to whoever signs in.
 */
export const signInByIdentity = command(
  'accounts/sign-in-by-identity',
  oidcAnswer,
  async ({ tx, now, trail, later }, answer): Promise<SignedIn> => {
    if (answer.kind === 'refused') {
      trail({ facts: { check: answer.check } });
      throw new DomainError('forbidden', `accounts/oidc-${answer.reason}`);
    }
    const settings = env().oidc;
    if (!settings || settings.issuer !== answer.issuer) throw new DomainError('forbidden', 'accounts/oidc-issuer');
    requireAcr(answer.acr, settings.acceptedAcr);
    const entry = await findEntry(tx, answer, settings, trail);
    const userId = await enter({ tx, later }, entry, answer);
    const { secondFactorAcr } = settings;
    const stands = secondFactorStands({ acr: answer.acr, secondFactorAcr, ...(await factorOf(tx, answer)) });
    trail({ subject: ['user', userId], facts: { by: entry.kind, secondFactor: stands } });
    const proved = stands ? provedAt(answer.authenticatedAt, now) : null;
    const [session] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO auth_session (user_id, expires_at, proved_at, by_identity, identified_at, device) VALUES
        (${userId}::uuid, clock_timestamp() + make_interval(hours => ${SESSION_HOURS}), ${proved}, true,
         ${identifiedAt(answer.authenticatedAt, now)}, ${answer.device}) RETURNING id`;
    if (!session) throw new Error('the session row was not written');
    return { sessionId: session.id, userId };
  },
);

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { hashPassword } from '@/modules/accounts/password';
import { newTotpSecret, sealTotpSecret } from '@/modules/accounts/totp';
import { linkToken, newNonce, tokenHash } from '@/platform/tokens';
import { type ActorName, everywhere, PLACES, type Place, type SignedIn, type Viewer } from './actors';
import type { Canaries } from './canaries';
import { insertId, insertRow } from './insert';
import type { Sql } from './world';

export type Letter = 'A' | 'B';
export const LETTERS = ['A', 'B'] as const;
export const leaderOf = (letter: Letter) => `leader${letter}` as const;

/** Whoever may read what belongs to a structure in every programme: staff, its own leader, A's holder. */
function seersOfStructure(letter: Letter): Viewer[] {
  return everywhere('admin', 'agent', leaderOf(letter), ...(letter === 'A' ? (['holder'] as const) : []));
}

/** A structure as the city knows it. Its name is not a person's: a gate reads it under a code. */
export async function buildStructureRow(sql: Sql, canaries: Canaries, letter: Letter): Promise<string> {
  const seers = seersOfStructure(letter);
  const word = (field: string, more: readonly Viewer[] = []) =>
    canaries.plant(`structure.${field} of ${letter}`, [...seers, ...more]);
  const id = await insertId(sql, 'structure', {
    name: word('name', everywhere('gate')),
    sort_key: word('sort_key'),
    // The auditor tells structures of a draw by their number in the register.
    external_id: word('external_id', everywhere('auditor')),
    public: letter === 'A' ? 'YOUTH' : 'SENIORS',
    district: 12,
    postal_code: '75012',
    city: word('city'),
    address: word('address'),
    contact_email: `${word('contact_email')}@asso.test`,
  });
  // The auditor reads opaque ids of structures: a draw is verified by them.
  canaries.plantId(`structure.id of ${letter}`, id, [...seers, ...everywhere('auditor')]);
  return id;
}

export type Account = {
  readonly userId: string;
  /** What its authenticator holds. */
  readonly totp: Uint8Array<ArrayBuffer>;
  /** How the list of its own identities names the one it has. */
  readonly identity: string;
  /** The sign-in of this account in each programme. */
  readonly sessions: Readonly<Record<Place, string>>;
};

type Wanted = {
  readonly role: string;
  readonly structureId: string | null;
  readonly programmes: Record<Place, string>;
};

export const PASSWORD = 'une phrase longue pour entrer 42';
let hashed: Promise<string> | undefined;

/** One for all: to compute it is slow on purpose. */
async function passwordHash(canaries: Canaries): Promise<string> {
  hashed ??= hashPassword(PASSWORD);
  const hash = await hashed;
  canaries.plantSecret('user_account.password_hash', Buffer.from(hash));
  return hash;
}

/** How a list names a sign-in, or an identity, without its id. */
export const referenceOf = (id: string): string => createHash('sha256').update(id).digest('hex');

const LINKS = {
  PASSWORD_RESET: 'password-reset',
  EMAIL_CHANGE: 'email-change',
  EMAIL_STOP: 'email-stop',
} as const;

/** A link sent to somebody about the own account. */
export async function buildAccountLink(
  sql: Sql,
  canaries: Canaries,
  { userId, kind, actor }: { userId: string; kind: keyof typeof LINKS; actor: ActorName },
): Promise<string> {
  const nonce = newNonce();
  const token = linkToken(LINKS[kind], nonce);
  canaries.plantSecret(`account_token.nonce of ${actor}`, nonce);
  canaries.plantSecret(`account_token.token_hash of ${actor}`, tokenHash(token));
  const email = canaries.plant(`account_token.email of ${actor}`, everywhere(actor));
  await insertId(sql, 'account_token', {
    user_id: userId,
    kind,
    nonce: Buffer.from(nonce),
    token_hash: Buffer.from(tokenHash(token)),
    email: kind === 'PASSWORD_RESET' ? null : `${email}@ville.test`,
    expires_at: new Date(Date.now() + 3_600_000),
  });
  return token;
}

/** An account, signed in with its second factor given, once for each programme it may have chosen. */
export async function buildAccount(
  sql: Sql,
  canaries: Canaries,
  actor: SignedIn | 'second',
  { role, structureId, programmes }: Wanted,
): Promise<Account> {
  const self: ActorName[] = actor === 'second' ? [] : [actor];
  const staff = everywhere('admin', 'agent');
  const word = (field: string, ...seers: ActorName[]) =>
    canaries.plant(`user_account.${field} of ${actor}`, everywhere('admin', ...self, ...seers));
  const userId = randomUUID();
  const totp = newTotpSecret();
  const sealed = Buffer.from(sealTotpSecret(userId, totp));
  canaries.plantSecret(`user_account.totp_secret of ${actor}`, totp);
  canaries.plantSecret(`user_account.totp_secret of ${actor}`, sealed);
  await insertId(sql, 'user_account', {
    id: userId,
    // An agent reads names of colleagues in the trail and of leaders on the page of a structure.
    name: word('name', 'agent'),
    email: `${word('email', ...(role === 'LEADER' ? (['agent'] as const) : []))}@ville.test`,
    role,
    structure_id: structureId,
    password_hash: await passwordHash(canaries),
    totp_secret: sealed,
    totp_confirmed_at: new Date(),
  });
  canaries.plantId(`user_account.id of ${actor}`, userId, [...staff, ...everywhere('auditor', ...self)]);
  const code = randomBytes(32);
  canaries.plantSecret(`recovery_code.code_hash of ${actor}`, code);
  await insertId(sql, 'recovery_code', { user_id: userId, code_hash: code });
  if (actor !== 'second') await buildAccountLink(sql, canaries, { userId, kind: 'EMAIL_CHANGE', actor });
  const issuer = `https://${canaries.plant(`identity.issuer of ${actor}`, everywhere(...self))}.test`;
  const subject = canaries.plant(`identity.subject of ${actor}`, []);
  await insertRow(sql, 'identity', { issuer, subject, user_id: userId });
  const sessions: Partial<Record<Place, string>> = {};
  for (const place of PLACES) {
    const id = randomUUID();
    sessions[place] = id;
    await insertId(sql, 'auth_session', {
      id,
      user_id: userId,
      programme_id: programmes[place],
      expires_at: new Date(Date.now() + 6 * 3_600_000),
      proved_at: new Date(),
      device: canaries.plant(`auth_session.device of ${actor}`, everywhere(...self)),
    });
    canaries.plantId(`auth_session.id of ${actor}`, id, everywhere(...self));
  }
  return { userId, totp, identity: referenceOf(`${issuer} ${subject}`), sessions: sessions as Record<Place, string> };
}

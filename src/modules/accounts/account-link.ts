import { databaseClock, type Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { type LinkPurpose, linkToken, newNonce, tokenHash } from '@/platform/tokens';
import { LINK_MINUTES, LINK_PATHS, type LinkKind, linkIsOpen } from './account-link.rules';

const PURPOSES = {
  PASSWORD_RESET: 'password-reset',
  EMAIL_CHANGE: 'email-change',
  EMAIL_STOP: 'email-stop',
} as const satisfies Record<LinkKind, LinkPurpose>;

/** The address of a link, made again from its nonce at each rendering; the host comes from APP_URL, never from a request. */
export function addressOf(kind: LinkKind, nonce: Uint8Array): string {
  return `${env().APP_URL}${LINK_PATHS[kind]}/${linkToken(PURPOSES[kind], nonce)}`;
}

/** Writes a new link and answers its id. Only a hash of its token is kept. Run in the city's name. */
export async function writeLink(
  tx: Tx,
  { userId, kind, email = null }: { userId: string; kind: LinkKind; email?: string | null },
): Promise<string> {
  const nonce = newNonce();
  const hash = tokenHash(linkToken(PURPOSES[kind], nonce));
  const [link] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO account_token (user_id, kind, nonce, token_hash, email, expires_at)
    VALUES (${userId}::uuid, ${kind}::"AccountTokenKind", ${nonce}, ${hash}, ${email},
      clock_timestamp() + make_interval(mins => ${LINK_MINUTES[kind]})) RETURNING id`;
  if (!link) throw new Error('the link was not written');
  return link.id;
}

/** The open links of these kinds serve no more. Run in the city's name. */
export async function killLinks(tx: Tx, userId: string, ...kinds: LinkKind[]): Promise<void> {
  await tx.$executeRaw`UPDATE account_token SET used_at = clock_timestamp()
    WHERE user_id = ${userId}::uuid AND kind::text = ANY(${kinds}) AND used_at IS NULL`;
}

export type LinkHeld = {
  readonly id: string;
  readonly email: string | null;
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly structureId: string | null;
  };
};

/** What an open link of this kind stands for, or null: unknown, used, replaced, too old, or its account is closed. */
export async function findLink(tx: Tx, kind: LinkKind, token: string): Promise<LinkHeld | null> {
  const found = await tx.accountToken.findUnique({
    where: { tokenHash: tokenHash(token), kind },
    include: { user: { select: { id: true, name: true, email: true, structureId: true, disabledAt: true } } },
  });
  if (!found || found.user.disabledAt || !linkIsOpen(found, await databaseClock(tx))) return null;
  return found;
}

/**
 * The same with its row and its account's locked until the end of the transaction, and marked used: of many who hold
 * the link at once, one goes on. Throws accounts/link-dead, the same for every reason.
 */
export async function takeLink(tx: Tx, kind: LinkKind, token: string): Promise<LinkHeld> {
  await tx.$queryRaw`SELECT id FROM account_token WHERE token_hash = ${tokenHash(token)} FOR UPDATE`;
  const link = await findLink(tx, kind, token);
  if (!link) throw new DomainError('not-found', 'accounts/link-dead');
  await tx.$queryRaw`SELECT id FROM user_account WHERE id = ${link.user.id}::uuid FOR UPDATE`;
  await tx.$executeRaw`UPDATE account_token SET used_at = clock_timestamp() WHERE id = ${link.id}::uuid`;
  return link;
}

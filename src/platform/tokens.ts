import { createHash, createHmac, randomBytes } from 'node:crypto';
import { env } from './env';

/** 256 bits from the system's generator, as stored beside a link. Useless without the secret. */
export function newNonce(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(32));
}

/** What a link is for: a token made for one purpose is worth nothing for another. */
export type LinkPurpose = 'claim' | 'invitation' | 'password-reset' | 'email-change' | 'email-stop';

/** The token of a link, the same at each rendering: HMAC-SHA256 of the nonce under LINK_SECRET, 256 bits, base64url. */
export function linkToken(purpose: LinkPurpose, nonce: Uint8Array): string {
  return createHmac('sha256', env().LINK_SECRET).update(`${purpose}:`).update(nonce).digest('base64url');
}

/** What the database keeps of a token. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env';

/** What is enciphered; each has a key of its own, so that one kind of secret never opens as another. */
export type CipherPurpose = 'totp-secret' | 'draw-secret';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyFor = (purpose: CipherPurpose): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', env().AUTH_SECRET, 'gradins', `cipher:${purpose}`, 32));

/**
 * AES-256-GCM under a key derived from AUTH_SECRET (HKDF-SHA256, one a purpose). `owner`, an opaque id, is bound to the
 * result: copied to another row it does not open. Layout: version, nonce (12), tag (16), text.
 */
export function encipher(purpose: CipherPurpose, owner: string, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), text]));
}

/** What was enciphered. Throws when a byte was changed, the owner is another, or AUTH_SECRET is not the same any more. */
export function decipher(purpose: CipherPurpose, owner: string, sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  if (sealed[0] !== VERSION) throw new Error('an enciphered value of an unknown version');
  const body = sealed.subarray(1);
  const decipherer = createDecipheriv('aes-256-gcm', keyFor(purpose), body.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(body.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const plain = [decipherer.update(body.subarray(NONCE_BYTES + TAG_BYTES)), decipherer.final()];
  return new Uint8Array(Buffer.concat(plain));
}

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { decipher, encipher } from '@/platform/cipher';
import { CODE_DIGITS, STEP_SECONDS, stepsAround } from './totp.rules';

/** 160 bits, as RFC 4226 advises. */
const SECRET_BYTES = 20;
const ALGORITHM = 'SHA1'; // what every authenticator reads, also those that ignore the parameter

export const newTotpSecret = (): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(SECRET_BYTES));

/** The secret behind what a person types by hand (base 32). */
export const secretOf = (typed: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Secret.fromBase32(typed).bytes);

/** How the database keeps the secret of that person. */
export const sealTotpSecret = (userId: string, secret: Uint8Array) => encipher('totp-secret', userId, secret);
export const openTotpSecret = (userId: string, sealed: Uint8Array) => decipher('totp-secret', userId, sealed);

function totpOf(secret: Uint8Array<ArrayBuffer>, issuer = '', label = ''): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: ALGORITHM,
    digits: CODE_DIGITS,
    period: STEP_SECONDS,
    secret: new Secret({ buffer: secret.slice().buffer }),
  });
}

/** The code of a step, six digits. */
export function codeAt(secret: Uint8Array<ArrayBuffer>, step: number): string {
  return totpOf(secret).generate({ timestamp: step * STEP_SECONDS * 1000 });
}

/** The steps around `now` whose code this is, compared without telling by the time it takes how much of it is right. */
export function stepsMatching(secret: Uint8Array<ArrayBuffer>, code: string, now: Date): number[] {
  const given = Buffer.from(code);
  return stepsAround(now).filter((step) => {
    const right = Buffer.from(codeAt(secret, step));
    return right.length === given.length && timingSafeEqual(right, given);
  });
}

/** What the code to scan says, and the secret to type for whoever cannot scan. */
export function enrolmentOf(secret: Uint8Array<ArrayBuffer>, issuer: string, email: string) {
  const totp = totpOf(secret, issuer, email);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

import { errors } from 'openid-client';

/** Where an answer from the identity provider failed. */
export const OIDC_REFUSALS = ['state', 'issuer', 'denied', 'code', 'id-token', 'userinfo', 'unavailable'] as const;
export type OidcRefusalReason = (typeof OIDC_REFUSALS)[number];

/** An answer that is not believed. Holds two words of ours and nothing of the answer: it may be logged. */
export class OidcRefusal extends Error {
  override readonly name = 'OidcRefusal';
  readonly reason: OidcRefusalReason;
  /** What exactly did not hold, one word: `nonce`, `alg`, `signature`… */
  readonly check: string;

  constructor(reason: OidcRefusalReason, check: string) {
    super(`${reason}: ${check}`);
    this.reason = reason;
    this.check = check;
  }
}

const CHECKS: readonly (readonly [RegExp, string])[] = [
  [/JWT alg|application\/jwt/, 'alg'],
  [/signature|no valid key|no matching key|multiple matching keys/, 'signature'],
  [/decode JWT|id_token not present/, 'format'],
  [/nonce/, 'nonce'],
  [/\bazp\b/, 'azp'],
  [/\baud\b/, 'aud'],
  [/\biss\b/, 'iss'],
  [/\bsub\b/, 'sub'],
  [/expired|\bexp\b/, 'exp'],
  [/\biat\b|not active yet/, 'iat'],
  [/hash/, 'hash'],
];

/** An OAuth error code, when the answer holds one that looks like it. */
export const errorCode = (value: unknown): string =>
  typeof value === 'string' && /^[a-z_]{1,40}$/.test(value) ? value : 'other';

/** What the library says, in our two words; its own message quotes the answer and goes no further. */
export function refusalOf(error: unknown, stage: 'id-token' | 'userinfo' | 'unavailable'): OidcRefusal {
  if (error instanceof OidcRefusal) return error;
  if (error instanceof errors.OPError)
    return new OidcRefusal(stage === 'id-token' ? 'code' : stage, errorCode(error.error));
  const message = error instanceof Error ? error.message : '';
  if (error instanceof errors.RPError && /timed out/.test(message)) return new OidcRefusal('unavailable', 'timeout');
  if (/^iss (mismatch|missing)/.test(message)) return new OidcRefusal('issuer', 'iss');
  const check = CHECKS.find(([pattern]) => pattern.test(message))?.[1];
  if (check) return new OidcRefusal(stage, check);
  const network = typeof (error as { code?: unknown }).code === 'string' && !(error instanceof errors.RPError);
  return network ? new OidcRefusal('unavailable', 'network') : new OidcRefusal(stage, 'other');
}

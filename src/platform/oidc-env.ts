import { z } from 'zod';

/** Each word of a list separated by spaces or commas. */
const words = (text: string) =>
  z
    .string()
    .default(text)
    .transform((value) => value.split(/[\s,]+/).filter(Boolean));
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** https everywhere, http only towards this very machine. */
const issuer = z
  .url({ protocol: /^https?$/ })
  .refine((value) => URL.parse(value)?.protocol === 'https:' || LOOPBACK.has(URL.parse(value)?.hostname ?? ''), {
    error: 'must be https',
  });

const TWO_FACTORS =
  'eidas2 eidas3 https://proconnect.gouv.fr/assurance/self-asserted-2fa https://proconnect.gouv.fr/assurance/consistency-checked-2fa';

const schema = z.object({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16, 'at least 16 characters'),
  OIDC_NAME: z.string().trim().min(1).max(40).default('ProConnect'),
  OIDC_SCOPES: words('openid email').refine((scopes) => scopes.includes('openid'), { error: 'must hold openid' }),
  OIDC_CLIENT_AUTH: z.enum(['client_secret_post', 'client_secret_basic']).default('client_secret_post'),
  // Never HS256: a public key must not be able to pass for a shared secret.
  OIDC_SIGNING_ALG: z.enum(['RS256', 'ES256']).default('RS256'),
  OIDC_ACR_VALUES: words(`eidas1 ${TWO_FACTORS}`).refine((values) => values.length > 0, { error: 'at least one' }),
  OIDC_ACR_SECOND_FACTOR: words(TWO_FACTORS),
  OIDC_EMAIL_VERIFIED: z.enum(['claim', 'provider']).default('claim'),
});

export type OidcSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people know the provider by, on the button. */
  readonly name: string;
  readonly scope: string;
  readonly clientAuth: 'client_secret_post' | 'client_secret_basic';
  readonly signingAlg: 'RS256' | 'ES256';
  readonly acceptedAcr: readonly string[];
  readonly secondFactorAcr: readonly string[];
  /** `claim`: an address counts when its `email_verified` is true; `provider`: unless it is false. */
  readonly emailVerified: 'claim' | 'provider';
};
type Source = Readonly<Record<string, string | undefined>>;
export type OidcRead =
  | { readonly ok: true; readonly settings: OidcSettings | null }
  | { readonly ok: false; readonly wrong: readonly (readonly [name: string, message: string])[] };

/** Sign-in by an identity provider, as the environment asks for it; null when no OIDC_ variable is set. */
export function readOidc(source: Source): OidcRead {
  const given = Object.entries(source).filter(([name, value]) => name.startsWith('OIDC_') && value);
  if (given.length === 0) return { ok: true, settings: null };
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (!parsed.success)
    return { ok: false, wrong: parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]) };
  const read = parsed.data;
  return {
    ok: true,
    settings: {
      issuer: read.OIDC_ISSUER,
      clientId: read.OIDC_CLIENT_ID,
      clientSecret: read.OIDC_CLIENT_SECRET,
      name: read.OIDC_NAME,
      scope: read.OIDC_SCOPES.join(' '),
      clientAuth: read.OIDC_CLIENT_AUTH,
      signingAlg: read.OIDC_SIGNING_ALG,
      acceptedAcr: read.OIDC_ACR_VALUES,
      secondFactorAcr: read.OIDC_ACR_SECOND_FACTOR,
      emailVerified: read.OIDC_EMAIL_VERIFIED,
    },
  };
}

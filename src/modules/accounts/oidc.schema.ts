import { z } from 'zod';
import { emailAddress } from './account.schema';
import { UNLINK_REASONS } from './oidc.rules';

const REASONS = ['state', 'issuer', 'denied', 'code', 'id-token', 'userinfo', 'unavailable'] as const;

/** What came back from the identity provider: a person, once every signature is checked, or why it is not believed. */
export const oidcAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refused'), reason: z.enum(REASONS), check: z.string().max(40) }),
  z.strictObject({
    kind: z.literal('person'),
    issuer: z.url(),
    subject: z.string().min(1).max(255),
    acr: z.string().max(255).nullable(),
    authenticatedAt: z.date().nullable(),
    email: z.string().max(320).nullable(),
    emailVerified: z.boolean().nullable(),
    device: z.string().max(40).nullable(),
  }),
]);
export type OidcPerson = Extract<z.output<typeof oidcAnswer>, { kind: 'person' }>;

export const oidcState = z.strictObject({ stateHash: z.instanceof(Uint8Array) });

/** Of one's own; the reference opens nothing. */
export const identityReference = z.strictObject({ reference: z.string().regex(/^[0-9a-f]{64}$/) });
export const unlinkInput = z.strictObject({
  userId: z.uuid(),
  reason: z.enum(UNLINK_REASONS),
  note: z.string().trim().max(500).optional(),
});

/** A way of signing in that is linked to one's own account. */
export type OwnIdentity = {
  readonly reference: string;
  /** What people know the provider by, else its host. */
  readonly provider: string;
  readonly since: Date;
  /** Closed by the operator: it opens nothing. */
  readonly closed: boolean;
  readonly can: { readonly unlink: boolean };
};

export const IDENTITY_ACTS = ['disable', 'enable', 'forget'] as const;
export const identityChange = z.strictObject({ email: emailAddress, act: z.enum(IDENTITY_ACTS) });

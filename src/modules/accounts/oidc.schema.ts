import { z } from 'zod';
import { emailAddress } from './account.schema';

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

export const IDENTITY_ACTS = ['disable', 'enable', 'forget'] as const;
export const identityChange = z.strictObject({ email: emailAddress, act: z.enum(IDENTITY_ACTS) });

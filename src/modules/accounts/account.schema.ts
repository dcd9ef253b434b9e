import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { ROLES, type Role } from '@/platform/actor';
import { type InvitationState, ROLE_REASONS } from './account.rules';

export { ROLES } from '@/platform/actor';

/** An address as it is kept: trimmed, lower case. */
export const emailAddress = z.string().trim().toLowerCase().pipe(z.email().max(254));

/**
 * Any text: its 15 to 128 characters are counted by `password.rules`, whose refusal tells more. The limits here only keep
 * megabytes out (a character may take several units).
 */
export const newPassword = z.string().min(1).max(2_000);
const givenPassword = z.string().min(1).max(2_000);

export const signInInput = z.strictObject({
  email: emailAddress,
  password: givenPassword,
  /** Browser and system in two words, for the list of one's own sign-ins. */
  device: z.string().max(60).nullable().default(null),
});

export const inviteUserInput = z
  .strictObject({
    email: emailAddress,
    name: z.string().trim().min(1).max(120),
    role: z.enum(ROLES),
    structureId: z.uuid().nullable().default(null),
  })
  .refine((input) => (input.role === 'LEADER') === (input.structureId !== null), { path: ['structureId'] });

const token = z.string().min(20).max(100);
export const invitationToken = z.strictObject({ token });
export const acceptInvitationInput = z.strictObject({ token, password: newPassword });

export const resetRequest = z.strictObject({ email: emailAddress });
export const accountLink = z.strictObject({ token });
export const resetPasswordInput = z.strictObject({ token, password: newPassword });
export const changePasswordInput = z.strictObject({ current: givenPassword, password: newPassword });
export const emailChangeRequest = z.strictObject({ email: emailAddress, password: givenPassword });
export const ownName = z.strictObject({ name: z.string().trim().min(1).max(120) });
export const signInReference = z.strictObject({ reference: z.string().regex(/^[0-9a-f]{64}$/) });

export const invitationId = z.strictObject({ invitationId: z.uuid() });
export const userAccess = z.strictObject({ userId: z.uuid(), enabled: z.boolean(), version: seenVersion.optional() });
/** A leader answers for a structure, nobody else does. */
export const roleChange = z
  .strictObject({
    userId: z.uuid(),
    role: z.enum(ROLES),
    structureId: z.uuid().nullable().default(null),
    reason: z.enum(ROLE_REASONS),
    note: z.string().trim().max(500).optional(),
    version: seenVersion.optional(),
  })
  .refine((input) => (input.role === 'LEADER') === (input.structureId !== null), { path: ['structureId'] });
export const languageChoice = z.strictObject({ locale: z.enum(['fr', 'en']) });
export const programmeChoice = z.strictObject({ sessionId: z.uuid(), programmeId: z.uuid() });

export const USER_SORTS = ['name', 'role', 'seen', 'created'] as const;
export const userListInput = z.strictObject({
  q: z.string().trim().max(100).default(''),
  role: z.enum(ROLES).optional(),
  access: z.enum(['ENABLED', 'DISABLED']).optional(),
  sort: z.enum(USER_SORTS).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  page: z.int().min(1).max(100_000).default(1),
});
export const structureSearch = z.strictObject({ q: z.string().trim().max(100) });

export const mailboxInput = z.strictObject({
  q: z.string().trim().max(100).default(''),
  page: z.int().min(1).max(100_000).default(1),
});
export const messageId = z.strictObject({ id: z.uuid() });

/** An account as the list shows it. */
export type UserListed = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly structure: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly disabledAt: Date | null;
  readonly version: number;
  readonly can: {
    readonly changeAccess: boolean;
    readonly changeRole: boolean;
    readonly resetFactor: boolean;
    readonly unlinkIdentity: boolean;
  };
};

/** An invitation not used yet, as the list shows it. */
export type InvitationListed = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly structureName: string | null;
  readonly structureId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly state: InvitationState;
  readonly mail: 'QUEUED' | 'SENT' | 'FAILED' | 'BOUNCED' | null;
};

/** One's own account. `about`: the words a new password may not be built of. */
export type OwnProfile = {
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly role: Role;
  readonly hasPassword: boolean;
  readonly pendingEmail: { readonly email: string; readonly expiresAt: Date } | null;
  readonly about: readonly string[];
};

/** One of one's own sign-ins; `reference` names it to end it, and opens nothing. */
export type OwnSignIn = {
  readonly reference: string;
  readonly device: string | null;
  readonly since: Date;
  readonly seen: Date;
  readonly until: Date;
  readonly current: boolean;
};

/** What an open link about an account is for: the address it concerns. */
export type OpenLink = { readonly email: string; readonly about: readonly string[] };

import { z } from 'zod';
import { seenVersion } from '@/modules/records/record.schema';
import { ROLES, type Role } from '@/platform/actor';
import type { InvitationState } from './account.rules';

export { ROLES } from '@/platform/actor';

/** An address as it is kept: trimmed, lower case. */
export const emailAddress = z.string().trim().toLowerCase().pipe(z.email().max(254));

/** 15 to 128 characters, whatever they are. */
export const newPassword = z.string().min(15).max(128);

export const signInInput = z.strictObject({ email: emailAddress, password: z.string().min(1).max(128) });

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

export const invitationId = z.strictObject({ invitationId: z.uuid() });
export const userAccess = z.strictObject({ userId: z.uuid(), enabled: z.boolean(), version: seenVersion.optional() });
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
  readonly can: { readonly changeAccess: boolean };
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

import { z } from 'zod';
import { ROLES } from '@/platform/actor';

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

export const acceptInvitationInput = z.strictObject({ token: z.string().min(20).max(100), password: newPassword });

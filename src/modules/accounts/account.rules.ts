import { DomainError } from '@/platform/errors';
import type { Role } from './actor.rules';

/** Days an invitation can be used. */
export const INVITATION_DAYS = 7;

export const INVITATION_STATES = ['OPEN', 'USED', 'REVOKED', 'EXPIRED'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

type InvitationDates = { readonly usedAt: Date | null; readonly revokedAt: Date | null; readonly expiresAt: Date };

/** What can still be done with an invitation at `now`; used wins over revoked, revoked over expired. */
export function invitationState(invitation: InvitationDates, now: Date): InvitationState {
  if (invitation.usedAt) return 'USED';
  if (invitation.revokedAt) return 'REVOKED';
  return now >= invitation.expiresAt ? 'EXPIRED' : 'OPEN';
}

const REFUSALS = {
  USED: 'accounts/invitation-used',
  REVOKED: 'accounts/invitation-revoked',
  EXPIRED: 'accounts/invitation-expired',
} as const;

/** An invitation serves once, in its time. Throws accounts/invitation-used, -revoked or -expired. */
export function requireOpen(invitation: InvitationDates, now: Date): void {
  const state = invitationState(invitation, now);
  if (state === 'OPEN') return;
  throw new DomainError('conflict', REFUSALS[state], { expiresAt: invitation.expiresAt.toISOString() });
}

/** Somebody must stay able to repair: `otherAdmins` counts the admins who would still work. Throws accounts/last-admin. */
export function requireAnotherAdmin(role: Role, otherAdmins: number): void {
  if (role === 'ADMIN' && otherAdmins < 1) throw new DomainError('conflict', 'accounts/last-admin');
}

export const ROLE_REASONS = ['NEW_DUTIES', 'LEFT_DUTIES', 'ENTRY_ERROR', 'OTHER'] as const;
export type RoleReason = (typeof ROLE_REASONS)[number];

type Place = { readonly role: Role; readonly structureId: string | null };

/** A change changes something. Throws accounts/same-role. */
export function requireOtherPlace(now: Place, wanted: Place): void {
  if (now.role === wanted.role && now.structureId === wanted.structureId)
    throw new DomainError('conflict', 'accounts/same-role', { role: now.role });
}

const HOMES = {
  ADMIN: '/aujourdhui',
  AGENT: '/aujourdhui',
  LEADER: '/espace',
  AUDITOR: '/audit',
  GATE: '/controle',
} as const satisfies Record<Role, string>;

/** The first screen of a role. */
export function homeOf(role: Role): (typeof HOMES)[Role] {
  return HOMES[role];
}

/** Two letters for a round badge: "Awa Diop" gives AD, one word its first letter. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '');
  return letters.join('').toUpperCase();
}

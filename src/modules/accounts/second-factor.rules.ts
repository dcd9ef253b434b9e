import { DomainError } from '@/platform/errors';
import type { Role } from './actor.rules';

/**
 * Where a sign-in stands: `given` (proved in this sign-in), `asked` (enrolled, not given yet), `to-enrol` (its role must
 * have one and it has none yet), `none` (no factor, none needed).
 */
export const SECOND_FACTORS = ['given', 'asked', 'to-enrol', 'none'] as const;
export type SecondFactor = (typeof SECOND_FACTORS)[number];

/** The city's staff reach everybody's names: a password alone never opens their account. */
export function mustHaveSecondFactor(role: Role): boolean {
  return role === 'ADMIN' || role === 'AGENT';
}

/** Where a sign-in stands, from its role, whether a second factor is enrolled, and when it was proved in this sign-in. */
export function secondFactorOf(signIn: { role: Role; enrolled: boolean; provedAt: Date | null }): SecondFactor {
  if (signIn.provedAt) return 'given';
  if (signIn.enrolled) return 'asked';
  return mustHaveSecondFactor(signIn.role) ? 'to-enrol' : 'none';
}

/** Whether the sign-in stands for its user; otherwise it may only give, or enrol, its second factor. */
export function hasEntered(secondFactor: SecondFactor): boolean {
  return secondFactor === 'given' || secondFactor === 'none';
}

/** Why an admin takes the second factor of another away, so that the person enrols again. */
export const RESET_REASONS = ['LOST_DEVICE', 'NEW_DEVICE', 'COMPROMISED', 'OTHER'] as const;
export type ResetReason = (typeof RESET_REASONS)[number];

type Enrolment = { readonly role: Role; readonly enrolled: boolean };

/** A second factor is enrolled once; to change the phone it is taken away first. Throws accounts/already-enrolled. */
export function requireNotEnrolled({ enrolled }: Pick<Enrolment, 'enrolled'>): void {
  if (enrolled) throw new DomainError('conflict', 'accounts/already-enrolled');
}

/** Throws accounts/not-enrolled. */
export function requireEnrolled({ enrolled }: Pick<Enrolment, 'enrolled'>): void {
  if (!enrolled) throw new DomainError('conflict', 'accounts/not-enrolled');
}

/** Whoever needs no second factor may take it away; the city's staff may not. Throws accounts/factor-required, accounts/not-enrolled. */
export function requireRemovable(enrolment: Enrolment): void {
  if (mustHaveSecondFactor(enrolment.role)) throw new DomainError('forbidden', 'accounts/factor-required');
  requireEnrolled(enrolment);
}

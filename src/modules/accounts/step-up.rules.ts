import { DomainError } from '@/platform/errors';
import type { Actor } from './actor.rules';

/** Minutes for which a proof of who one is stands: then an act that asks for it asks again. */
export const PROOF_MINUTES = 15;

/** How a person proves again who it is. */
export const PROOFS = ['CODE', 'PASSWORD', 'IDENTITY'] as const;
export type Proof = (typeof PROOFS)[number];

/**
 * By a code of the second factor for whoever has one; else by the password, where a password alone is enough; else at the
 * identity provider: nobody is asked for what they do not have.
 */
export function proofOf(person: {
  readonly enrolled: boolean;
  readonly required: boolean;
  readonly hasPassword: boolean;
}): Proof {
  if (person.enrolled) return 'CODE';
  return person.hasPassword && !person.required ? 'PASSWORD' : 'IDENTITY';
}

/** Whether the proof given at that instant still stands at `now` (the database's clock): under fifteen minutes. */
export function isProofFresh(provedAt: Date | null, now: Date): boolean {
  return provedAt !== null && now.getTime() - provedAt.getTime() < PROOF_MINUTES * 60_000;
}

/**
 * For acts that touch many people or cannot be undone (export of names, purge, rules, override after the cutoff): the
 * person proved who it is less than 15 minutes ago, in this very sign-in. The system has nothing to prove; whoever has no
 * account cannot. Throws accounts/proof-needed.
 */
export function requireFreshProof(actor: Actor, now: Date): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'user' && isProofFresh(actor.provedAt, now)) return;
  throw new DomainError('forbidden', 'accounts/proof-needed', { minutes: PROOF_MINUTES });
}

/**
 * For turning on a second factor, and nothing else: a provider that has just asked the person who they are is proof enough,
 * also when its word is not one of two factors. Throws accounts/proof-needed.
 */
export function requireProofToEnrol(actor: Actor, identifiedAt: Date | null, now: Date): void {
  if (isProofFresh(identifiedAt, now)) return;
  requireFreshProof(actor, now);
}

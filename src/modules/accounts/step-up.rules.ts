import { DomainError } from '@/platform/errors';
import type { Actor } from './actor.rules';

/** Minutes for which a proof of who one is stands: then an act that asks for it asks again. */
export const PROOF_MINUTES = 15;

/** How a person proves again who it is: by a code of the second factor, or by the password for whoever has none. */
export const PROOFS = ['CODE', 'PASSWORD'] as const;
export type Proof = (typeof PROOFS)[number];

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

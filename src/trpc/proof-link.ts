'use client';
import type { TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import { askForProof } from './proof-request';
import type { AppRouter } from './router';

/** True for the refusal that a fresh proof lifts, as a procedure or a door tells it. */
export function isProofNeeded(error: unknown): boolean {
  const { data } = (typeof error === 'object' && error !== null ? error : {}) as {
    data?: { domain?: { code?: unknown } | null } | null;
  };
  return data?.domain?.code === 'accounts/proof-needed';
}

/**
 * Any act refused because the proof of who one is has grown old: the dialog asks for it once, and the act is repeated as
 * it was. Refused again, or not proved, it fails as it would have. No screen has to know which acts ask.
 */
export const proofLink: TRPCLink<AppRouter> =
  () =>
  ({ next, op }) =>
    observable((observer) => {
      let running: Unsubscribable | undefined;
      const attempt = (mayAsk: boolean) => {
        running = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (!mayAsk || !isProofNeeded(error)) return observer.error(error);
            void askForProof().then((given) => (given ? attempt(false) : observer.error(error)));
          },
        });
      };
      attempt(true);
      return () => running?.unsubscribe();
    });

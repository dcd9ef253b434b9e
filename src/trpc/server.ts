import type { TRPCError } from '@trpc/server';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { hasEntered } from '@/modules/accounts/second-factor.rules';
import { clientAddress } from '@/platform/client-address';
import { DomainError } from '@/platform/errors';
import { contextOf, createCallerFactory } from './init';
import { appRouter } from './router';
import { currentSignIn } from './session';

const createCaller = createCallerFactory(appRouter);

/**
 * What a page cannot answer by itself. Opened too often, it shows how long to wait: a page has no 429. Not for this role, it
 * is as if it were not there; without a sign-in, the way leads to one.
 */
function turnAway({ error: { cause, code } }: { error: { cause?: unknown; code: TRPCError['code'] } }): void {
  if (code === 'FORBIDDEN') notFound();
  if (code === 'UNAUTHORIZED') redirect('/connexion');
  if (cause instanceof DomainError && cause.kind === 'too-many') redirect(`/patientez?minutes=${cause.facts.minutes}`);
}

/** The procedures, called in place by a server component in the name of whoever makes the request. */
export async function serverCaller() {
  return createCaller(contextOf(await currentSignIn(), clientAddress(await headers())), { onError: turnAway });
}

/** The account of this request; whoever is not signed in is sent to the sign-in page, whoever owes its code to that page. */
export async function requireAccount() {
  const signIn = await currentSignIn();
  if (!signIn) redirect('/connexion');
  if (!hasEntered(signIn.secondFactor)) redirect('/connexion/code');
  return signIn.account;
}

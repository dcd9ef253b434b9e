import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { hasEntered } from '@/modules/accounts/second-factor.rules';
import { clientAddress } from '@/platform/client-address';
import { DomainError } from '@/platform/errors';
import { contextOf, createCallerFactory } from './init';
import { appRouter } from './router';
import { currentSignIn } from './session';

const createCaller = createCallerFactory(appRouter);

/** A page opened too often shows how long to wait: a page cannot answer 429. */
function sendToWait({ error: { cause } }: { error: { cause?: unknown } }): void {
  if (cause instanceof DomainError && cause.kind === 'too-many') redirect(`/patientez?minutes=${cause.facts.minutes}`);
}

/** The procedures, called in place by a server component in the name of whoever makes the request. */
export async function serverCaller() {
  return createCaller(contextOf(await currentSignIn(), clientAddress(await headers())), { onError: sendToWait });
}

/** The account of this request; whoever is not signed in is sent to the sign-in page, whoever owes its code to that page. */
export async function requireAccount() {
  const signIn = await currentSignIn();
  if (!signIn) redirect('/connexion');
  if (!hasEntered(signIn.secondFactor)) redirect('/connexion/code');
  return signIn.account;
}

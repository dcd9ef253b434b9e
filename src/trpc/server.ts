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

type Refused = { readonly error: { readonly cause?: unknown; readonly code: TRPCError['code'] } };
const NOT_THERE = new Set<TRPCError['code']>(['NOT_FOUND', 'FORBIDDEN', 'BAD_REQUEST']);

/**
 * What a page cannot answer by itself. What is not there, not for this role, or no id at all, is a page that does not exist:
 * the three look alike. Without a sign-in, the way leads to one. Opened too often, it shows how long to wait: a page has no 429.
 */
function turnAway(refused: Refused): void {
  if (NOT_THERE.has(refused.error.code)) notFound();
  orElsewhere(refused);
}

function orElsewhere({ error: { cause, code } }: Refused): void {
  if (code === 'UNAUTHORIZED') redirect('/connexion');
  if (cause instanceof DomainError && cause.kind === 'too-many') redirect(`/patientez?minutes=${cause.facts.minutes}`);
}

/**
 * The procedures, called in place by a server component in the name of whoever makes the request. A page with words of its own
 * for what is not there asks for it to be thrown.
 */
export async function serverCaller({ missing = 'page' }: { missing?: 'page' | 'thrown' } = {}) {
  const onError = missing === 'page' ? turnAway : orElsewhere;
  return createCaller(contextOf(await currentSignIn(), clientAddress(await headers())), { onError });
}

/** The account of this request; whoever is not signed in is sent to the sign-in page, whoever owes its code to that page. */
export async function requireAccount() {
  const signIn = await currentSignIn();
  if (!signIn) redirect('/connexion');
  if (!hasEntered(signIn.secondFactor)) redirect('/connexion/code');
  return signIn.account;
}

import { redirect } from 'next/navigation';
import { contextOf, createCallerFactory } from './init';
import { appRouter } from './router';
import { currentSession } from './session';

const createCaller = createCallerFactory(appRouter);

/** The procedures, called in place by a server component in the name of whoever makes the request. */
export async function serverCaller() {
  return createCaller(contextOf(await currentSession()));
}

/** The account of this request; whoever is not signed in is sent to the sign-in page. */
export async function requireAccount() {
  const session = await currentSession();
  if (!session) redirect('/connexion');
  return session.account;
}

import type { z } from 'zod';
import { LOCALE_COOKIE } from '@/i18n/config';
import { deviceOf } from '@/modules/accounts/device.rules';
import { AGAIN, IDENTITY_DOOR } from '@/modules/accounts/oidc.rules';
import type { oidcAnswer } from '@/modules/accounts/oidc.schema';
import { signInByIdentity } from '@/modules/accounts/sign-in-by-identity';
import { signOut } from '@/modules/accounts/sign-out';
import { spendOidcState } from '@/modules/accounts/spend-oidc-state';
import { clientAddress } from '@/platform/client-address';
import { answer, fromElsewhere, refuseRequest } from '@/platform/door';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { faultOf, logger } from '@/platform/logger';
import { authorizationAddress, endSessionAddress, newAttempt, readAnswer } from '@/platform/oidc-client';
import type { OidcSettings } from '@/platform/oidc-env';
import { OidcRefusal } from '@/platform/oidc-refusal';
import { throttle } from '@/platform/throttle';
import { tokenHash } from '@/platform/tokens';
import {
  attemptOf,
  forgetAttempt,
  forgetIdToken,
  idTokenOf,
  keepAttempt,
  keepIdToken,
  keepSession,
  sessionOf,
} from './oidc-cookies';

const SYSTEM = { kind: 'system', name: 'identity', programmeId: null } as const;
const SIGN_OUT = { kind: 'system', name: 'sign-out', programmeId: null } as const;
type Answer = z.input<typeof oidcAnswer>;

/** The same page with the same words, whatever was not believed. */
const REFUSED = '/connexion?refus=identite';
/** Where somebody proves it anew for: turning on a second factor. */
const SECURITY = '/compte/securite';

/** Sends the browser on; nothing of this address is stored or told to the next site. */
function goTo(path: string, cookies: readonly string[]): Response {
  const headers = new Headers({
    location: new URL(path, env().APP_URL).href,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** What the button on the sign-in page says and where it leads; null when no provider is configured. */
export function identityProvider(): { readonly name: string; readonly href: string } | null {
  const { oidc } = env();
  return oidc && { name: oidc.name, href: IDENTITY_DOOR };
}

/** A refusal leaves its line in the trail and one word in the log; whatever else went wrong is a fault. */
async function refuse(error: unknown): Promise<Response> {
  if (error instanceof OidcRefusal) {
    const said = await signInByIdentity(SYSTEM, { kind: 'refused', reason: error.reason, check: error.check }).catch(
      (refusal: unknown) => refusal,
    );
    return refuse(said);
  }
  if (error instanceof DomainError) logger.warn({ event: 'oidc-refused', code: error.code }, 'a sign-in was refused');
  else logger.error({ event: 'fault', path: '/api/oidc', ...faultOf(error) }, 'a sign-in failed');
  return goTo(REFUSED, [forgetAttempt()]);
}

const countKnock = (request: Request) => throttle('identity-address', clientAddress(request.headers), SYSTEM);

/** Begins a sign-in: keeps the attempt in this browser alone and goes to the provider. */
export async function beginOidc(request: Request): Promise<Response> {
  const { oidc } = env();
  if (!oidc) return answer(404);
  try {
    await countKnock(request);
    const attempt = newAttempt(new URL(request.url).searchParams.has(AGAIN));
    const address = await authorizationAddress(oidc, attempt);
    return goTo(address, [await keepAttempt(attempt)]);
  } catch (error) {
    return refuse(error);
  }
}

type Arrived = { readonly person: Answer; readonly idToken: string; readonly again: boolean };

async function personOf(request: Request, oidc: OidcSettings): Promise<Arrived> {
  // Only the query is read: scheme and host of a request are whatever its sender wrote.
  const query = new URL(request.url).searchParams;
  const attempt = await attemptOf(request);
  if (!attempt) throw new OidcRefusal('state', 'cookie');
  if (query.getAll('state').join() !== attempt.state) throw new OidcRefusal('state', 'state');
  if (!(await spendOidcState(SYSTEM, { stateHash: tokenHash(attempt.state) }))) throw new OidcRefusal('state', 'spent');
  const { idToken, ...person } = await readAnswer(oidc, query, attempt);
  const device = deviceOf(request.headers.get('user-agent'));
  return { person: { kind: 'person', ...person, device }, idToken, again: attempt.again };
}

/** The provider sends the browser back here: a session, or the sign-in page with the same words for every refusal. */
export async function finishOidc(request: Request): Promise<Response> {
  const { oidc } = env();
  if (!oidc) return answer(404);
  try {
    await countKnock(request);
    const { person, idToken, again } = await personOf(request, oidc);
    const { sessionId } = await signInByIdentity(SYSTEM, person);
    const before = await sessionOf(request);
    if (before) await signOut(SIGN_OUT, { sessionId: before });
    const chosen = (request.headers.get('cookie') ?? '').includes(`${LOCALE_COOKIE}=`);
    const cookies = [await keepSession(sessionId), await keepIdToken(idToken), forgetAttempt()];
    const home = chosen ? '/' : '/?lang=profile';
    return goTo(again ? SECURITY : home, cookies);
  } catch (error) {
    return refuse(error);
  }
}

/**
 * After the session here has ended: where to go so that the provider forgets the browser too, or the sign-in page. From our
 * own pages only (Origin). The ID token was kept in this browser alone, sealed; it is dropped here.
 */
export async function endOidc(request: Request): Promise<Response> {
  const { oidc } = env();
  if (fromElsewhere(request)) return refuseRequest(request, 403, 'common/foreign-origin');
  const idToken = await idTokenOf(request);
  const location = oidc && idToken ? await endSessionAddress(oidc, idToken).catch(unreachable) : null;
  return answer(200, { location: location ?? '/connexion' }, { 'set-cookie': forgetIdToken() });
}

/** The session here is over already: a provider that does not answer is told in the log, and nobody is kept waiting. */
function unreachable(error: unknown): null {
  logger.warn({ event: 'oidc-unreachable', ...faultOf(error) }, 'the provider was not told of a sign-out');
  return null;
}

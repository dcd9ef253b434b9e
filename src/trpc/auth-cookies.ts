import { env } from '@/platform/env';

const QUARTER = 15 * 60;

/**
 * Every cookie of the sign-in, by its name. Over https the names begin with `__Host-`: a browser then takes them from this very
 * host only, for every path, and never over http. The public address decides, not the request.
 */
export function authCookies() {
  const secure = env().APP_URL.startsWith('https:');
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  const named = (name: string) => ({ name: secure ? `__Host-${name}` : name, options });
  const brief = (name: string) => ({ ...named(name), options: { ...options, maxAge: QUARTER } });
  return {
    sessionToken: named('session'),
    csrfToken: named('csrf'),
    callbackUrl: named('callback'),
    state: brief('state'),
    nonce: brief('nonce'),
    pkceCodeVerifier: brief('pkce'),
  };
}

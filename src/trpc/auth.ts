import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { deviceOf } from '@/modules/accounts/device.rules';
import { signIn } from '@/modules/accounts/sign-in';
import { signOut } from '@/modules/accounts/sign-out';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { faultOf, logger } from '@/platform/logger';
import { authCookies } from './auth-cookies';

const SYSTEM = { kind: 'system', name: 'sign-in', programmeId: null } as const;

declare module 'next-auth' {
  interface User {
    sessionId: string;
  }
  interface Session {
    sessionId: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string;
  }
}

/**
 * The cookie holds a session id and nothing else about the person; the row behind it is looked up at each request.
 * The public address comes from APP_URL, never from the request.
 */
export function authOptions(): NextAuthOptions {
  const { AUTH_SECRET, APP_URL } = env();
  process.env.NEXTAUTH_URL = APP_URL;
  return {
    secret: AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: 12 * 3600 },
    pages: { signIn: '/connexion', signOut: '/connexion', error: '/connexion' },
    cookies: authCookies(),
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(input, request) {
          try {
            const { sessionId, userId } = await signIn(SYSTEM, {
              email: input?.email ?? '',
              password: input?.password ?? '',
              device: deviceOf(request.headers?.['user-agent']),
            });
            return { id: userId, sessionId };
          } catch (error) {
            if (error instanceof DomainError) return null;
            // next-auth would put the message of a fault in the address it sends the browser to
            logger.error({ event: 'fault', path: '/api/auth', ...faultOf(error) }, 'a sign-in failed');
            throw new Error('fault');
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionId: user.sessionId } : token),
      session: ({ token }) => ({ sessionId: token.sessionId ?? '', expires: '' }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sessionId) await signOut(SYSTEM, { sessionId: token.sessionId });
      },
    },
  };
}

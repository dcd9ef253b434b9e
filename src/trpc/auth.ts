import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { signIn } from '@/modules/accounts/sign-in';
import { signOut } from '@/modules/accounts/sign-out';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';

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
  const secure = APP_URL.startsWith('https:');
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  return {
    secret: AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: 12 * 3600 },
    pages: { signIn: '/connexion', signOut: '/connexion', error: '/connexion' },
    cookies: { sessionToken: { name: secure ? '__Host-session' : 'session', options } },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(input) {
          try {
            const { sessionId, userId } = await signIn(SYSTEM, {
              email: input?.email ?? '',
              password: input?.password ?? '',
            });
            return { id: userId, sessionId };
          } catch (error) {
            if (error instanceof DomainError) return null;
            throw error;
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

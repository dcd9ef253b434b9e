import { decode } from 'next-auth/jwt';
import { env } from '@/platform/env';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a cookie names never changes: one that was read is not deciphered again. Whether the sign-in still holds, the database says. */
const read = new Map<string, string>();
const REMEMBERED = 2_000;

function remember(cookie: string, sessionId: string): void {
  const [oldest] = read.keys();
  if (read.size >= REMEMBERED && oldest !== undefined) read.delete(oldest);
  read.set(cookie, sessionId);
}

/** The sign-in a cookie names; null for one that is not ours or cannot be read. */
export async function sessionIdIn(cookie: string): Promise<string | null> {
  const known = read.get(cookie);
  if (known !== undefined) return known;
  try {
    const sessionId = (await decode({ token: cookie, secret: env().AUTH_SECRET }))?.sessionId;
    if (sessionId === undefined || !UUID.test(sessionId)) return null;
    remember(cookie, sessionId);
    return sessionId;
  } catch {
    return null; // a forged cookie is no cookie, whichever way it is forged
  }
}

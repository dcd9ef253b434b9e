import { type NextRequest, NextResponse } from 'next/server';
import { isLocale, LOCALE_COOKIE } from '@/i18n/config';
import { env } from '@/platform/env';
import { buildCsp } from '@/ui/csp';

const YEAR_SECONDS = 31_536_000;

/**
 * Gives each page its nonce and policy, and keeps the language asked by `?lang=`. No right is checked here: pages and
 * procedures check their own.
 */
export function proxy(request: NextRequest) {
  if (switchedOff()) return NextResponse.next();
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  if (unreadable(request)) return new NextResponse(null, { status: 400, headers: { 'Cache-Control': 'no-store' } });
  const https = env().APP_URL.startsWith('https:');
  const csp = buildCsp({ nonce, dev: process.env.NODE_ENV === 'development', https });
  const lang = request.nextUrl.searchParams.get('lang');
  if (isLocale(lang)) request.cookies.set(LOCALE_COOKIE, lang);

  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', csp);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', csp);
  // Any page may show what is behind a sign-in or a link: no browser, proxy or disk keeps one.
  response.headers.set('Cache-Control', 'no-store');
  if (isLocale(lang)) {
    response.cookies.set(LOCALE_COOKIE, lang, { sameSite: 'lax', path: '/', maxAge: YEAR_SECONDS, secure: https });
  }
  return response;
}

/**
 * GRADINS_NO_PROXY=1 takes this file out of the way, so that a test can show that no page counts on it. Only where the
 * public address is this very machine over http: an installation that others reach cannot be switched.
 */
function switchedOff(): boolean {
  return process.env.GRADINS_NO_PROXY === '1' && env().APP_URL.startsWith('http://127.0.0.1:');
}

/** What no link of ours holds, and the database cannot look for: a character U+0000, in the address or in what it asks. */
function unreadable(request: NextRequest): boolean {
  return /%00/.test(`${request.nextUrl.pathname}${request.nextUrl.search}`);
}

// Everything but the doors of `api/`, Next's own files, and the files at the root of `public/`: a dot elsewhere in an
// address must not give a page without its policy.
export const config = {
  matcher: '/((?!api/|_next/|[^/]+\\.(?:ico|js|mjs|png|svg|txt|webmanifest)$).*)',
};

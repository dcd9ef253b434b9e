import { type NextRequest, NextResponse } from 'next/server';
import { isLocale, LOCALE_COOKIE } from '@/i18n/config';
import { buildCsp } from '@/ui/csp';

const YEAR_SECONDS = 31_536_000;

/**
 * Gives each page its nonce and policy, and keeps the language asked by `?lang=`. No right is checked here: pages and
 * procedures check their own.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const https = isHttps(request);
  const csp = buildCsp({ nonce, dev: process.env.NODE_ENV === 'development', https });
  const lang = request.nextUrl.searchParams.get('lang');
  if (isLocale(lang)) request.cookies.set(LOCALE_COOKIE, lang);

  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', csp);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', csp);
  // Only over https: over http the header is ignored, and a city may serve its first trial without a certificate.
  if (https) response.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
  if (isLocale(lang)) {
    response.cookies.set(LOCALE_COOKIE, lang, { sameSite: 'lax', path: '/', maxAge: YEAR_SECONDS, secure: https });
  }
  return response;
}

function isHttps(request: NextRequest): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  return (forwarded ?? request.nextUrl.protocol.replace(':', '')) === 'https';
}

// Everything but the doors of `api/`, Next's own files, and the files at the root of `public/`: a dot elsewhere in an
// address must not give a page without its policy.
export const config = {
  matcher: '/((?!api/|_next/|[^/]+\\.(?:ico|js|png|svg|txt|webmanifest)$).*)',
};

import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';
import { env } from './env';

const HEADER = 'x-gradins-peer';
/** For what is refused before any page or door is reached, such as an address that cannot be read. Pages set their own. */
const BARE = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** Two years, on whatever is answered: pages, doors, files and refusals. By the public address, not by a header of the request. */
const hsts = (): Record<string, string> =>
  env().APP_URL.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {};

type Held = { gradinsPeerMark?: string };
const held = globalThis as Held;

/** Known to this process only: a header of that name sent by a client is not ours. */
function mark(): string {
  held.gradinsPeerMark ??= randomUUID();
  return held.gradinsPeerMark;
}

/** The header that says which address the socket has; for the server itself, and for tests that call a door in place. */
export function peerHeader(address: string): Record<string, string> {
  return { [HEADER]: `${mark()} ${address}` };
}

/** The address of the socket a request came by, or null when this process did not write it. */
export function peerIn(headers: Headers): string | null {
  const [by, address] = (headers.get(HEADER) ?? '').split(' ');
  return by === mark() && address ? address : null;
}

const ROUTER_STATE = 'next-router-state-tree';

/** Next answers 500 to a state of its router that it cannot read. It is optional: without it the whole page is sent. */
export function dropUnreadableState(headers: IncomingHttpHeaders): void {
  try {
    parseAndValidateFlightRouterState(headers[ROUTER_STATE]);
  } catch {
    delete headers[ROUTER_STATE]; // whatever is wrong with it, it was not written by our pages
  }
}

/** Next answers 500 to a path whose escapes are no UTF-8. Nothing of ours has such a name, and so it is not there. */
export function readablePath(url: string | undefined): string {
  const [path = '/'] = (url ?? '/').split('?');
  try {
    decodeURIComponent(path);
    return url ?? '/';
  } catch {
    return '/-'; // no page has this name
  }
}

/**
 * Next gives its route handlers no socket, and passes X-Forwarded-For on as the client wrote it. So each request is marked as it
 * arrives at the HTTP server of this process, before anything reads it. Called once, when the server starts.
 */
export function markRequests(): void {
  const always = Object.entries({ ...BARE, ...hsts() });
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    Object.assign(request.headers, peerHeader(request.socket.remoteAddress ?? ''));
    dropUnreadableState(request.headers);
    request.url = readablePath(request.url);
    for (const [name, value] of always) response.setHeader(name, value);
  });
}

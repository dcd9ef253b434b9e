import { clientAddress } from './client-address';
import { env } from './env';
import { type DomainError, STATUS_OF } from './errors';
import { noteRefusedReading, SIGNED_OUT } from './readings';
import { noteRefused } from './throttle';

/** How deep JSON may nest: ours is never deeper than ten; what recurses over it must not run out of stack. */
const MAX_DEPTH = 40;

/** An answer of a door in JSON; like every answer of a door it is kept by nobody. */
export function answer(status: number, body: unknown = {}, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { ...headers, 'cache-control': 'no-store' } });
}

/** How long to wait, where a refusal says it. */
export function retryAfter(error: DomainError): Record<string, string> {
  const { seconds } = error.facts;
  return error.kind === 'too-many' && typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {};
}

/** A refusal outside tRPC: the status of its kind, its code and facts for the screen to put in words. */
export function refusal(error: DomainError, status: number = STATUS_OF[error.kind]): Response {
  const { code, kind, facts } = error;
  return answer(status, { domain: { code, kind, facts } }, retryAfter(error));
}

/** Refuses a request before anything of it is read or done, and notes it in the trail. */
export async function refuseRequest(request: Request, status: number, code: string): Promise<Response> {
  await noteRefused(clientAddress(request.headers), code);
  return answer(status);
}

/** Whoever is not signed in, or is no longer, gets nothing at a door that is for somebody; the trail says which door. */
export async function refuseNobody(path: string): Promise<Response> {
  await noteRefusedReading({ kind: 'nobody' }, 'doors/refuse', SIGNED_OUT, {}, { path });
  return answer(401);
}

/** True when a page of another origin makes this request: by what the browser says of it, else by its Origin. */
export function fromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  return origin !== null && origin !== new URL(env().APP_URL).origin;
}

/** The media type without its parameters, lower case. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The whole body, or null as soon as it is over `maxBytes`, whatever Content-Length said. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** How deep a JSON text nests, without parsing it. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === '\\') i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}

/** True for what nobody types and the database cannot keep: a character U+0000, however it is written. */
const hasNul = (text: string): boolean => text.includes('\0') || /(?<!\\)(?:\\\\)*\\u0000/.test(text);

/** The key that changes what an object is, as it may be written in JSON. */
const TRICKS = /__proto__|\\u005f/i;

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('a key that is no field');
  return value;
}

/** True for a JSON text we may go on with: UTF-8, well formed, not absurdly deep, without U+0000. An empty body asks nothing. */
export function isSoundJson(body: Uint8Array): boolean {
  if (body.byteLength === 0) return true;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (depthOf(text) > MAX_DEPTH || hasNul(text)) return false;
    JSON.parse(text, TRICKS.test(text) ? refusePrototype : undefined);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    throw error;
  }
}

import superjson from 'superjson';
import { POST } from '@/app/api/trpc/[trpc]/route';
import { type ActorName, isSignedIn, type Met, type Place, type Viewer } from './actors';
import { enter } from './entrance';
import type { World } from './world';

export type Answer = {
  readonly status: number;
  /** Every byte that came back: status, headers, body. */
  readonly bytes: string;
  /** What another question of the same kind would get too: without what was asked. */
  readonly shape: string;
  readonly met: Met | 'bad' | `${number}`;
};

const MET: Record<number, Met | 'bad'> = {
  200: 'yes',
  400: 'bad',
  401: 'sign-in',
  403: 'no',
  404: 'missing',
  409: 'clash',
};

/** Takes out of an answer what the question said, so that two answers can be compared. */
export function withoutAsked(bytes: string, asked: string): string {
  // A text longer than any id or token is said back by nobody.
  const words = (asked.match(/[\w-]{12,}/g) ?? []).filter(({ length }) => length < 500);
  return words.reduce((text, word) => text.replaceAll(new RegExp(word, 'gi'), '?'), bytes);
}

export async function answerOf(response: Response, asked: string): Promise<Answer> {
  const body = await response.text();
  const bytes = `${response.status} ${JSON.stringify([...response.headers])} ${body}`;
  const met = MET[response.status] ?? (`${response.status}` as const);
  return { status: response.status, bytes, shape: withoutAsked(bytes, asked), met };
}

/** Which sign-in of the actor makes the request. */
export function signInOf(world: World, actor: ActorName, place: Place): string | null {
  return isSignedIn(actor) ? world.accounts[actor].sessions[place] : null;
}

export const viewerOf = (actor: ActorName, place: Place): Viewer => `${actor}@${place}`;

/** Knocks at the door of a procedure with the JSON a browser would send. */
export async function knock(path: string, json: string, sessionId: string | null): Promise<Answer> {
  const request = new Request(`http://gradins.test/api/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: json,
  });
  return answerOf(await enter(sessionId, request.headers, () => POST(request)), json);
}

export const asJson = (input: unknown): string => JSON.stringify(superjson.serialize(input));

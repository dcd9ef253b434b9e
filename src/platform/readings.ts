import { type Actor, actorLabel } from './actor';
import type { Tx } from './db';
import type { Facts } from './errors';
import { type TrailEntry, writeRefusal, writeTrail } from './trail';

/** What was read, for the line of a reading: whose list, and how many rows were shown. */
export type Reading = Pick<TrailEntry, 'subject' | 'structureId'> & { readonly rows?: number | undefined };

/**
 * A list read again while one types, or drawn again after an act, is one reading: the same actor, list and filters
 * within so many milliseconds leave one line. A machine that reads on and on leaves one every ten seconds.
 */
const ONE_READING_MS = 10_000;
const REMEMBERED = 5_000;

type Held = { gradinsReadings?: Map<string, number> };
const held = globalThis as Held;

/** Only what is written is remembered, and only here: another process, or this one started anew, writes one line more. */
function lately(key: string, at: number): boolean {
  held.gradinsReadings ??= new Map();
  const since = held.gradinsReadings.get(key);
  return since !== undefined && at - since < ONE_READING_MS;
}

function remember(key: string, at: number): void {
  const readings = held.gradinsReadings ?? new Map<string, number>();
  readings.delete(key);
  readings.set(key, at);
  const [oldest] = readings.keys();
  if (readings.size > REMEMBERED && oldest !== undefined) readings.delete(oldest);
  held.gradinsReadings = readings;
}

/** An id that says whose list it was is not said twice. */
function lineOf({ rows, ...entry }: Reading, filters: Facts): TrailEntry & { facts: Facts } {
  const said = new Set<Facts[string] | undefined>([entry.subject?.[1], entry.structureId]);
  const codes = Object.fromEntries(Object.entries(filters).filter(([, value]) => !said.has(value)));
  return { ...entry, facts: rows === undefined ? codes : { ...codes, rows } };
}

/** Which reading this is, whatever it showed. */
const keyOf = (actor: Actor, action: string, reading: Reading, filters: Facts, code = '') =>
  JSON.stringify([actorLabel(actor), action, code, reading.subject, reading.structureId, filters]);

/** A line for a list of people that was read, in the transaction that read it. Never a name, never the text searched. */
export async function noteReading(
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  action: string,
  reading: Reading,
  filters: Facts,
): Promise<void> {
  const key = keyOf(actor, action, reading, filters);
  if (lately(key, now.getTime())) return;
  await writeTrail(tx, actor, { ...lineOf(reading, filters), action, outcome: 'DONE' });
  remember(key, now.getTime());
}

/** A call by nobody, or in the name of a sign-in that is out of date or was ended, where somebody is needed. */
export const SIGNED_OUT = 'common/unauthenticated';

/**
 * A line for a reading that was refused, in a transaction of its own. Remembered before it is written: a thousand knocks
 * at once leave one line, not a thousand that each found nothing yet.
 */
export async function noteRefusedReading(
  actor: Actor,
  action: string,
  code: string,
  reading: Reading,
  filters: Facts,
): Promise<void> {
  const key = keyOf(actor, action, reading, filters, code);
  if (lately(key, Date.now())) return;
  remember(key, Date.now());
  try {
    await writeRefusal(actor, action, code, lineOf(reading, filters));
  } catch (error) {
    held.gradinsReadings?.delete(key);
    throw error;
  }
}

/** The list of a structure: the one asked for, or else the reader's own. */
export function listOf(actor: Actor, asked: string | null | undefined, rows: number | undefined): Reading {
  const own = actor.kind === 'user' || actor.kind === 'holder' ? actor.structureId : null;
  const structureId = asked ?? own;
  return { rows, ...(structureId && { subject: ['structure', structureId] as const, structureId }) };
}

/** People shown on the page of one thing; a leader's or holder's own structure is said with it. */
export function pageOf(actor: Actor, type: string, id: string, rows: number | undefined): Reading {
  const own = actor.kind === 'user' || actor.kind === 'holder' ? actor.structureId : null;
  return { rows, subject: [type, id], structureId: own };
}

import type { Facts } from '@/platform/errors';

/** A line of the trail as it is sealed: everything but the free note, which the purge takes away. */
export type SealedLine = {
  readonly id: bigint;
  /** UTC; the database keeps milliseconds. */
  readonly at: Date;
  readonly programmeId: string | null;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly outcome: 'DONE' | 'REFUSED';
  readonly code: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly structureId: string | null;
  readonly reason: string | null;
  readonly facts: Facts;
};

/** SHA-256, given from outside: rules import nothing. */
export type Digest = (...parts: readonly (string | Uint8Array)[]) => Uint8Array;

/** What comes before the first seal: 32 bytes of zero. */
export const BEFORE_THE_FIRST = new Uint8Array(32);

/** Keys in the order of their UTF-16 units, at every depth: JSON has no order, a seal needs one. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, held]) => [key, ordered(held)]));
}

/**
 * The canonical text of a line, version 1: `gradins-audit-1`, a line feed, then a JSON array without spaces of id (as
 * text), at (ISO 8601, UTC, milliseconds), programmeId, actor, role, action, outcome, code, subjectType, subjectId,
 * structureId, reason, facts (keys sorted). UTF-8. Whoever has an export of the trail can compute it again.
 */
export function canonicalLine(line: SealedLine): string {
  const { programmeId, actor, role, action, outcome, code, subjectType, subjectId, structureId, reason } = line;
  const subject = [subjectType, subjectId, structureId];
  const fields = [String(line.id), line.at.toISOString(), programmeId, actor, role, action, outcome, code, ...subject];
  return `gradins-audit-1\n${JSON.stringify([...fields, reason, ordered(line.facts)])}`;
}

/** The seal of a line: SHA-256 over the 32 bytes of the seal before it and the line's canonical text. */
export function sealOf(digest: Digest, previous: Uint8Array, line: SealedLine): Uint8Array {
  return digest(previous, canonicalLine(line));
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

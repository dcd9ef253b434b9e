import type { Actor } from './actor';
import type { Tx } from './db';
import { DomainError } from './errors';

/** Of a field: at which version of its record it was last changed, when (ISO, UTC), by whom (opaque label) in which role. */
export type EditMark = {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly role: string;
};

/** The part of a record that tells two editors apart; `edits` is written by the database alone, by name of column. */
export type Edited = { readonly version: number; readonly edits: unknown };

const camel = (column: string) => column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The fields changed after `version`, the latest first. */
export function changedSince(edits: unknown, version: number): (EditMark & { readonly field: string })[] {
  return Object.entries((edits ?? {}) as Record<string, EditMark>)
    .map(([column, mark]) => ({ ...mark, field: camel(column) }))
    .filter((mark) => mark.version > version)
    .sort((a, b) => b.version - a.version || (a.field < b.field ? -1 : 1));
}

type Seen = {
  readonly actor: Actor;
  /** The version the editor had before them. Left out: only by the system, which shows no form (worker, demo, operator). */
  readonly seen: number | undefined;
  /** The fields this command writes or decides by; a change of others is no conflict. Left out: every field. */
  readonly among?: readonly string[];
};

/** The refusal of whoever saves second: versions, names of fields and an instant, never a value. */
export function changedMeanwhile(now: number, seen: number, fields: readonly string[], changedAt = ''): DomainError {
  return new DomainError('conflict', 'common/changed-meanwhile', {
    version: now,
    seen,
    fields: fields.join(','),
    changedAt,
  });
}

/**
 * Compares what the editor saw with the locked record: call it after the lock, before the write. Throws
 * `common/changed-meanwhile` naming the fields, and `common/invalid-input` when a person said no version.
 */
export function requireSeen(record: Edited, { actor, seen, among }: Seen): void {
  if (seen === undefined) {
    if (actor.kind === 'system') return;
    throw new DomainError('invalid', 'common/invalid-input', { fields: 'version' });
  }
  if (seen === record.version) return;
  const changed = changedSince(record.edits, seen).filter(({ field }) => !among || among.includes(field));
  // A version that never was is refused like an old one.
  if (changed.length === 0 && among && seen < record.version) return;
  const fields = changed.map(({ field }) => field);
  throw changedMeanwhile(record.version, seen, fields, changed[0]?.at ?? '');
}

/** Says that a part of a session kept in other rows was changed (its gate, its reserve): its version counts it too. */
export async function markSession(tx: Tx, sessionId: string, part: 'gate' | 'reserve'): Promise<void> {
  await tx.$executeRaw`
    UPDATE session SET edits = edits || jsonb_build_object(${part}::text, edit_mark(version + 1)) WHERE id = ${sessionId}::uuid`;
}

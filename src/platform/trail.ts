import { type Actor, actorLabel, actorRole } from './actor';
import { inTransaction, type Tx } from './db';
import type { Facts } from './errors';

/** What a command adds to its line in the trail. Ids, codes and numbers; `note` is kept apart, for staff only. */
export type TrailEntry = {
  readonly subject?: readonly [type: string, id: string];
  readonly structureId?: string | null;
  readonly programmeId?: string | null;
  readonly reason?: string;
  readonly note?: string;
  readonly facts?: Facts;
};

type Line = TrailEntry & { readonly action: string; readonly outcome: 'DONE' | 'REFUSED'; readonly code?: string };

/**
 * Writes one line of the trail in the given transaction, in one round trip (two with a note). The date is the
 * database's. The id is drawn first: whoever adds a line may not read it back.
 */
export async function writeTrail(tx: Tx, actor: Actor, line: Line): Promise<void> {
  const programmeId = line.programmeId ?? (actor.kind === 'nobody' ? null : actor.programmeId);
  const [subjectType, subjectId] = line.subject ?? [null, null];
  await tx.$executeRaw`
    INSERT INTO audit (id, programme_id, actor, role, action, outcome, code, subject_type, subject_id, structure_id, reason, facts)
    VALUES (nextval(pg_get_serial_sequence('audit', 'id')), ${programmeId}::uuid, ${actorLabel(actor)}, ${actorRole(actor)},
      ${line.action}, ${line.outcome}::"AuditOutcome", ${line.code ?? null}, ${subjectType}, ${subjectId},
      ${line.structureId ?? null}::uuid, ${line.reason ?? null}, ${JSON.stringify(line.facts ?? {})}::jsonb)`;
  if (line.note)
    await tx.$executeRaw`
      INSERT INTO audit_note (audit_id, note) VALUES (currval(pg_get_serial_sequence('audit', 'id')), ${line.note})`;
}

/** A refusal leaves a line too, in a transaction of its own: that of the command was rolled back. */
export function writeRefusal(actor: Actor, action: string, code: string, entry: TrailEntry): Promise<void> {
  const { note: _unsaid, ...line } = entry;
  return inTransaction(actor, action, (tx) => writeTrail(tx, actor, { ...line, action, code, outcome: 'REFUSED' }));
}

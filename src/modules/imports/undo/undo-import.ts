import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { Prisma } from '@/platform/generated/prisma/client';
import { joinByHash, type Meeting } from '../apply/applier';
import { MEETINGS } from '../effect';
import { importReport } from '../import.schema';
import { type LockedImport, lockImport } from '../lock-import';
import { judged } from './judge';
import { sameCounts, type UndoCounts } from './undo.rules';
import { undoImportInput } from './undo.schema';

const { sql, join, raw } = Prisma;

/** How the kind of an applied import is undone. Throws imports/scans-stay, imports/not-applied. */
export function undoable(found: Pick<LockedImport, 'kind' | 'state'>): Meeting {
  if (found.kind === 'SCANS') throw new DomainError('conflict', 'imports/scans-stay');
  if (found.state !== 'APPLIED') throw new DomainError('conflict', 'imports/not-applied', { state: found.state });
  return MEETINGS[found.kind];
}

/** Nobody touches the records, and no other import meets them, until this is decided and done. */
async function lockRecords(tx: Tx, { table }: Meeting, { id, kind, programmeId }: LockedImport): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`imports/${kind}`}), hashtext(${programmeId}))`;
  await tx.$executeRaw`
    SELECT count(*) FROM (SELECT k.id FROM ${raw(table)} k
      WHERE k.id IN (SELECT record_id FROM import_change WHERE import_id = ${id}::uuid) ORDER BY k.id FOR UPDATE) l`;
}

/** Each line of the journal is judged once, and the verdict is written beside it: what follows only carries it out. */
async function judge(tx: Tx, meeting: Meeting, importId: string): Promise<UndoCounts> {
  await tx.$executeRaw`
    UPDATE import_change c SET outcome = j.outcome, reason = j.reason FROM (${judged(meeting, importId)}) j
    WHERE c.import_id = ${importId}::uuid AND c.line = j.line`;
  const [row] = await tx.$queryRaw<UndoCounts[]>`
    SELECT count(*) FILTER (WHERE outcome = 'REVERSED')::int AS reversed, count(*) FILTER (WHERE outcome = 'KEPT')::int AS kept,
      count(*) FILTER (WHERE outcome = 'IMPOSSIBLE')::int AS impossible FROM import_change WHERE import_id = ${importId}::uuid`;
  return row ?? { reversed: 0, kept: 0, impossible: 0 };
}

const takeAway = (tx: Tx, { table }: Meeting, importId: string): Promise<number> => tx.$executeRaw`
  DELETE FROM ${raw(table)} k USING import_change c
  WHERE c.import_id = ${importId}::uuid AND c.act = 'CREATED' AND c.outcome = 'REVERSED' AND k.id = c.record_id`;

/** Fields get back what stood there. Earlier imports of the same record are told its new version: for them it is as they left it. */
async function putBack(tx: Tx, { table, columns }: Meeting, importId: string): Promise<number> {
  const before = columns.map(({ column }) => {
    const name = raw(`"${column}"`);
    return sql`${name} = CASE WHEN c.before ? ${raw(`'${column}'`)} THEN b.${name} ELSE t.${name} END`;
  });
  const [row] = await tx.$queryRaw<{ restored: number }[]>`
    WITH restored AS (
      UPDATE ${raw(table)} t SET ${join(before)}
      FROM import_change c CROSS JOIN LATERAL jsonb_populate_record(NULL::${raw(table)}, c.before) b
      WHERE c.import_id = ${importId}::uuid AND c.act = 'CHANGED' AND c.outcome = 'REVERSED' AND t.id = c.record_id
      RETURNING t.id, c.version AS was, t.version AS now),
    told AS (
      UPDATE import_change o SET version = r.now FROM restored r
      WHERE o.record_id = r.id AND o.import_id <> ${importId}::uuid AND o.version = r.was - 1)
    SELECT count(*)::int AS restored FROM restored`;
  return row?.restored ?? 0;
}

/**
 * Undoes an applied import in one transaction: what it made goes, what it changed is put back, what people touched since is kept
 * (rule 11), and so is what something else stands on. Twice is once. Refuses with imports/undo-moved when it is no longer what was shown,
 * imports/scans-stay (the gate's word is not taken back), imports/not-applied, imports/no-journal, what its kind asks first.
 */
export const undoImport = command(
  'imports/undo',
  undoImportInput,
  async ({ tx, actor, now, trail }, { importId, reason, seen }) => {
    trail({ subject: ['import', importId], reason });
    const found = await lockImport(tx, actor, importId);
    trail({ structureId: found.structureId, facts: { kind: found.kind } });
    if (found.state === 'REVERTED') return { state: 'REVERTED' as const };
    const meeting = undoable(found);
    await joinByHash(tx);
    await lockRecords(tx, meeting, found);
    await meeting.undo.require?.(tx, found.programmeId);
    const counts = await judge(tx, meeting, importId);
    if (counts.reversed + counts.kept + counts.impossible === 0)
      throw new DomainError('conflict', 'imports/no-journal');
    if (!sameCounts(counts, seen)) throw new DomainError('conflict', 'imports/undo-moved', { ...counts });
    const deleted = await takeAway(tx, meeting, importId);
    await meeting.undo.gone?.(tx, { importId, programmeId: found.programmeId });
    const restored = await putBack(tx, meeting, importId);
    await tx.$executeRaw`DELETE FROM import_change WHERE import_id = ${importId}::uuid AND outcome = 'REVERSED'`;
    const undone = { deleted, restored, kept: counts.kept, impossible: counts.impossible };
    trail({ facts: { kind: found.kind, ...undone } });
    const { report } = await tx.import.findUniqueOrThrow({ where: { id: importId }, select: { report: true } });
    await tx.import.update({
      where: { id: importId },
      data: { state: 'REVERTED', revertedAt: now, report: { ...importReport.parse(report), undone } },
    });
    return { state: 'REVERTED' as const };
  },
  { timeoutMs: 300_000 },
);

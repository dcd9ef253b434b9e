import { isCityOf } from '@/modules/accounts/actor.rules';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import type { FileScanCounts } from './file-scan.rules';
import { applyScansInput } from './scan.schema';
import { FILE_CHUNK, writtenScanFile } from './scan-file';

/**
 * Rules 10 and 11: the organiser's scan file, judged by the rules of the gate. What the organiser let in and we have no
 * allocation for, or refused and we would have let in, becomes a discrepancy and changes nothing. The same reading of a ticket, in
 * this file or another, is the same scan.
 */
export const applyScans = command(
  'attendance/apply-scans',
  applyScansInput,
  async ({ tx, actor, trail }, { importId, rows }): Promise<FileScanCounts> => {
    trail({ subject: ['import', importId], facts: { rows: rows.length } });
    const programmeId = actor.kind === 'nobody' ? null : actor.programmeId;
    if (programmeId === null) throw new DomainError('invalid', 'attendance/programme-needed');
    authorize(isCityOf(actor, { programmeId }));
    const inOrder = [...rows].sort((a, b) => a.scannedAt.getTime() - b.scannedAt.getTime() || a.line - b.line);
    const file = await writtenScanFile(tx, programmeId, importId);
    for (let from = 0; from < inOrder.length; from += FILE_CHUNK)
      await file.take(inOrder.slice(from, from + FILE_CHUNK));
    const total = await file.end();
    trail({ facts: { rows: rows.length, ...total } });
    return total;
  },
  { timeoutMs: 600_000 },
);

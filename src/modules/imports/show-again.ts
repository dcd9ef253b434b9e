import { z } from 'zod';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import type { DomainError } from '@/platform/errors';
import { recheck } from './correct/recheck';
import type { ImportKind } from './import.rules';
import { importById, importReading, importReport } from './import.schema';

export const BASE_MOVED = 'imports/base-moved';

const WORKER = { kind: 'system', name: 'imports', programmeId: null } as const;

const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const refusal = z.strictObject({ code: z.string(), facts: z.record(z.string(), fact) });

type Accepted = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly programmeId: string;
  readonly structureId: string | null;
  readonly reading: unknown;
  readonly report: unknown;
  readonly goodRows: number;
  readonly shown: string | null;
};

async function accepted(tx: Tx, importId: string): Promise<Accepted | undefined> {
  const [row] = await tx.$queryRaw<Accepted[]>`
    SELECT id, kind, programme_id AS "programmeId", structure_id AS "structureId", reading, report, good_rows AS "goodRows", shown
    FROM import WHERE id = ${importId}::uuid AND state = 'APPLYING'`;
  return row;
}

/**
 * What could not be applied as it was accepted is checked again, nothing of it written: rows that the base no longer allows say why, and
 * the difference that is left waits for a decision. When the check finds what it found before, the refusal itself is told.
 */
const again = command(
  'imports/show-again',
  importById.extend({ refusal }),
  async ({ tx, trail }, { importId, refusal }) => {
    trail({ subject: ['import', importId], facts: { refusal: refusal.code } });
    await lockApplying(tx, importId);
    const found = await accepted(tx, importId);
    if (!found) return;
    const reading = importReading.parse(found.reading);
    const checked = await recheck(tx, { ...found, reading }, importReport.parse(found.report));
    const moved = checked.shown !== found.shown || checked.goodRows !== found.goodRows;
    const told = moved ? { code: BASE_MOVED, facts: {} } : refusal;
    // Given up meanwhile, it stays so.
    await tx.import.updateMany({
      where: { id: importId, state: 'APPLYING' },
      data: { ...checked, state: 'READY', doneRows: 0, failure: JSON.stringify(told) },
    });
  },
  { timeoutMs: 600_000 },
);

/** One process at a time applies an import, or shows it again. */
export const lockApplying = (tx: Tx, importId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('imports/apply'), hashtext(${importId}))`;

export const showAgain = (importId: string, { code, facts }: DomainError): Promise<void> =>
  again(WORKER, { importId, refusal: { code, facts } });

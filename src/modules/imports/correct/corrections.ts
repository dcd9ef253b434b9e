import type { Tx } from '@/platform/db';
import type { Row } from '../import.rules';
import type { Decided } from './decision.rules';

/** A row as somebody corrected it: what was sent, what stands there now, what was decided. */
export type Correction = Decided & { readonly sent: readonly string[]; readonly cells: readonly string[] };
export type Corrections = ReadonlyMap<number, Correction>;

/** Before a file is read anew: its rows go, the corrected ones wait, good for nothing until they are met again. */
export async function keepCorrections(tx: Tx, importId: string): Promise<Corrections> {
  await tx.$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid AND sent IS NULL`;
  const rows = await tx.$queryRaw<({ line: number } & Correction)[]>`
    UPDATE import_row SET ok = false, "values" = NULL, problems = NULL WHERE import_id = ${importId}::uuid
    RETURNING line, sent, cells, decision, same_as AS "sameAs"`;
  return new Map(rows.map(({ line, ...correction }) => [line, correction]));
}

/** The corrections of a file that is read anew, as its rows come. */
export type Overlay = {
  /** The correction of a row, when its cells are still those that were corrected. */
  readonly of: (row: Row) => Correction | undefined;
  /** Lines whose correction is no longer of what is read there. */
  readonly outdated: () => readonly number[];
  /** Lines that were corrected and did not come. */
  readonly unmet: () => readonly number[];
};

export function overlay(corrections: Corrections): Overlay {
  const waiting = new Map(corrections);
  let outdated: number[] = [];
  return {
    of({ line, cells }) {
      const correction = waiting.get(line);
      if (!correction) return undefined;
      waiting.delete(line);
      if (JSON.stringify(correction.sent) === JSON.stringify(cells)) return correction;
      outdated.push(line);
      return undefined;
    },
    outdated() {
      const lines = outdated;
      outdated = [];
      return lines;
    },
    unmet: () => [...waiting.keys()],
  };
}

/** Takes away rows of other days' reading. */
export async function dropRows(tx: Tx, importId: string, lines: readonly number[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`DELETE FROM import_row WHERE import_id = ${importId}::uuid AND line = ANY(${[...lines]}::int[])`;
}

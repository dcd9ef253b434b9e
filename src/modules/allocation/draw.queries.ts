import { query } from '@/platform/command';
import { DomainError } from '@/platform/errors';
import { mayVerifyDraw } from './allocation.policy';
import { drawId } from './draw.schema';
import { originOf } from './draw-commitment';
import { inputFingerprint } from './draw-fingerprint.rules';
import { type DrawProof, proofOf } from './draw-proof.rules';
import { codesFor } from './draw-pseudonyms.rules';
import { drawAgain, ofThisEdition, type RecordedDraw, readDraw } from './draw-record';
import { resultRows } from './save-draw';

/** The fingerprint is of pseudonyms: whose they are follows from the ids alone, and is derived again here. */
function keepsItsCodes({ input, programmeId }: RecordedDraw): boolean {
  const codes = codesFor(
    input.structures.map(({ id }) => id),
    programmeId,
  );
  return input.structures.every(({ id, code }) => codes.get(id) === code);
}

/**
 * Runs the draw again from what was kept and compares every result and the fingerprint. Anybody who may verify it gets
 * the same answer. Throws `allocation/draw-not-found`, `allocation/draw-of-earlier-edition`.
 */
export const recomputeDraw = query('allocation/recompute-draw', drawId, async ({ tx, actor }, input) => {
  const recorded = await readDraw(tx, input.drawId);
  if (!mayVerifyDraw(actor, recorded)) throw new DomainError('not-found', 'allocation/draw-not-found');
  const stored = await tx.$queryRaw<
    { demandId: string; granted: number; round: number | null; reason: string | null }[]
  >`
    SELECT demand_id AS "demandId", granted, round, reason FROM draw_result WHERE draw_id = ${recorded.id}::uuid`;
  const again = resultRows(recorded.input, drawAgain(recorded));
  const kept = new Map(stored.map((row) => [row.demandId, row]));
  const different = again.filter((row) => {
    const was = kept.get(row.demandId);
    return was?.granted !== row.granted || was.round !== row.round || was.reason !== row.reason;
  }).length;
  const fingerprint = inputFingerprint(recorded.input);
  const fingerprintHolds = fingerprint === recorded.inputHash && keepsItsCodes(recorded);
  const missing = Math.max(0, stored.length - again.length);
  const identical = different + missing === 0 && fingerprintHolds;
  if (stored.length === 0) throw new DomainError('not-found', 'allocation/draw-not-found');
  return {
    identical,
    fingerprint,
    fingerprintHolds,
    different: different + missing,
    results: again.length,
  };
});

/**
 * The proof of a draw: codes and numbers alone, enough to draw again anywhere. For whoever may verify it. Throws
 * `allocation/draw-not-found`, `allocation/draw-of-earlier-edition`.
 */
export const drawProof = query('allocation/draw-proof', drawId, async ({ tx, actor }, input): Promise<DrawProof> => {
  const recorded = await readDraw(tx, input.drawId);
  if (!mayVerifyDraw(actor, recorded)) throw new DomainError('not-found', 'allocation/draw-not-found');
  return proofOf(ofThisEdition(recorded), await originOf(tx, recorded));
});

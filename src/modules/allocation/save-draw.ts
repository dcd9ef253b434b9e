import { seatsIn } from '@/modules/demands/demand.rules';
import type { Tx } from '@/platform/db';
import { draw } from './draw.rules';
import type { RecordedInput } from './draw.schema';
import type { DrawRefusal, DrawResult } from './draw-input.rules';
import { SET_APART, type Why, whyIn } from './draw-why.rules';
import { GENERATOR } from './random.rules';

const CHUNK = 5_000;

type ResultRow = {
  demandId: string;
  structureId: string;
  granted: number;
  round: number | null;
  reason: string | null;
  left: number | null;
  why: Why;
};

const SEATS_LACKED: ReadonlySet<DrawRefusal> = new Set(['no-seats-left', 'overlap']);

/** What is kept of each wish: seats and round when it was served, else why not and what was left. */
export function resultRows(input: RecordedInput, results: readonly DrawResult[]): ResultRow[] {
  const whyOf = whyIn(input, results);
  const drawn = results.map((result) => {
    const granted = seatsIn(result.need);
    const reason = granted > 0 ? null : result.reason;
    // What a cap or a quota leaves, or a minimum keeps from nobody, is not what was left of the session.
    const ofSeats = reason === null || SEATS_LACKED.has(reason);
    return {
      demandId: result.demandId,
      structureId: result.structureId,
      granted,
      round: result.round,
      reason,
      left: ofSeats ? result.left : null,
      why: whyOf(result),
    };
  });
  const aside = input.overlapping.map(({ id, structureId }) => ({
    demandId: id,
    structureId,
    granted: 0,
    round: null,
    reason: 'overlap',
    left: null,
    why: SET_APART,
  }));
  return [...drawn, ...aside];
}

async function saveResults(tx: Tx, drawId: string, rows: readonly ResultRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    await tx.$executeRaw`
      INSERT INTO draw_result (draw_id, demand_id, structure_id, granted, round, reason, "left", why)
      SELECT ${drawId}::uuid, r.* FROM unnest(${chunk.map((r) => r.demandId)}::uuid[], ${chunk.map((r) => r.structureId)}::uuid[],
        ${chunk.map((r) => r.granted)}::int[], ${chunk.map((r) => r.round)}::smallint[], ${chunk.map((r) => r.reason)}::text[],
        ${chunk.map((r) => r.left)}::int[], ${chunk.map((r) => JSON.stringify(r.why))}::jsonb[]) AS r`;
  }
}

/** What a new draw is kept with. `id` is that of its commitment; a trial has none and gets its own. */
export type NewDraw = {
  readonly id: string | null;
  readonly programmeId: string;
  readonly seed: string;
  readonly inputHash: string;
  readonly input: RecordedInput;
};

/** Draws, and keeps seed, fingerprint, input and results. Nothing is given before it is published. */
export async function saveDraw(tx: Tx, { id, programmeId, seed, inputHash, input }: NewDraw) {
  const rows = resultRows(input, draw({ ...input, seed }));
  const granted = rows.filter((row) => row.granted > 0);
  const seats = granted.reduce((sum, row) => sum + row.granted, 0);
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO draw (id, programme_id, seed, generator, input_hash, input, demand_count, grant_count, seat_count)
    VALUES (coalesce(${id}::uuid, gen_random_uuid()), ${programmeId}::uuid, ${seed}, ${GENERATOR}, ${inputHash},
      ${JSON.stringify(input)}::jsonb, ${rows.length}, ${granted.length}, ${seats}) RETURNING id`;
  const drawId = made?.id ?? '';
  await saveResults(tx, drawId, rows);
  return { drawId, demands: rows.length, granted: granted.length, seats };
}

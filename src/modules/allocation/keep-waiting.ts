import type { Tx } from '@/platform/db';
import type { DrawResult } from './draw-input.rules';
import type { RecordedDraw } from './draw-record';
import { waitingPlaces } from './waiting.rules';

const CHUNK = 5_000;

/** Keeps the waiting list that a draw leaves, as it is published. A wish drawn again waits by its latest draw. */
export async function keepWaiting(
  tx: Tx,
  { id: drawId, input }: RecordedDraw,
  results: readonly DrawResult[],
): Promise<number> {
  const places = waitingPlaces(results, new Map(input.demands.map(({ id, quantity }) => [id, quantity])));
  for (let from = 0; from < places.length; from += CHUNK) {
    const chunk = places.slice(from, from + CHUNK);
    await tx.$executeRaw`
      INSERT INTO waiting_wish (demand_id, draw_id, session_id, structure_id, place, quantity)
      SELECT w.demand_id, ${drawId}::uuid, w.session_id, w.structure_id, w.place, w.quantity
      FROM unnest(${chunk.map((w) => w.demandId)}::uuid[], ${chunk.map((w) => w.sessionId)}::uuid[],
        ${chunk.map((w) => w.structureId)}::uuid[], ${chunk.map((w) => w.place)}::int[], ${chunk.map((w) => w.quantity)}::smallint[])
        AS w(demand_id, session_id, structure_id, place, quantity)
      ON CONFLICT (demand_id) DO UPDATE SET draw_id = excluded.draw_id, place = excluded.place, quantity = excluded.quantity`;
  }
  return places.length;
}

import { randomBytes } from 'node:crypto';
import { seatsIn } from '@/modules/demands/demand.rules';
import { programmeIdOf, readRules } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { DomainError } from '@/platform/errors';
import { mayDraw } from './allocation.policy';
import { draw } from './draw.rules';
import { type RecordedInput, runDrawInput } from './draw.schema';
import { inputFingerprint } from './draw-fingerprint.rules';
import type { DrawRefusal, DrawResult } from './draw-input.rules';
import { lockDraws, readDrawInput } from './draw-record';
import { GENERATOR } from './random.rules';

const CHUNK = 5_000;

type ResultRow = {
  demandId: string;
  structureId: string;
  granted: number;
  round: number | null;
  reason: string | null;
  left: number | null;
};

const SEATS_LACKED: ReadonlySet<DrawRefusal> = new Set(['no-seats-left', 'overlap', 'reserved']);

/** What is kept of each wish: seats and round when it was served, else why not and what was left. */
export function resultRows(input: RecordedInput, results: readonly DrawResult[]): ResultRow[] {
  const drawn = results.map((result) => {
    const granted = seatsIn(result.need);
    const reason = granted > 0 ? null : result.reason;
    // What a cap or a quota leaves is no seat of the session.
    const ofSeats = reason === null || SEATS_LACKED.has(reason);
    return {
      demandId: result.demandId,
      structureId: result.structureId,
      granted,
      round: result.round,
      reason,
      left: ofSeats ? result.left : null,
    };
  });
  const aside = input.overlapping.map(({ id, structureId }) => ({
    demandId: id,
    structureId,
    granted: 0,
    round: null,
    reason: 'overlap',
    left: null,
  }));
  return [...drawn, ...aside];
}

async function saveResults(tx: Tx, drawId: string, rows: readonly ResultRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    await tx.$executeRaw`
      INSERT INTO draw_result (draw_id, demand_id, structure_id, granted, round, reason, "left")
      SELECT ${drawId}::uuid, r.* FROM unnest(${chunk.map((r) => r.demandId)}::uuid[], ${chunk.map((r) => r.structureId)}::uuid[],
        ${chunk.map((r) => r.granted)}::int[], ${chunk.map((r) => r.round)}::smallint[], ${chunk.map((r) => r.reason)}::text[],
        ${chunk.map((r) => r.left)}::int[]) AS r`;
  }
}

/**
 * Draws all that is asked for against all that is free, and keeps seed, fingerprint, input and results: nothing is
 * given before it is published. An empty `seed` becomes 256 bits of the system's generator. Throws
 * `allocation/nothing-to-draw`.
 */
export const runDraw = command(
  'allocation/draw',
  runDrawInput,
  async ({ tx, actor, trail }, { seed: typed, ...rules }) => {
    const programmeId = programmeIdOf(actor);
    trail({ subject: ['programme', programmeId] });
    authorize(mayDraw(actor, { programmeId }));
    await lockDraws(tx, programmeId);
    const input = await readDrawInput(tx, programmeId, await readRules(tx, programmeId), rules);
    if (input.demands.length === 0) throw new DomainError('conflict', 'allocation/nothing-to-draw');
    const seed = typed || randomBytes(32).toString('hex');
    const rows = resultRows(input, draw({ ...input, seed }));
    const granted = rows.filter((row) => row.granted > 0);
    const seats = granted.reduce((sum, row) => sum + row.granted, 0);
    const drawnBy = actor.kind === 'user' ? actor.userId : null;
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO draw (programme_id, seed, generator, input_hash, input, demand_count, grant_count, seat_count, drawn_by_id)
      VALUES (${programmeId}::uuid, ${seed}, ${GENERATOR}, ${inputFingerprint(input)}, ${JSON.stringify(input)}::jsonb,
        ${rows.length}, ${granted.length}, ${seats}, ${drawnBy}::uuid) RETURNING id`;
    const drawId = made?.id ?? '';
    await saveResults(tx, drawId, rows);
    trail({ subject: ['draw', drawId], facts: { demands: rows.length, granted: granted.length, seats } });
    return { drawId, demands: rows.length, granted: granted.length, seats };
  },
  { timeoutMs: 120_000 },
);

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { draw } from '../../src/modules/allocation/draw.rules';
import type { DrawResult } from '../../src/modules/allocation/draw-input.rules';
import { seatsIn } from '../../src/modules/demands/demand.rules';
import { DRAW_CASES, type DrawCase } from './bench-draw-cases';
import { mostSeats } from './bench-draw-exact';
import { smallCase } from './bench-draw-small';
import { round } from './bench-sums';

const PROGRAM = fileURLToPath(new URL('./bench-draw-child.ts', import.meta.url));
/** Seeds of the draws that are solved to the end. */
const SMALL_CASES = 40;

function measured(name: DrawCase): Promise<Record<string, unknown>> {
  const child = fork(PROGRAM, [name], { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('message', (line) => resolve(line as Record<string, unknown>));
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)));
    child.once('error', reject);
  });
}

function seatsOf(results: readonly DrawResult[]): ReadonlyMap<string, number> {
  const seats = new Map<string, number>();
  for (const { structureId, need } of results) seats.set(structureId, (seats.get(structureId) ?? 0) + seatsIn(need));
  return seats;
}

const sumOf = (seats: Iterable<number>): number => [...seats].reduce((sum, some) => sum + some, 0);

/**
 * Small draws of groups of real sizes, and how far their seats are from the most that anybody could give: whoever it
 * is taken from (`exactSeats`), and when nobody may end with fewer than their luck gave them, as in the draw
 * (`keptSeats`).
 */
async function exactSmall(): Promise<Record<string, unknown>> {
  const seats = { drawn: 0, exact: 0, kept: 0 };
  let worst = 0;
  for (let i = 0; i < SMALL_CASES; i += 1) {
    const input = smallCase(`${i}`);
    const drawn = sumOf(seatsOf(draw(input)).values());
    const most = await mostSeats(input);
    seats.drawn += drawn;
    seats.exact += most;
    seats.kept += await mostSeats(input, seatsOf(draw({ ...input, rules: { ...input.rules, improve: false } })));
    worst = Math.max(worst, 1 - drawn / most);
  }
  return {
    bench: 'draw',
    case: 'exact-small',
    seats: seats.drawn,
    exactSeats: seats.exact,
    gap: round(1 - seats.drawn / seats.exact, 5),
    cases: SMALL_CASES,
    worstGap: round(worst, 5),
    keptSeats: seats.kept,
    keptGap: round(1 - seats.drawn / seats.kept, 5),
  };
}

/**
 * The draw of three sizes, one after the other, each in a process of its own, medians of five; then small draws beside
 * an exact solver.
 */
export async function* benchDraw(): AsyncIterable<Record<string, unknown>> {
  for (const name of DRAW_CASES) yield await measured(name);
  yield await exactSmall();
}

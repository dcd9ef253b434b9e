import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { draw } from '../../src/modules/allocation/draw.rules';
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

/** Small draws of groups of real sizes, and how far their seats are from the most that anybody could give. */
async function exactSmall(): Promise<Record<string, unknown>> {
  let [seats, exactSeats, worst] = [0, 0, 0];
  for (let i = 0; i < SMALL_CASES; i += 1) {
    const input = smallCase(`${i}`);
    const drawn = draw(input).reduce((sum, { need }) => sum + seatsIn(need), 0);
    const most = await mostSeats(input);
    seats += drawn;
    exactSeats += most;
    worst = Math.max(worst, 1 - drawn / most);
  }
  const gap = round(1 - seats / exactSeats, 5);
  return { bench: 'draw', case: 'exact-small', seats, exactSeats, gap, cases: SMALL_CASES, worstGap: round(worst, 5) };
}

/**
 * The draw of three sizes, one after the other, each in a process of its own, medians of five; then small draws beside
 * an exact solver.
 */
export async function* benchDraw(): AsyncIterable<Record<string, unknown>> {
  for (const name of DRAW_CASES) yield await measured(name);
  yield await exactSmall();
}

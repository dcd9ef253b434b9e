// One case of `bench draw`, in a process of its own so that its memory is its own: draws five times.
import { drawOnTable, layOut } from '../../src/modules/allocation/draw.rules';
import type { DrawInput } from '../../src/modules/allocation/draw-input.rules';
import { drawTable } from '../../src/modules/allocation/draw-table.rules';
import { seatsGiven } from '../../src/modules/allocation/draw-wish.rules';
import { type DrawCase, drawCase } from './bench-draw-cases';
import { maximumFlow } from './bench-draw-flow';
import { median, round } from './bench-sums';

const ROUNDS = 5;

/** From the plain input to the columns of the results; laying it out, a part of this, told besides. */
function measure(input: DrawInput) {
  const [laidOut, whole]: [number[], number[]] = [[], []];
  let seats = 0;
  for (let i = -1; i < ROUNDS; i += 1) {
    const start = performance.now();
    const table = layOut(input);
    const ready = performance.now();
    drawOnTable(table, input.seed, input.rules.improve);
    const done = performance.now();
    seats = seatsGiven(table.wish);
    if (i < 0) continue; // the first lets the engine compile, and is not counted
    whole.push(done - start);
    laidOut.push(ready - start);
  }
  return { ms: round(median(whole), 1), prepareMs: round(median(laidOut), 1), seats };
}

const name = process.argv[2] as DrawCase;
const alone = drawCase(name, false);
const measured = measure(alone);
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
const maxFlowSeats = maximumFlow(drawTable(alone));
const inGroups = drawCase(name, true);
const groups = measure(inGroups);
// As if groups could be split and sessions did not overlap: no draw can give more, and the most may be less.
const groupsFlowBound = maximumFlow(drawTable(inGroups));
process.send?.({
  bench: 'draw',
  case: name,
  ms: measured.ms,
  prepareMs: measured.prepareMs,
  wishes: alone.demands.length,
  seats: measured.seats,
  maxFlowSeats,
  ofMaxFlow: round(measured.seats / maxFlowSeats, 5),
  peakRssMb,
  groupsMs: groups.ms,
  groupsSeats: groups.seats,
  groupsFlowBound,
  groupsOfBound: round(groups.seats / groupsFlowBound, 5),
});

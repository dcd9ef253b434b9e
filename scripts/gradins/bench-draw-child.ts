// One case of `bench draw`, in a process of its own so that its memory is its own: lays out and draws five times.
import { drawOnTable } from '../../src/modules/allocation/draw.rules';
import type { DrawInput } from '../../src/modules/allocation/draw-input.rules';
import { type DrawTable, drawTable } from '../../src/modules/allocation/draw-table.rules';
import { GRANTED, ROW, SIZE } from '../../src/modules/allocation/draw-wish.rules';
import { type DrawCase, drawCase } from './bench-draw-cases';
import { maximumFlow } from './bench-draw-flow';
import { median, round } from './bench-sums';

const ROUNDS = 5;

function seatsGiven(t: DrawTable): number {
  let seats = 0;
  for (let d = 0; d < t.wish.length; d += ROW) seats += (t.wish[d + GRANTED] as number) * (t.wish[d + SIZE] as number);
  return seats;
}

function measure(input: DrawInput) {
  const [laidOut, drawn]: [number[], number[]] = [[], []];
  let seats = 0;
  for (let i = -1; i < ROUNDS; i += 1) {
    const start = performance.now();
    const table = drawTable(input);
    const ready = performance.now();
    drawOnTable(table, input.seed, input.rules.improve);
    const done = performance.now();
    seats = seatsGiven(table);
    if (i < 0) continue; // the first lets the engine compile, and is not counted
    drawn.push(done - ready);
    laidOut.push(ready - start);
  }
  return { ms: round(median(drawn), 1), prepareMs: round(median(laidOut), 1), seats };
}

const name = process.argv[2] as DrawCase;
const alone = drawCase(name, false);
const measured = measure(alone);
const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
const maxFlowSeats = maximumFlow(drawTable(alone));
const groups = measure(drawCase(name, true));
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
});

import { OUTSIDER_LIMITS } from '@/modules/imports/import.rules';
import { readInThread } from '@/modules/imports/reading/read-in-thread';
import { DomainError } from '@/platform/errors';
import { openLane } from './lane';
import { mutantOf } from './mutant';
import { seedFiles } from './seed-files';
import { allSound, type Outcome } from './sound-rows';

/** What came of spoilt files; `broke` names each that neither was read nor refused. Peak RSS of this process alone. */
export type Tally = {
  readonly read: number;
  readonly rows: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly inOwnThread: number;
  readonly slowestMs: number;
  readonly slowest: string;
  readonly peakRssMb: number;
  readonly broke: readonly string[];
};

/** One in so many is read a second time, by the very call that imports make: a thread of its own, started and ended. */
const OWN_THREAD_EVERY = 10;

async function asProductionDoes(bytes: Uint8Array): Promise<Outcome> {
  try {
    const { batches } = await readInThread({ bytes }, { limits: OUTSIDER_LIMITS });
    return await allSound(batches);
  } catch (error) {
    return error instanceof DomainError ? { code: error.code } : { broke: String(error) };
  }
}

/** Reads `count` mutants from this number on. */
async function readMutants(first: number, count: number): Promise<Tally> {
  const files = await seedFiles();
  const lane = openLane();
  const refused: Record<string, number> = {};
  const broke: string[] = [];
  let [read, rows, inOwnThread, slowestMs, slowest] = [0, 0, 0, 0, ''];
  for (let number = first; number < first + count; number += 1) {
    const { bytes, how } = mutantOf(files, number);
    const since = performance.now();
    const outcome = await lane.read(bytes);
    const took = Math.round(performance.now() - since);
    if (took > slowestMs) [slowestMs, slowest] = [took, `mutant ${number}, ${how}`];
    if ('broke' in outcome) broke.push(`mutant ${number}, ${how}: ${outcome.broke}`);
    else if ('code' in outcome) refused[outcome.code] = (refused[outcome.code] ?? 0) + 1;
    else [read, rows] = [read + 1, rows + outcome.rows];
    if (number % OWN_THREAD_EVERY !== 0) continue;
    inOwnThread += 1;
    const [here, there] = [outcome, await asProductionDoes(bytes)].map((one) => JSON.stringify(one));
    if (here !== there) broke.push(`mutant ${number}, ${how}: ${here} in a thread for many, ${there} in its own`);
  }
  await lane.close();
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  return { read, rows, refused, inOwnThread, slowestMs, slowest, peakRssMb, broke };
}

// node --import tsx src/test/mutants/read-mutants.ts <first number> <how many>
const [first = 1, count = 1] = process.argv.slice(2).map(Number);
const tally = await readMutants(first, count);
if (process.send) process.send(tally);
else console.log(JSON.stringify(tally, null, 2));

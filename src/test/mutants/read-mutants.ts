import { fork } from 'node:child_process';
import path from 'node:path';
import { mutantOf } from './mutant';
import type { Answered, Asked } from './reader-process';
import { seedFiles } from './seed-files';

/** What came of spoilt files; `broke` names each that neither was read nor refused. Peak RSS of the reading process. */
export type Tally = {
  readonly read: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly inOwnThread: number;
  readonly slowestMs: number;
  readonly peakRssMb: number;
  readonly broke: readonly string[];
};

/** One in so many is read a second time, in a thread started for it as in production. */
const OWN_THREAD_EVERY = 10;

/** A process that reads, and may die without taking this one along. `end` answers its peak RSS in MB. */
export type Reader = { read(asked: Asked): Promise<Answered>; end(): Promise<number> };

export function openReader(): Reader {
  const reader = fork(path.resolve('src/test/mutants/reader-process.ts'), [], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  /** The next thing it says; a fault when it ends instead. */
  const answerOf = <T>(asked: Asked | 'end'): Promise<T> =>
    new Promise((resolve, reject) => {
      const died = (code: number | null, signal: string | null): void =>
        reject(new Error(`the reading process ended with ${code ?? signal}`));
      reader.once('exit', died);
      reader.once('message', (answer) => {
        reader.off('exit', died);
        resolve(answer as T);
      });
      reader.send(asked);
    });
  return { read: (asked) => answerOf<Answered>(asked), end: () => answerOf<number>('end') };
}

/** Reads `count` mutants from this number on, in a process of its own. */
export async function readMutants(first: number, count: number): Promise<Tally> {
  const files = await seedFiles();
  const reader = openReader();
  const refused: Record<string, number> = {};
  const broke: string[] = [];
  let [read, inOwnThread, slowestMs] = [0, 0, 0];
  for (let number = first; number < first + count; number += 1) {
    const { bytes, how } = mutantOf(files, number);
    const asked = { bytes: new Uint8Array(bytes), again: number % OWN_THREAD_EVERY === 0 };
    const { outcome, again, tookMs } = await reader.read(asked);
    slowestMs = Math.max(slowestMs, tookMs);
    if ('broke' in outcome) broke.push(`mutant ${number}, ${how}: ${outcome.broke}`);
    else if ('code' in outcome) refused[outcome.code] = (refused[outcome.code] ?? 0) + 1;
    else read += 1;
    if (again === null) continue;
    inOwnThread += 1;
    const [here, there] = [JSON.stringify(outcome), JSON.stringify(again)];
    if (here !== there) broke.push(`mutant ${number}, ${how}: ${here} in a thread for many, ${there} in its own`);
  }
  const peakRssMb = await reader.end();
  return { read, refused, inOwnThread, slowestMs, peakRssMb, broke };
}

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { closeDatabase } from '../../src/platform/db';
import { compile } from '../lib/compile.mjs';
import { SMALL_HEAP } from '../lib/small-heap.mjs';

export type BenchChild = {
  /** Does the measured work once; answers seconds. */
  once(): Promise<number>;
  /** Ends the process; answers its peak RSS in MB. */
  end(): Promise<number>;
};

/** A process of its own does the measured work, so that its memory is the work's alone; compiled and started as the worker is. */
export async function benchChild(program: string, args: readonly string[]): Promise<BenchChild> {
  const compiled = fileURLToPath(await compile(`scripts/gradins/${program}`, { readsFiles: true }));
  const child = fork(compiled, [...args], { execArgv: SMALL_HEAP });
  const ask = (what: 'once' | 'end'): Promise<number> => {
    const answered = new Promise<number>((resolve, reject) => {
      const fault = (code: number | null) => reject(new Error(`the measured process ended with ${code}`));
      child.once('exit', fault);
      child.once('message', (value) => {
        child.off('exit', fault);
        resolve(Number(value));
      });
    });
    child.send(what);
    return answered;
  };
  return { once: () => ask('once'), end: () => ask('end') };
}

/** The other side: `work` once a message, answering its seconds; then the peak of memory, and the end. */
export function serveBench(work: () => Promise<number>): void {
  process.on('message', async (what) => {
    if (what === 'once') {
      process.send?.(await work());
      return;
    }
    process.send?.(process.resourceUsage().maxRSS / 1024);
    await closeDatabase();
    process.disconnect();
  });
}

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { OUTSIDER_LIMITS } from '@/modules/imports/import.rules';
import type { Outcome } from './sound-rows';

/** Reads files one after the other in one thread, capped as the reading of production is; `close` ends it. */
export type Lane = { read(bytes: Uint8Array): Promise<Outcome>; close(): Promise<void> };

const { maxHeapMb, maxSeconds } = OUTSIDER_LIMITS;

function startThread(): Worker {
  return new Worker(new URL('./lane-entry.mjs', import.meta.url), {
    env: { TSX_TSCONFIG_PATH: path.resolve('tsconfig.json') },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 16 },
  });
}

/** One thread is started for many files, which production never does: nothing else is spared. A dead one is replaced. */
export function openLane(): Lane {
  let settle: (outcome: Outcome) => void = () => undefined;
  let dead = false;
  const start = (): Worker => {
    const thread = startThread();
    dead = false;
    thread.on('message', (outcome: Outcome) => settle(outcome));
    thread.on('error', (error) => {
      dead = true;
      const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(memory ? { code: 'imports/too-much-memory' } : { broke: `the thread died: ${error.message}` });
    });
    return thread;
  };
  let thread = start();
  return {
    async read(bytes) {
      const outcome = await new Promise<Outcome>((resolve) => {
        const timer = setTimeout(() => {
          dead = true;
          resolve({ broke: `still reading after ${maxSeconds} s` });
        }, maxSeconds * 1000);
        settle = (value) => {
          clearTimeout(timer);
          resolve(value);
        };
        thread.postMessage(bytes);
      });
      if (dead) {
        await thread.terminate();
        thread = start();
      }
      return outcome;
    },
    async close() {
      await thread.terminate();
    },
  };
}

import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { SMALL_HEAP } from '../../../scripts/lib/small-heap.mjs';
import type { TestDatabase } from '../database';

const POLL_MS = 10;

export type WorkerProcess = {
  /** SIGKILL: no handler runs, no connection is closed by hand. Answers once the process is gone. */
  kill(): Promise<void>;
};

async function beats(sql: TestDatabase['sql']): Promise<number> {
  return (await sql<{ n: number }>('SELECT count(*)::int AS n FROM heartbeat'))[0]?.n ?? 0;
}

/** Starts a program that works off the queue of this database, in a process of its own; answers once it has said that it is alive. */
export async function startWorker(sql: TestDatabase['sql'], program: string): Promise<WorkerProcess> {
  const before = await beats(sql);
  const withParent = pathToFileURL(path.resolve('scripts/lib/with-parent.mjs')).href;
  const child = spawn(
    process.execPath,
    [...SMALL_HEAP, '--import', 'tsx', '--import', withParent, path.resolve(program)],
    { stdio: ['ignore', 'ignore', 'inherit'], env: process.env },
  );
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  while ((await beats(sql)) === before) {
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
    await setTimeout(POLL_MS);
  }
  return {
    async kill() {
      child.kill('SIGKILL');
      const signal = await ended;
      if (signal !== 'SIGKILL') throw new Error(`${program} had ended before it was killed`);
    },
  };
}

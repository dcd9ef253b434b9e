import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DRAW_CASES, type DrawCase } from './bench-draw-cases';

const PROGRAM = fileURLToPath(new URL('./bench-draw-child.ts', import.meta.url));

function measured(name: DrawCase): Promise<Record<string, unknown>> {
  const child = fork(PROGRAM, [name], { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('message', (line) => resolve(line as Record<string, unknown>));
    child.once('exit', (code) => reject(new Error(`the measured process ended with ${code}`)));
    child.once('error', reject);
  });
}

/** The draw of three sizes, one after the other, each in a process of its own; medians of five. */
export async function* benchDraw(): AsyncIterable<Record<string, unknown>> {
  for (const name of DRAW_CASES) yield await measured(name);
}

import { appendFileSync } from 'node:fs';
import { afterAll, afterEach, expect, inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The guard that is open in this run; none when empty. Given by `npm run check:guards` only. */
    openGuard: string;
    /** Where each test file tells which guards its tests came by. */
    guardsReached: string;
  }
}

// Loaded by `npm run check:guards` only: what its switches ask, and a note of which test asked.
const open = inject('openGuard');
const tests = new Map<string, string[]>();
let reached = new Set<string>();
Object.assign(globalThis, {
  __guardOpen: (guard: string): boolean => {
    reached.add(guard);
    return guard === open;
  },
});
afterEach(() => {
  const { currentTestName = '' } = expect.getState();
  tests.set(currentTestName, [...reached]);
  reached = new Set();
});
afterAll(() => {
  const file = expect.getState().testPath;
  if (open) return;
  const lines = [...tests].map(([test, guards]) => JSON.stringify({ file, test, guards }));
  appendFileSync(inject('guardsReached'), lines.map((line) => `${line}\n`).join(''));
});

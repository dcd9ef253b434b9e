import { appendFileSync } from 'node:fs';
import { afterAll, expect, inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The guard that is open in this run; none when empty. Given by `npm run check:guards` only. */
    openGuard: string;
    /** Where each test file tells which guards it came by. */
    guardsReached: string;
  }
}

// Loaded by `npm run check:guards` only: what its switches ask, and a note of who asked.
const reached = new Set<string>();
const open = inject('openGuard');
Object.assign(globalThis, {
  __guardOpen: (guard: string): boolean => {
    reached.add(guard);
    return guard === open;
  },
});
afterAll(() => {
  const file = expect.getState().testPath;
  if (!open) appendFileSync(inject('guardsReached'), `${JSON.stringify({ file, reached: [...reached] })}\n`);
});

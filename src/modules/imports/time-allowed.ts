import { DomainError } from '@/platform/errors';

/**
 * Does work piece by piece, and refuses the file with `imports/too-slow` once all pieces together have taken longer than a file may. The time
 * between them, waiting for the base or for the file, is nobody's fault and does not count. `clock` in milliseconds.
 */
export function timeAllowed(maxSeconds: number, clock = () => performance.now()): (work: () => void) => void {
  let spentMs = 0;
  return (work) => {
    const since = clock();
    work();
    spentMs += clock() - since;
    if (spentMs > maxSeconds * 1000) throw new DomainError('invalid', 'imports/too-slow', { seconds: maxSeconds });
  };
}

import type { Verified } from '@/modules/allocation/draw-verify.rules';

/** Verifies a proof in a worker of its own, which ends with it. */
export function verifyApart(proof: unknown): Promise<Verified> {
  const worker = new Worker('/verify-draw.js');
  const verified = new Promise<Verified>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Verified>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(proof);
  });
  return verified.finally(() => worker.terminate());
}

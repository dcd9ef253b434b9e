import type { PublishedFacts, Verified } from '@/modules/allocation/draw-verify.rules';

/** Whether a proof holds, and whether it is that of the draw on this page. */
export type Found = { readonly verified: Verified; readonly ofThisDraw: boolean };

/** Verifies a proof in a worker of its own, which ends with it. */
export function verifyApart(proof: unknown, { commitment, inputHash, publicValue }: PublishedFacts): Promise<Found> {
  const worker = new Worker('/verify-draw.js');
  const found = new Promise<Found>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Found>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ proof, published: { commitment, inputHash, publicValue } });
  });
  return found.finally(() => worker.terminate());
}

import { isProofOf, type PublishedFacts, verifyProof } from '@/modules/allocation/draw-verify.rules';
import type { Found } from './verify-apart';

type Asked = { readonly proof: unknown; readonly published: PublishedFacts };

/** Draws again beside the page, so that it stays alive; nothing leaves the browser. */
addEventListener('message', ({ data: { proof, published } }: MessageEvent<Asked>) => {
  postMessage({ verified: verifyProof(proof), ofThisDraw: isProofOf(proof, published) } satisfies Found);
});

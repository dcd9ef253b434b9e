import { verifyProof } from '@/modules/allocation/draw-verify.rules';

/** Draws again beside the page, so that it stays alive; nothing leaves the browser. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  postMessage(verifyProof(event.data));
});

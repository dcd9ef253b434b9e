import { OUTSIDER_LIMITS } from '@/modules/imports/import.rules';
import { readInThread } from '@/modules/imports/reading/read-in-thread';
import { DomainError } from '@/platform/errors';
import { openLane } from './lane';
import { allSound, type Outcome } from './sound-rows';

/** A file to read; `again`: a second time, by the very call that imports make, in a thread of its own. */
export type Asked = { readonly bytes: Uint8Array; readonly again: boolean };
export type Answered = { readonly outcome: Outcome; readonly again: Outcome | null; readonly tookMs: number };

async function inItsOwnThread(bytes: Uint8Array): Promise<Outcome> {
  try {
    const { batches } = await readInThread({ bytes }, { limits: OUTSIDER_LIMITS });
    return await allSound(batches);
  } catch (error) {
    return error instanceof DomainError ? { code: error.code } : { broke: String(error) };
  }
}

/** Reads what comes, one file at a time, until it is told to end; its memory is that of the reading alone. */
const lane = openLane();
process.on('message', async (asked: Asked | 'end') => {
  if (asked === 'end') {
    process.send?.(Math.round(process.resourceUsage().maxRSS / 1024));
    await lane.close();
    process.disconnect();
    return;
  }
  const since = performance.now();
  const outcome = await lane.read(asked.bytes);
  const tookMs = Math.round(performance.now() - since);
  const again = asked.again ? await inItsOwnThread(asked.bytes) : null;
  process.send?.({ outcome, again, tookMs } satisfies Answered);
});

import { parentPort } from 'node:worker_threads';
import { OUTSIDER_LIMITS } from '@/modules/imports/import.rules';
import { openTable } from '@/modules/imports/reading/read-file';
import { DomainError } from '@/platform/errors';
import { allSound, type Outcome } from './sound-rows';

async function outcomeOf(bytes: Uint8Array): Promise<Outcome> {
  try {
    const { batches } = await openTable({ bytes }, { limits: OUTSIDER_LIMITS });
    return await allSound(batches);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code };
    return { broke: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const port = parentPort;
if (port === null) throw new Error('lane-thread.ts is run by lane.ts, in a thread of its own');
port.on('message', async (bytes: Uint8Array) => port.postMessage(await outcomeOf(bytes)));

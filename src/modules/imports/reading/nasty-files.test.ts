import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DomainError } from '@/platform/errors';
import { OUTSIDER_LIMITS } from '../import.rules';
import { readInThread } from './read-in-thread';

/** Hard cases that other projects keep, beside the repository where somebody put them. */
const FOLDER = path.resolve('..', 'shared', 'data', 'nasty');
const present = existsSync(FOLDER);
if (!present) console.info('Skipped: no folder ../shared/data/nasty with hard spreadsheets beside the repository.');

describe.skipIf(!present)('hard files of other projects', () => {
  it('given every one of them, then it reads or is refused with its own reason, under a memory cap', async () => {
    const outcomes: string[] = [];
    for (const name of readdirSync(FOLDER)) {
      const limits = { ...OUTSIDER_LIMITS, maxHeapMb: 96, maxSeconds: 20 };
      const read = async (): Promise<string> => {
        const { batches } = await readInThread({ path: path.join(FOLDER, name) }, { limits });
        let rows = 0;
        for await (const batch of batches) rows += batch.length;
        return `${rows} rows`;
      };
      const outcome = await read().catch((error: unknown) =>
        error instanceof DomainError ? error.code : `broke: ${String(error)}`,
      );
      outcomes.push(`${name}: ${outcome}`);
    }
    console.info(outcomes.join('\n'));
    expect(outcomes.filter((outcome) => !/: (\d+ rows|imports\/[a-z-]+)$/.test(outcome))).toEqual([]);
  }, 120_000);
});

// The measured half of `bench publish-draw`: the writing of one draw's allocations and seats a message.
import { readFile } from 'node:fs/promises';
import { type Seating, saveSeatings } from '../../src/modules/allocation/save-seatings';
import { inTransaction } from '../../src/platform/db';
import { serveBench } from './bench-child';
import { secondsOf } from './bench-sums';

const [programmeId = '', id = '', file = ''] = process.argv.slice(2);
const actor = { kind: 'system', name: 'bench', programmeId } as const;
const kept = JSON.parse(await readFile(file, 'utf8')) as (Seating & { confirmBy: string })[];
const seatings = kept.map((seating): Seating => ({ ...seating, confirmBy: new Date(seating.confirmBy) }));

serveBench(() =>
  secondsOf(() =>
    inTransaction(actor, 'allocation/publish-draw', (tx) => saveSeatings(tx, { id, programmeId }, seatings), {
      timeoutMs: 180_000,
    }),
  ),
);

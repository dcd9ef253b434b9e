import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '@/platform/errors';
import type { Row } from '../import.rules';
import { openTable } from './read-file';
import { CREDITS, type ThreadInput, type ThreadMessage } from './thread-messages';

const BATCH_ROWS = 1000;
const BATCH_CHARACTERS = 1_000_000;

/** Waits, once the credits given are used up, until the other side has taken a batch. */
function creditsOf(port: MessagePort): () => Promise<void> {
  let credits = CREDITS;
  let wake: (() => void) | null = null;
  port.on('message', () => {
    credits += 1;
    wake?.();
  });
  return async () => {
    while (credits === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    credits -= 1;
  };
}

function weigh(row: Row): number {
  let characters = 0;
  for (const cell of row.cells) characters += cell.length;
  return characters;
}

async function* regroup(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Row[]> {
  let held: Row[] = [];
  let weight = 0;
  for await (const batch of batches) {
    for (const row of batch) {
      held.push(row);
      weight += weigh(row);
      if (held.length < BATCH_ROWS && weight < BATCH_CHARACTERS) continue;
      yield held;
      held = [];
      weight = 0;
    }
  }
  if (held.length > 0) yield held;
}

async function work(port: MessagePort, { source, options }: ThreadInput): Promise<void> {
  const say = (message: ThreadMessage): void => port.postMessage(message);
  const credit = creditsOf(port);
  try {
    const { info, expected, batches } = await openTable(source, options);
    say({ type: 'info', info, expected });
    for await (const rows of regroup(batches)) {
      await credit();
      say({ type: 'rows', rows });
    }
    say({ type: 'end' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    say({ type: 'refused', kind: error.kind, code: error.code, facts: error.facts });
  } finally {
    port.close();
  }
}

if (parentPort === null) throw new Error('worker-thread.ts is run by read-in-thread.ts, in a thread of its own');
await work(parentPort, workerData as ThreadInput);

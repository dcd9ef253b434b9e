import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DomainError } from '@/platform/errors';
import type { ReadLimits, Row } from '../import.rules';
import type { OpenTable, ReadOptions } from './read-options';
import type { FileSource } from './source';
import type { ThreadInput, ThreadMessage } from './thread-messages';

const ENTRY = new URL('./thread-entry.mjs', import.meta.url);
/** Where `@/` is explained, for a thread started from any directory. */
const TSCONFIG = fileURLToPath(new URL('../../../../tsconfig.json', import.meta.url));

function ofTheThread(error: unknown, limits: ReadLimits): DomainError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new DomainError('invalid', 'imports/too-much-memory', { maxMb: limits.maxHeapMb });
  }
  // Whatever else broke did so on this file's content: the file is refused, the process lives.
  return new DomainError('invalid', 'imports/unreadable', { format: error instanceof Error ? error.name : '?' });
}

type Inbox = { next(): Promise<ThreadMessage>; credit(): void; close(): Promise<void> };

/** The thread seen as something one asks for the next message. Time spent waiting for it counts against the limit. */
function start(input: ThreadInput, signal: AbortSignal | undefined): Inbox {
  const { limits } = input.options;
  const thread = new Worker(ENTRY, {
    workerData: input,
    transferList: 'bytes' in input.source && input.source.given ? [input.source.bytes.buffer] : [],
    // The thread reads hostile files: it gets none of the process's secrets.
    env: { TSX_TSCONFIG_PATH: TSCONFIG },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb, maxYoungGenerationSizeMb: 16 },
  });
  const queue: ThreadMessage[] = [];
  let failure: unknown = null;
  let wake: () => void = () => undefined;
  let budgetMs = limits.maxSeconds * 1000;
  const fail = (error: unknown): void => {
    failure ??= error;
    wake();
  };
  const onAbort = (): void => fail(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  thread.on('message', (message: ThreadMessage) => {
    queue.push(message);
    wake();
  });
  thread.on('error', (error) => fail(ofTheThread(error, limits)));
  thread.on('exit', () => fail(new DomainError('invalid', 'imports/unreadable', { format: '?' })));

  const waitAWhile = async (): Promise<void> => {
    const since = performance.now();
    const timer = setTimeout(
      () => fail(new DomainError('invalid', 'imports/too-slow', { seconds: limits.maxSeconds })),
      budgetMs,
    );
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    clearTimeout(timer);
    budgetMs -= performance.now() - since;
  };

  return {
    async next() {
      if (signal?.aborted) throw signal.reason;
      if (queue.length === 0 && failure === null) await waitAWhile();
      const message = queue.shift();
      if (signal?.aborted || message === undefined) throw failure;
      return message;
    },
    credit: () => thread.postMessage('more'),
    async close() {
      signal?.removeEventListener('abort', onAbort);
      await thread.terminate();
    },
  };
}

function refusal(message: ThreadMessage): DomainError {
  if (message.type === 'refused') return new DomainError(message.kind, message.code, message.facts);
  return new DomainError('invalid', 'imports/unreadable', { format: '?' });
}

async function* batchesOf(inbox: Inbox): AsyncGenerator<readonly Row[]> {
  try {
    for (;;) {
      const message = await inbox.next();
      if (message.type === 'end') return;
      if (message.type !== 'rows') throw refusal(message);
      yield message.rows;
      inbox.credit();
    }
  } finally {
    await inbox.close();
  }
}

/**
 * Reads a table in a thread of its own, with a cap on memory (megabytes of heap) and on time (seconds of reading, the
 * time its batches are being used left out), at most a few batches ahead. Refusals are those of `openTable`, plus
 * `imports/too-much-memory` and `imports/too-slow`; an aborted `signal` throws its reason. The thread ends with the
 * batches: they must be read to the end or left by `return`/`break`.
 */
export async function readInThread(source: FileSource, options: ReadOptions, signal?: AbortSignal): Promise<OpenTable> {
  const inbox = start({ source, options }, signal);
  try {
    const first = await inbox.next();
    if (first.type !== 'info') throw refusal(first);
    return { info: first.info, expected: first.expected, batches: batchesOf(inbox) };
  } catch (error) {
    await inbox.close();
    throw error;
  }
}

import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { DomainError } from '@/platform/errors';
import type { ReadLimits } from '../import.rules';
import { asBuffer, type FileSource } from './source';

/** An archive whose every entry was inflated once and counted. Names are inside paths with `/`. */
export type BoundedZip = {
  readonly names: readonly string[];
  has(name: string): boolean;
  chunks(name: string): AsyncGenerator<Buffer>;
  close(): void;
};

const OPTIONS = { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: true } as const;

/** The library's own errors are about the file; they become a refusal whose cause names no content. */
async function ofTheFile<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const encrypted = error instanceof Error && /encrypt/i.test(error.message);
    throw new DomainError('invalid', encrypted ? 'imports/encrypted' : 'imports/unreadable', { format: 'ZIP' });
  }
}

function bomb(limits: ReadLimits): DomainError {
  return new DomainError('invalid', 'imports/bomb', { maxMb: Math.floor(limits.maxInflatedBytes / 1024 / 1024) });
}

async function listEntries(zip: yauzl.ZipFile, limits: ReadLimits): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > limits.maxEntries) {
      throw new DomainError('invalid', 'imports/too-many-entries', { max: limits.maxEntries });
    }
    if (entry.isEncrypted()) throw new DomainError('invalid', 'imports/encrypted', { format: 'ZIP' });
    if (entry.fileName.endsWith('/')) continue;
    // Two readers may each see another one of the two: such a file says nothing for sure.
    if (entries.has(entry.fileName)) throw new DomainError('invalid', 'imports/unreadable', { format: 'ZIP' });
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** Inflates everything once, with constant memory: the sizes an archive declares prove nothing. */
async function countInflated(zip: yauzl.ZipFile, entries: Iterable<yauzl.Entry>, limits: ReadLimits): Promise<void> {
  let total = 0;
  for (const entry of entries) {
    if (entry.uncompressedSize + total > limits.maxInflatedBytes) throw bomb(limits);
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      total += (chunk as Buffer).length;
      if (total > limits.maxInflatedBytes) throw bomb(limits);
    }
  }
}

async function* inflate(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) yield chunk as Buffer;
}

/**
 * Opens an archive and proves its bounds by inflating it. Throws `imports/unreadable`, `imports/encrypted`,
 * `imports/bomb`, `imports/too-many-entries`. The caller closes it.
 */
export async function openBoundedZip(source: FileSource, limits: ReadLimits): Promise<BoundedZip> {
  const zip = await ofTheFile(() =>
    'bytes' in source
      ? yauzl.fromBufferPromise(asBuffer(source.bytes), OPTIONS)
      : yauzl.openPromise(source.path, OPTIONS),
  );
  try {
    const entries = await ofTheFile(() => listEntries(zip, limits));
    await ofTheFile(() => countInflated(zip, entries.values(), limits));
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      chunks: (name) => {
        const entry = entries.get(name);
        if (!entry) throw new DomainError('invalid', 'imports/unreadable', { format: 'ZIP' });
        return inflate(zip, entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

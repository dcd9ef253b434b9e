import type { Readable } from 'node:stream';
import { inflateRawSync } from 'node:zlib';
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

/** Entries that are inflated once for both, their count and their reading: as many as fit in so many bytes. */
const KEPT_BYTES = 16 * 1024 * 1024;
const PIECE = 64 * 1024;
const DEFLATED = 8;

/** An entry of an archive that is in memory, inflated whole: never into more than it says it is. */
async function inflateWhole(zip: yauzl.ZipFile, entry: yauzl.Entry, archive: Buffer): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  const size = entry.uncompressedSize;
  // One byte more than it should fill, so that it is filled at once.
  const whole = inflateRawSync(packed, { chunkSize: Math.max(PIECE, size + 1), maxOutputLength: size });
  if (whole.length !== size) throw new DomainError('invalid', 'imports/unreadable', { format: 'ZIP' });
  return whole;
}

/**
 * Inflates every entry once to count its bytes: the sizes that an archive declares prove nothing. Memory is bounded: a
 * stream is thrown away as it is counted, and of an `archive` in memory at most KEPT_BYTES are kept to be read later.
 * Answers these kept entries, by name.
 */
async function countInflated(
  zip: yauzl.ZipFile,
  entries: Iterable<yauzl.Entry>,
  archive: Buffer | null,
  limits: ReadLimits,
): Promise<ReadonlyMap<string, Buffer>> {
  const kept = new Map<string, Buffer>();
  let [total, keptBytes] = [0, 0];
  for (const entry of entries) {
    const { uncompressedSize: size, compressionMethod } = entry;
    if (size + total > limits.maxInflatedBytes) throw bomb(limits);
    if (archive && compressionMethod === DEFLATED && size > 0 && keptBytes + size <= KEPT_BYTES) {
      kept.set(entry.fileName, await inflateWhole(zip, entry, archive));
      keptBytes += size;
      total += size;
      continue;
    }
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      total += (chunk as Buffer).length;
      if (total > limits.maxInflatedBytes) throw bomb(limits);
    }
  }
  return kept;
}

async function* inflate(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) yield chunk as Buffer;
}

async function* inPieces(whole: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += PIECE) yield whole.subarray(at, at + PIECE);
}

/**
 * Opens an archive and proves its bounds by inflating it. Throws `imports/unreadable`, `imports/encrypted`,
 * `imports/bomb`, `imports/too-many-entries`. The caller closes it.
 */
export async function openBoundedZip(source: FileSource, limits: ReadLimits): Promise<BoundedZip> {
  const archive = 'bytes' in source ? asBuffer(source.bytes) : null;
  const zip = await ofTheFile(() =>
    'bytes' in source
      ? yauzl.fromBufferPromise(asBuffer(source.bytes), OPTIONS)
      : yauzl.openPromise(source.path, OPTIONS),
  );
  try {
    const entries = await ofTheFile(() => listEntries(zip, limits));
    const kept = await ofTheFile(() => countInflated(zip, entries.values(), archive, limits));
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      chunks: (name) => {
        const entry = entries.get(name);
        if (!entry) throw new DomainError('invalid', 'imports/unreadable', { format: 'ZIP' });
        const whole = kept.get(name);
        return whole ? inPieces(whole) : inflate(zip, entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

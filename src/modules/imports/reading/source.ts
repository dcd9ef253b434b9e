import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/**
 * Where a file to read comes from: bytes in memory (an upload) or a path (the command line). Bytes are `given` when
 * nobody else needs their buffer: the thread that reads takes it over; otherwise it gets a copy.
 */
export type FileSource =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly given: true }
  | { readonly bytes: Uint8Array; readonly given?: false }
  | { readonly path: string };

const CHUNK = 256 * 1024;

/** Size in bytes. */
export async function sizeOf(source: FileSource): Promise<number> {
  return 'bytes' in source ? source.bytes.byteLength : (await stat(source.path)).size;
}

/** The file's bytes from its start, in pieces. */
export async function* chunksOf(source: FileSource): AsyncGenerator<Buffer> {
  if ('path' in source) {
    for await (const chunk of createReadStream(source.path, { highWaterMark: CHUNK })) yield chunk as Buffer;
    return;
  }
  const all = asBuffer(source.bytes);
  for (let at = 0; at < all.length; at += CHUNK) yield all.subarray(at, at + CHUNK);
}

/** The first piece of the file, up to 256 KiB. */
export async function headOf(source: FileSource): Promise<Buffer> {
  for await (const chunk of chunksOf(source)) return chunk;
  return Buffer.alloc(0);
}

/** The same memory seen as a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

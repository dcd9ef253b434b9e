import { createHash } from 'node:crypto';
import type { Tx } from './db';

/** Bytes in one row: small enough to be read and written without holding a whole file in memory. */
const CHUNK = 1024 * 1024;

export type StoredFileInfo = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
};

async function writeChunk(tx: Tx, fileId: string, number: number, bytes: Buffer): Promise<void> {
  await tx.storedChunk.createMany({ data: [{ fileId, number, bytes: new Uint8Array(bytes) }] });
}

/**
 * Keeps a file in the database, chunk by chunk, so that web and worker need no shared disk and a rollback leaves nothing.
 * `hours` is how long it stays at most.
 */
export async function storeFile(
  tx: Tx,
  file: {
    readonly name: string;
    readonly contentType: string;
    readonly ownerId: string | null;
    readonly hours: number;
  },
  content: AsyncIterable<Uint8Array>,
): Promise<StoredFileInfo> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO stored_file (name, content_type, size, sha256, owner_id, expires_at)
    VALUES (${file.name}, ${file.contentType}, 0, '', ${file.ownerId}::uuid, clock_timestamp() + make_interval(hours => ${file.hours}))
    RETURNING id`;
  if (!row) throw new Error('the file row was not written');
  const hash = createHash('sha256');
  let size = 0;
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of content) {
    hash.update(part);
    size += part.length;
    rest = Buffer.concat([rest, part]);
    while (rest.length >= CHUNK) {
      await writeChunk(tx, row.id, number++, rest.subarray(0, CHUNK));
      rest = rest.subarray(CHUNK);
    }
  }
  if (rest.length > 0) await writeChunk(tx, row.id, number, rest);
  const sha256 = hash.digest('hex');
  await tx.storedFile.update({ where: { id: row.id }, data: { size, sha256 } });
  return { id: row.id, name: file.name, contentType: file.contentType, size, sha256 };
}

/** The bytes of a stored file in order, one chunk in memory at a time. Yields nothing for a file that is gone. */
export async function* readStoredFile(tx: Tx, fileId: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const chunk = await tx.storedChunk.findUnique({ where: { fileId_number: { fileId, number } } });
    if (!chunk) return;
    yield chunk.bytes;
  }
}

/** How many bytes `readStoredFile` yields in all: 0 for a file that is gone. */
export async function sizeOfStoredFile(tx: Tx, fileId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ size: number }[]>`
    SELECT coalesce(sum(octet_length(bytes)), 0)::int AS size FROM stored_chunk WHERE file_id = ${fileId}::uuid`;
  return row?.size ?? 0;
}

/** Deletes files past their time; answers how many. */
export function sweepStoredFiles(tx: Tx): Promise<number> {
  return tx.$executeRaw`DELETE FROM stored_file WHERE expires_at < clock_timestamp()`;
}

import { createHash } from 'node:crypto';
import { programmeIdOf } from '@/modules/programmes/read-programme';
import { authorize } from '@/platform/authorize';
import { command } from '@/platform/command';
import type { Tx } from '@/platform/db';
import { env } from '@/platform/env';
import { DomainError } from '@/platform/errors';
import { storeFile } from '@/platform/storage';
import { mayImport } from './import.policy';
import { type ImportKind, MEGABYTE, structureIn } from './import.rules';
import { checkImportJob, uploadImportInput } from './import.schema';
import { limitsFor } from './limits';

/** A list of people is a structure's; wishes and group leaders may be; every other kind is nobody's but the city's. */
async function requireStructure(tx: Tx, kind: ImportKind, structureId: string | null): Promise<void> {
  const place = structureIn(kind);
  if (structureId === null) {
    if (place === 'always') throw new DomainError('invalid', 'imports/structure-wanted');
    return;
  }
  if (place === 'never') throw new DomainError('invalid', 'imports/no-structure-wanted');
  const known = await tx.structure.findUnique({ where: { id: structureId }, select: { id: true } });
  if (!known) throw new DomainError('not-found', 'structures/not-found');
}

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/**
 * Keeps a file, for IMPORT_FILE_HOURS at most, and asks the worker to check it; nothing of it is applied. Throws imports/too-large (bytes, by who sends)
 * and imports/empty-file; what is in the file is refused by the check.
 */
export const uploadImport = command(
  'imports/upload',
  uploadImportInput,
  async ({ tx, actor, trail, later }, { kind, structureId, fileName, content }): Promise<{ importId: string }> => {
    const programmeId = programmeIdOf(actor);
    trail({ structureId, facts: { kind, bytes: content.byteLength } });
    authorize(mayImport(actor, { programmeId, structureId, kind }));
    await requireStructure(tx, kind, structureId);
    const { maxBytes } = limitsFor(actor);
    if (content.byteLength === 0) throw new DomainError('invalid', 'imports/empty-file');
    if (content.byteLength > maxBytes)
      throw new DomainError('invalid', 'imports/too-large', { maxMb: Math.floor(maxBytes / MEGABYTE) });
    const ownerId = actor.kind === 'user' ? actor.userId : null;
    const file = await storeFile(
      tx,
      { name: fileName, contentType: 'application/octet-stream', ownerId, hours: env().IMPORT_FILE_HOURS },
      whole(content),
    );
    const created = await tx.import.create({
      data: {
        programmeId,
        kind,
        structureId,
        fileId: file.id,
        fileName,
        fileSha256: sha256(content),
        createdById: ownerId,
      },
      select: { id: true },
    });
    trail({ subject: ['import', created.id] });
    await later(checkImportJob, { importId: created.id });
    return { importId: created.id };
  },
  { timeoutMs: 120_000 },
);

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

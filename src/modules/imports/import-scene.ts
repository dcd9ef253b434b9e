import type { UserActor } from '@/platform/actor';
import type { TestDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { applyImport, runImport } from './apply-import';
import { checkImport } from './check-import';
import { readImport } from './import.queries';
import type { ImportKind } from './import.rules';
import { uploadImport } from './upload-import';

/** For tests: a programme, a structure with its leader, an agent of the city. */
export async function importScene(sql: TestDatabase['sql']) {
  const programmeId = await buildProgramme(sql);
  const structureId = await buildStructure(sql);
  const leader = await buildActor(sql, 'LEADER', programmeId, structureId);
  return { programmeId, structureId, leader, agent: await buildActor(sql, 'AGENT', programmeId) };
}
export type ImportScene = Awaited<ReturnType<typeof importScene>>;

/** For tests: a file uploaded, and checked as the worker does. A leader's is of its own structure. */
export async function checkedFile(
  actor: UserActor,
  kind: ImportKind,
  file: string | Uint8Array<ArrayBuffer>,
  structureId = actor.structureId,
) {
  const content = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const { importId } = await uploadImport(actor, { kind, structureId, fileName: 'liste.csv', content });
  await checkImport(importId);
  return readImport(actor, { importId });
}
export type CheckedFile = Awaited<ReturnType<typeof checkedFile>>;

/** For tests: a checked file decided upon and applied, as it stands now. */
export async function appliedFile(actor: UserActor, { id: importId }: { readonly id: string }) {
  const { version } = await readImport(actor, { importId });
  await applyImport(actor, { importId, version });
  await runImport(importId);
  return readImport(actor, { importId });
}

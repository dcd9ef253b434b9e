import { beforeAll, describe, expect, test } from 'vitest';
import { applyImport, runImport } from '@/modules/imports/apply-import';
import { checkImport } from '@/modules/imports/check-import';
import { readImport } from '@/modules/imports/import.queries';
import type { ImportKind } from '@/modules/imports/import.rules';
import { uploadImport } from '@/modules/imports/upload-import';
import type { UserActor } from '@/platform/actor';
import { DomainError } from '@/platform/errors';
import { testDatabase } from '../database';
import { buildActor, buildProgramme, buildSession, buildStructure } from '../factories';
import { tellCount } from '../matrix/score';
import { firstMutant, mutantOf } from './mutant';
import { peopleFiles, type SeedFile } from './seed-files';

/** Each is sent, checked and, where a row is good, applied: a thread and a dozen of transactions a file. */
const RUNS = Number(process.env.GRADINS_FUZZ_RUNS ?? 0);
const MANY = RUNS > 0 ? Math.ceil(RUNS / 10) : 20;
const FIRST = firstMutant(RUNS > 0);
/** Kinds of which the spoilt files hold the columns. */
const KINDS: readonly ImportKind[] = ['BENEFICIARIES', 'GROUP_LEADERS'];

const { sql } = testDatabase();
let agent: UserActor;
let structureId: string;
let files: SeedFile[];

beforeAll(async () => {
  const programmeId = await buildProgramme(sql);
  structureId = await buildStructure(sql);
  agent = await buildActor(sql, 'AGENT', programmeId);
  await buildSession(sql, { programme_id: programmeId });
  files = await peopleFiles();
});

/** Where a spoilt file ends. What is no refusal is thrown. */
async function sent(number: number): Promise<string> {
  const { bytes } = mutantOf(files, number);
  const kind = KINDS[number % KINDS.length] ?? 'BENEFICIARIES';
  const content = new Uint8Array(bytes);
  const { importId } = await uploadImport(agent, { kind, structureId, fileName: 'liste.csv', content });
  await checkImport(importId);
  const found = await readImport(agent, { importId });
  const left = await sql<{ n: number }>('SELECT count(*)::int AS n FROM import_row WHERE import_id = $1', [importId]);
  if (found.state !== 'READY') return left[0]?.n === 0 ? found.state : `${found.state} with rows left`;
  if (found.goodRows === 0) return 'READY';
  await applyImport(agent, { importId, version: found.version });
  await runImport(importId);
  return (await readImport(agent, { importId })).state;
}

describe('Given files spoilt in every way', () => {
  test('when each is sent, checked and applied, then it is understood or refused whole, and nothing breaks', async () => {
    const ends: Record<string, number> = {};
    const broke: string[] = [];
    for (let number = FIRST; number < FIRST + MANY; number += 1) {
      const end = await sent(number).catch((error: unknown) => {
        if (error instanceof DomainError) return error.code;
        broke.push(`mutant ${number}, ${mutantOf(files, number).how}: ${String(error)}`);
        return 'broke';
      });
      ends[end] = (ends[end] ?? 0) + 1;
    }
    expect(broke).toEqual([]);
    const known = ['READY', 'REFUSED', 'APPLIED', 'imports/empty-file'];
    expect(Object.keys(ends).filter((end) => !known.includes(end))).toEqual([]);
    const told = Object.entries(ends).map(([end, count]) => `${count} ${end}`);
    tellCount(`mutated files sent as imports (from number ${FIRST}): ${MANY}: ${told.sort().join(', ')}, 0 broke`);
  }, 3_600_000);
});

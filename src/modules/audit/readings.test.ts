import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { listBeneficiaries } from '@/modules/structures/beneficiary.queries';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import { buildActor, buildBeneficiary, buildProgramme, buildStructure } from '@/test/factories';

const { sql } = testDatabase();
const MODULES = join(import.meta.dirname, '..');

/** Columns and fields that hold who somebody is. */
const SOMEBODY = /first_name|last_name|firstName: true|lastName: true|\bemail\b|u\.name\b|m\."to"|\bcells\b/;
/** Queries that touch such a column and show nobody's to a reader, with the reason. */
const SHOW_NOBODY: Readonly<Record<string, string>> = {
  'accounts/demo-code': 'the code of a demonstration',
  'accounts/demo-code-of': 'the code of a demonstration',
  'accounts/email-link': 'the reader’s own address',
  'accounts/email-stop-link': 'the reader’s own address',
  'accounts/invitation': 'the reader’s own invitation',
  'accounts/profile': 'the reader’s own account',
  'accounts/second-factor': 'the reader’s own account',
  'accounts/sign-ins': 'the reader’s own sign-ins',
  'attendance/export-allocations': 'no person; attendance/export leaves the line',
  'attendance/export-name-page': 'a page of a file: attendance/export-names leaves the line, before the first name',
  'attendance/export-tickets': 'no person; attendance/export leaves the line',
  'claims/space': 'the city’s contact',
  'claims/wave': 'which agent sent it',
  'claims/waves': 'which agent sent them',
  'imports/list': 'who sent the file',
  'imports/take-back-page': 'a page of a file: imports/take-back leaves the line, before the first row',
  'sessions/trail': 'who of the city acted',
};

type Found = { readonly name: string; readonly text: string };

/** Each `query('module/what', …)` with its text, from the files themselves. */
function everyQuery(): Found[] {
  const files = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  return files.flatMap((file) => {
    const parts = readFileSync(join(MODULES, file), 'utf8').split(/\bquery\(\s*(?=')/);
    return parts.slice(1).map((text) => ({ name: text.split("'")[1] ?? '', text }));
  });
}

describe('Given every query that reads who somebody is', () => {
  test('then it leaves a line in the trail, or a reason says why not', () => {
    const silent = everyQuery().filter(({ text }) => SOMEBODY.test(text) && !text.includes('personal:'));
    expect(silent.map(({ name }) => name).sort()).toEqual(Object.keys(SHOW_NOBODY).sort());
  });
});

describe('Given the list of a structure', () => {
  let leader: UserActor;
  let stranger: UserActor;
  let structureId: string;
  beforeAll(async () => {
    const programmeId = await buildProgramme(sql);
    structureId = await buildStructure(sql);
    leader = await buildActor(sql, 'LEADER', programmeId, structureId);
    stranger = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
    await buildBeneficiary(sql, {
      programme_id: programmeId,
      structure_id: structureId,
      last_name: 'DIOP',
      sort_key: 'diop lina',
    });
  });
  const linesOf = (actor: UserActor) =>
    sql(
      `SELECT action, outcome, code, subject_type, subject_id, structure_id, facts FROM audit WHERE actor = $1 ORDER BY id`,
      [`user:${actor.userId}`],
    );

  test('when it is searched letter by letter, then one line says whose list, how many, and that there was a search; never what', async () => {
    for (const q of ['D', 'DI', 'DIO', 'DIOP']) await listBeneficiaries(leader, { q, wheelchair: false });
    expect(await linesOf(leader)).toEqual([
      {
        action: 'structures/people',
        outcome: 'DONE',
        code: null,
        subject_type: 'structure',
        subject_id: structureId,
        structure_id: structureId,
        facts: { q: true, rows: 1 },
      },
    ]);
    expect(
      JSON.stringify(await sql(`SELECT * FROM audit`), (_, v) => (typeof v === 'bigint' ? Number(v) : v)),
    ).not.toMatch(/DIOP/i);
  });

  test('when a stranger asks for it, then the refusal says whose list was asked for', async () => {
    await expect(listBeneficiaries(stranger, { structureId })).rejects.toMatchObject({ code: 'structures/not-found' });
    expect(await linesOf(stranger)).toMatchObject([
      { action: 'structures/people', outcome: 'REFUSED', code: 'structures/not-found', subject_id: structureId },
    ]);
  });
});

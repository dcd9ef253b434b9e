import { expect, test } from 'vitest';
import { inTransaction } from '@/platform/db';
import { sweepStoredFiles } from '@/platform/storage';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildStructure } from '@/test/factories';
import { applyImport, runImport } from './apply-import';
import { checkImport } from './check-import';
import { chooseColumns } from './choose-columns';
import { listImports, readImport } from './import.queries';
import { uploadImport } from './upload-import';

const { sql } = testDatabase();
const LIST = 'Nom;Prénom\nDiop;Awa\nLy;Noé\n';

async function given() {
  const programmeId = await buildProgramme(sql);
  const structureId = await buildStructure(sql);
  const leader = await buildActor(sql, 'LEADER', programmeId, structureId);
  const agent = await buildActor(sql, 'AGENT', programmeId);
  const send = async (text: string, actor = leader) => {
    const content = new Uint8Array(new TextEncoder().encode(text));
    const { importId } = await uploadImport(actor, { kind: 'BENEFICIARIES', structureId, fileName: 'l.csv', content });
    await checkImport(importId);
    return readImport(actor, { importId });
  };
  return { programmeId, structureId, leader, agent, send };
}

test('Given a list that was applied, when the very same file is sent again, then it says when and by whom, and changes nothing', async () => {
  const { leader, agent, send } = await given();
  const first = await send(LIST);
  expect(first.sameFile).toBeNull();
  await applyImport(leader, { importId: first.id, version: first.version });
  await runImport(first.id);
  const again = await send(LIST);
  expect(again.sameFile).toMatchObject({
    importId: first.id,
    appliedAt: expect.any(Date),
    authorName: expect.any(String),
  });
  expect(again.report?.effect).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  expect((await send(LIST, agent)).sameFile).toMatchObject({ importId: first.id, authorName: expect.any(String) });
  expect((await send(`${LIST}Sy;Ali\n`)).sameFile).toBeNull();
});

test('Given a list applied for one structure, when another sends the same bytes, then nothing is said of the first', async () => {
  const [one, two] = [await given(), await given()];
  const first = await one.send(LIST);
  await applyImport(one.leader, { importId: first.id, version: first.version });
  await runImport(first.id);
  expect((await two.send(LIST)).sameFile).toBeNull();
});

test('Given two files, one of them sent twice, when imports are listed, then each shows the start of its fingerprint and who sent it', async () => {
  const { agent, send } = await given();
  await send(LIST);
  await send(LIST);
  await send('Nom;Prénom\nSy;Ali\n');
  const { rows } = await listImports(agent, {});
  expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(rows.map(() => expect.stringMatching(/^[0-9a-f]{12}$/)));
  expect(new Set(rows.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  expect(rows.every(({ authorName, goodRows }) => authorName !== null && goodRows > 0)).toBe(true);
});

test('Given a file past its hours, when the sweep has passed, then the file is gone, its rows stay, and a second reading is refused before they are touched', async () => {
  const { leader, send } = await given();
  const found = await send(LIST);
  const [kept] = await sql<{ hours: number; fileId: string }>(
    `SELECT extract(epoch FROM f.expires_at - f.created_at)::int / 3600 AS hours, f.id AS "fileId"
     FROM import i JOIN stored_file f ON f.id = i.file_id WHERE i.id = $1`,
    [found.id],
  );
  expect(kept?.hours).toBe(24);
  await sql(`UPDATE stored_file SET expires_at = now() - interval '1 second' WHERE id = $1`, [kept?.fileId]);
  await sql(`UPDATE import SET created_at = now() - interval '25 hours' WHERE id = $1`, [found.id]);
  await inTransaction({ kind: 'system', name: 'upkeep', programmeId: null }, 'upkeep/sweep-files', sweepStoredFiles);
  expect(await sql(`SELECT 1 FROM stored_chunk WHERE file_id = $1`, [kept?.fileId])).toEqual([]);
  const later = await readImport(leader, { importId: found.id });
  expect(later.can).toMatchObject({ chooseColumns: false, apply: true });
  await expect(
    chooseColumns(leader, { importId: found.id, version: later.version, mapping: { lastName: 0, firstName: 1 } }),
  ).rejects.toMatchObject({ code: 'imports/file-gone', facts: { hours: 24 } });
  expect(await sql(`SELECT 1 FROM import_row WHERE import_id = $1`, [found.id])).toHaveLength(2);
});

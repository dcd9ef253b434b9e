import { expect, test } from 'vitest';
import { testDatabase } from '@/test/database';
import { checkImport } from './check-import';
import { readImport } from './import.queries';
import { importScene } from './import-scene';
import { uploadImport } from './upload-import';

const { sql } = testDatabase();

test('Given a long list, when it is checked, then how many rows it has is known before its end, and exactly at its end', async () => {
  const { leader, structureId } = await importScene(sql);
  const letters = (i: number) => i.toString(36).replace(/\d/g, (digit) => 'klmnopqrst'[Number(digit)] ?? '');
  const people = Array.from({ length: 12_000 }, (_, i) => `Nom${letters(i * 7919)};Awa`);
  const content = new TextEncoder().encode(`Liste\n\nNom;Prénom\n${people.join('\n')}\n\n`);
  const { importId } = await uploadImport(leader, { kind: 'BENEFICIARIES', structureId, fileName: 'l.csv', content });
  const seen = new Set<number>();
  let ended = false;
  const check = checkImport(importId).finally(() => {
    ended = true;
  });
  while (!ended) {
    const { state, totalRows } = await readImport(leader, { importId });
    if (state === 'CHECKING' && totalRows > 0) seen.add(totalRows);
  }
  await check;
  expect([...seen]).toEqual([12_001]);
  expect(await readImport(leader, { importId })).toMatchObject({ state: 'READY', totalRows: 12_000, goodRows: 12_000 });
});

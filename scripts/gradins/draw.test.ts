import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { submitDemand } from '@/modules/demands/submit-demand';
import { testDatabase } from '@/test/database';
import { buildActor, buildProgramme, buildSession, buildStructure, buildTickets } from '@/test/factories';
import { gradins } from './program';

vi.setConfig({ testTimeout: 120_000 }); // each call is a process of its own, slow to start on a busy machine
const { sql, appUrl } = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'draw-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const programmeId = await buildProgramme(sql);
  const agent = await buildActor(sql, 'AGENT', programmeId);
  const sessionId = await buildSession(sql, { programme_id: programmeId });
  await buildTickets(sql, { programmeId, sessionId, count: 12 });
  for (let i = 0; i < 5; i++) {
    await submitDemand(agent, { structureId: await buildStructure(sql), sessionId, formula: 'FAMILY', quantity: 1 });
  }
});

test('Given 5 wishes of 4 for 12 seats, when drawn with a seed, then the screens have it, and discarding it frees nothing', async () => {
  const { code, out } = await gradins(appUrl, 'draw', '--seed', 'graine', '--json');
  expect(code).toBe(0);
  const drawn = JSON.parse(out) as { drawId: string };
  expect(drawn).toMatchObject({ state: 'PROPOSED', seed: 'graine', demands: 5, granted: 3, seats: 12, offered: 12 });
  expect(await sql(`SELECT seed, state FROM draw WHERE id = $1`, [drawn.drawId])).toEqual([
    { seed: 'graine', state: 'PROPOSED' },
  ]);
  expect(await gradins(appUrl, 'draw', 'discard', drawn.drawId)).toMatchObject({ code: 0, err: '' });
  const again = await gradins(appUrl, 'draw', 'discard', drawn.drawId);
  expect(again).toMatchObject({ code: 2, out: '' });
  expect(again.err).toContain('(allocation/draw-not-proposed)');
  expect(await sql(`SELECT DISTINCT state FROM ticket`)).toEqual([{ state: 'FREE' }]);
});

test('Given a draw, when its proof is written and verified, then yes; touched, then the first line that differs and exit 1', async () => {
  const { drawId } = JSON.parse((await gradins(appUrl, 'draw', '--seed', 'proof', '--json')).out) as { drawId: string };
  const proved = await gradins(appUrl, 'draw', 'proof', drawId);
  expect(proved.code).toBe(0);
  const structures = await sql<{ id: string; name: string }>('SELECT id, name FROM structure');
  for (const { id, name } of structures) {
    expect(proved.out).not.toContain(id);
    expect(proved.out).not.toContain(name);
  }
  const file = path.join(folder, 'proof.json');
  writeFileSync(file, proved.out);
  const verified = await gradins(appUrl, 'draw', 'verify', file);
  expect(verified).toMatchObject({ code: 0, err: '' });
  expect(verified.out).toContain('3 granted, 3 structures served, 12 seats of 12 offered');
  writeFileSync(file, proved.out.replace('"weight":1', '"weight":2'));
  const touched = await gradins(appUrl, 'draw', 'verify', file, '--json');
  expect(touched.code).toBe(1);
  expect(JSON.parse(touched.out)).toMatchObject({ ok: false, difference: { line: 'input-hash' } });
  expect(await gradins(appUrl, 'draw', 'verify', path.join(folder, 'none'))).toMatchObject({ code: 2, out: '' });
  expect((await gradins(appUrl, 'draw', 'discard', drawId)).code).toBe(0);
});

test('Given a trial, when it is to be published, then it is refused and no draw is made', async () => {
  const before = await sql('SELECT count(*)::int AS n FROM draw');
  for (const asked of [['--publish'], ['--seed', 'graine', '--publish'], ['--seed', 'graine', '--value', '7']])
    expect(await gradins(appUrl, 'draw', ...asked)).toMatchObject({ code: 2, out: '' });
  expect(await sql('SELECT count(*)::int AS n FROM draw')).toEqual(before);
});

test('Given the same wishes, when drawn with a public value and published, then the seats are proposed, by the operator', async () => {
  const { code, out } = await gradins(appUrl, 'draw', '--value', '7 13 21', '--publish', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    state: 'PUBLISHED',
    committed: true,
    seats: 12,
    published: { allocations: 3, seats: 12 },
  });
  expect(await sql(`SELECT count(*)::int AS n FROM ticket WHERE state = 'PROPOSED'`)).toEqual([{ n: 12 }]);
  expect(await sql(`SELECT actor, outcome FROM audit WHERE action = 'allocation/publish-draw'`)).toEqual([
    { actor: 'system:operator', outcome: 'DONE' },
  ]);
});

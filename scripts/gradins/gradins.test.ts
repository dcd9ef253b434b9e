import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/test/database';
import { buildAllocation, buildProgramme, buildSession, buildStructure, buildTickets, inHours } from '@/test/factories';
import { gradins as run } from './program';

vi.setConfig({ testTimeout: 120_000 }); // each call is a process of its own, slow to start on a busy machine
const { sql, appUrl } = testDatabase();
const gradins = (...args: readonly string[]) => run(appUrl, ...args);
let folder = '';
let structureId = '';

const fileOf = async (name: string, text: string): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};
const count = async (table: 'beneficiary' | 'draw' | 'invitation' | 'wave'): Promise<number> => {
  const [row] = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return row?.n ?? -1;
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gradins-test-'));
  const programmeId = await buildProgramme(sql, { slug: 'ete' });
  structureId = await buildStructure(sql);
  const sessionId = await buildSession(sql, { code: 'ATH90', programme_id: programmeId, starts_at: inHours(-100) });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 10 });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds });
  await sql(`UPDATE ticket SET state = 'ENTERED', entered_at = now() WHERE id = ANY($1::uuid[])`, [
    ticketIds.slice(0, 8),
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

describe('Given the command line of operators', () => {
  test('when help is asked, then it names every verb, and each verb its options', async () => {
    const all = await gradins('--help');
    expect(all).toMatchObject({ code: 0, err: '' });
    for (const verb of ['import', 'draw', 'wave', 'report', 'purge', 'user', 'audit', 'bench'])
      expect(all.out).toContain(`gradins ${verb} `);
    const wave = await gradins('wave', '--help');
    expect(wave).toMatchObject({ code: 0, err: '' });
    expect(wave.out).toContain('--dry-run');
  });

  test('when nothing, an unknown verb or an unknown option is typed, then 2 and the reason on standard error', async () => {
    expect(await gradins()).toMatchObject({ code: 2 });
    const verb = await gradins('fly');
    expect(verb).toMatchObject({ code: 2, out: '' });
    expect(verb.err).toContain('unknown verb fly');
    const option = await gradins('draw', '--sead', 'x');
    expect(option).toMatchObject({ code: 2, out: '' });
    expect(option.err).toContain('--sead');
  });

  test('when the programme is not there, then 2; when the environment is not right, then 1', async () => {
    const elsewhere = await gradins('report', 'attendance', '--programme', 'hiver');
    expect(elsewhere).toMatchObject({ code: 2, out: '' });
    expect(elsewhere.err).toContain('common/no-programme');
    const lost = await run('not an address', 'report', 'attendance');
    expect(lost).toMatchObject({ code: 1, out: '' });
    expect(lost.err).toContain('DATABASE_APP_URL');
  });
});

describe('Given a list of beneficiaries to import', () => {
  test('when it is a dry run, then the rows are counted and nobody is written', async () => {
    const file = await fileOf('two.csv', 'Nom;Prénom\nDiop;Awa\nMartin;Léa\n');
    const { code, out } = await gradins(
      'import',
      'beneficiaries',
      file,
      '--structure',
      structureId,
      '--dry-run',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ state: 'READY', rows: 2, good: 2, bad: 0, applied: null });
    expect(await count('beneficiary')).toBe(0);
  });

  test('when a row is refused, then 2, its line and column on standard error, and the good rows are there', async () => {
    const file = await fileOf('bad.csv', 'Nom;Prénom\nDiop;Awa\n;Léa\n');
    const { code, out, err } = await gradins('import', 'beneficiaries', file, '--structure', structureId, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ state: 'APPLIED', rows: 2, good: 1, bad: 1 });
    expect(err).toMatch(/^line 3, Nom: /);
    expect(await count('beneficiary')).toBe(1);
  });

  test('when there is no such file, then 2 and nothing on standard output', async () => {
    const { code, out, err } = await gradins('import', 'tickets', path.join(folder, 'none.csv'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('no such file');
  });
});

describe('Given people to invite', () => {
  test('when the address is none, then 2 and nobody is invited', async () => {
    const { code, out, err } = await gradins('user', 'invite', 'awa@', '--name', 'Awa', '--role', 'AGENT');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('not an e-mail address');
    expect(await count('invitation')).toBe(0);
  });

  test('when the address is good, then the invitation is written', async () => {
    const { code } = await gradins('user', 'invite', 'awa@ville.test', '--name', 'Awa', '--role', 'agent');
    expect(code).toBe(0);
    expect(await count('invitation')).toBe(1);
  });
});

describe('Given a second factor and the command line', () => {
  const email = 'nadia@ville.example';
  const row = () => sql(`SELECT totp_secret IS NULL AS gone FROM user_account WHERE email = $1`, [email]);

  test('when its code is asked for outside a demo, then 2 and nothing on standard output', async () => {
    const { code, out, err } = await gradins('user', 'code', email);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('in a demo only');
  });

  test('when the phone is lost, then the operator takes it away; an unknown address or reason is refused', async () => {
    await sql(
      `INSERT INTO user_account (email, name, role, totp_secret, totp_confirmed_at) VALUES ($1, 'Nadia', 'AGENT', 'x', now())`,
      [email],
    );
    expect((await gradins('user', 'reset-second-factor', 'personne@ville.example')).code).toBe(2);
    expect((await gradins('user', 'reset-second-factor', email, '--reason', 'boredom')).code).toBe(2);
    expect(await row()).toEqual([{ gone: false }]);
    expect((await gradins('user', 'reset-second-factor', email, '--reason', 'new_device')).code).toBe(0);
    expect(await row()).toEqual([{ gone: true }]);
  });
});

describe('Given no wishes and nobody to write to', () => {
  test('when it is drawn, then 2, the rule in words, and no draw', async () => {
    const { code, out, err } = await gradins('draw', '--seed', 'été', '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('(allocation/nothing-to-draw)');
    expect(await count('draw')).toBe(0);
  });

  test('when a draw that is not there is discarded, then 2', async () => {
    expect(await gradins('draw', 'discard', crypto.randomUUID())).toMatchObject({ code: 2, out: '' });
    expect(await gradins('draw', 'discard', 'the-first')).toMatchObject({ code: 2, out: '' });
  });

  test('when a wave is tried dry, then it counts nobody; when it is sent, then 2 and no wave', async () => {
    const dry = await gradins('wave', '--competition', 'olympic', '--dry-run', '--json');
    expect(dry.code).toBe(0);
    expect(JSON.parse(dry.out)).toMatchObject({ competition: 'OLYMPIC', dryRun: true, mails: 0, tickets: 0 });
    const sent = await gradins('wave', '--competition', 'OLYMPIC');
    expect(sent).toMatchObject({ code: 2, out: '' });
    expect(sent.err).toContain('(claims/empty-wave)');
    expect(await gradins('wave', '--competition', 'WINTER')).toMatchObject({ code: 2, out: '' });
    expect(await count('wave')).toBe(0);
  });
});

describe('Given a session that is over, 8 entered of 10', () => {
  test('when the report is asked as JSON, then it tells session, day and public', async () => {
    const { code, out } = await gradins('report', 'attendance', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      total: { expected: 10, entered: 8, rate: 80 },
      sessionCount: 1,
      days: [{ expected: 10, entered: 8, rate: 80 }],
      publics: [{ key: 'YOUTH', expected: 10, entered: 8, rate: 80 }],
      sessions: [{ session: 'ATH90', expected: 10, entered: 8, rate: 80 }],
    });
    const byPublic = JSON.parse((await gradins('report', 'attendance', '--by', 'public', '--json')).out);
    expect(byPublic).not.toHaveProperty('sessions');
  });

  test('when the workbook is asked, then it is written and the trail says that a file left', async () => {
    const file = path.join(folder, 'presence.xlsx');
    expect(await gradins('report', 'attendance', '--xlsx', file)).toMatchObject({ code: 0, err: '' });
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
    expect(await sql(`SELECT actor, outcome FROM audit WHERE action = 'attendance/export'`)).toEqual([
      { actor: 'system:operator', outcome: 'DONE' },
    ]);
    const nowhere = await gradins('report', 'attendance', '--xlsx', path.join(folder, 'none', 'x.xlsx'));
    expect(nowhere).toMatchObject({ code: 2, out: '' });
  });
});

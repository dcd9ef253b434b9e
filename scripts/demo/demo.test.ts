import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '@/test/database';

const PROGRAM = fileURLToPath(new URL('../demo.ts', import.meta.url));
const TSCONFIG = fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
const { sql, appUrl, ownerUrl } = testDatabase();
let folder: string;
let said = '';
let code: number | null;

/** As the first `npm start` does, in a folder where its list of accounts is thrown away. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gradins-demo-'));
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), PROGRAM], {
    cwd: folder,
    env: { ...process.env, TSX_TSCONFIG_PATH: TSCONFIG, DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}, 300_000);

afterAll(() => rm(folder, { recursive: true }));

describe('Given an empty database, when the demo is loaded', () => {
  test('then it ends well, and says what it made', () => {
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('757 sessions') });
  });

  test('then its calendar is that of today, and its stock is counted as it is', async () => {
    const [found] = await sql<{ sessions: number; today: number; past: number; coming: number; drift: number }>(`
      SELECT (SELECT count(*)::int FROM session) AS sessions,
        (SELECT count(*)::int FROM session WHERE (starts_at AT TIME ZONE time_zone)::date = (now() AT TIME ZONE time_zone)::date) AS today,
        (SELECT count(*)::int FROM session WHERE ends_at < now()) AS past, (SELECT count(*)::int FROM session WHERE starts_at > now()) AS coming,
        (SELECT count(*)::int FROM (SELECT session_id, kind, count(*) AS n FROM ticket GROUP BY 1, 2) t
          FULL JOIN session_count c USING (session_id, kind) WHERE t.n IS DISTINCT FROM c.stock) AS drift`);
    expect(found?.sessions).toBe(757);
    expect(found?.today).toBeGreaterThan(20);
    expect(found?.past).toBeGreaterThan(50);
    expect(found?.coming).toBeGreaterThan(100);
    expect(found?.drift).toBe(0);
  });

  test('then the programme keeps rules of its draws, and the draw was made by them', async () => {
    const [kept] = await sql<{ quotas: number; tagged: number; drawn: number; weighed: number }>(`
      SELECT (SELECT count(*)::int FROM draw_quota) AS quotas, (SELECT count(*)::int FROM structure_tag) AS tagged,
        (SELECT jsonb_array_length(input->'rules'->'quotas') FROM draw_commitment WHERE state = 'DRAWN') AS drawn,
        (SELECT count(*)::int FROM draw_commitment, jsonb_array_elements(input->'structures') s WHERE (s->>'weight')::int = 15) AS weighed`);
    expect(kept).toMatchObject({ quotas: 4, drawn: 4 });
    expect(kept?.weighed).toBe(kept?.tagged);
  });

  test('then tickets are at each point of their life, and somebody of each role may sign in', async () => {
    const states = await sql<{ state: string }>('SELECT DISTINCT state::text FROM ticket ORDER BY 1');
    expect(states.map(({ state }) => state)).toEqual(['CLAIMED', 'CONFIRMED', 'ENTERED', 'FREE', 'PROPOSED']);
    const accounts = JSON.parse(await readFile(path.join(folder, '.gradins/demo-accounts.json'), 'utf8')) as {
      email: string;
    }[];
    const roles = await sql<{ role: string }>(
      'SELECT DISTINCT role::text FROM user_account WHERE email = ANY($1) ORDER BY 1',
      [accounts.map(({ email }) => email)],
    );
    expect(roles.map(({ role }) => role)).toEqual(['ADMIN', 'AGENT', 'AUDITOR', 'GATE', 'LEADER']);
  });
});

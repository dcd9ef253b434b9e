import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET as exported } from '@/app/api/exports/[file]/route';
import { POST as trpc } from '@/app/api/trpc/[trpc]/route';
import { POST as upload } from '@/app/api/uploads/route';
import { peerHeader } from '@/platform/peer';
import { THROTTLE_RULES } from '@/platform/throttle.rules';
import { testDatabase } from './database';
import { buildActor, buildProgramme, buildStructure } from './factories';
import { enter } from './matrix/entrance';

vi.mock('next/headers', () => import('./matrix/entrance'));
// Words for people come with a request of Next; here a sentence is called by its key.
vi.mock('next-intl/server', () => ({
  getTranslations: async () => Object.assign((key: string) => key, { has: () => true }),
}));

const { sql } = testDatabase();
const HOME = 'http://gradins.test';
const TOKEN = 'a'.repeat(43);
let leader: { sessionId: string; structureId: string };
let address = 0;

beforeAll(async () => {
  const programmeId = await buildProgramme(sql);
  const structureId = await buildStructure(sql);
  const actor = await buildActor(sql, 'LEADER', programmeId, structureId);
  await sql(
    `INSERT INTO auth_session (id, user_id, programme_id, expires_at) VALUES ($1, $2, $3, now() + interval '1 hour')
     ON CONFLICT (id) DO NOTHING`,
    [actor.sessionId, actor.userId, programmeId],
  );
  leader = { sessionId: actor.sessionId, structureId };
});
beforeEach(async () => {
  await sql('DELETE FROM rate_limit');
  await sql('TRUNCATE audit CASCADE');
  address++;
});

/** Everything but the trail and the counts of knocks, as one figure. */
async function everything(): Promise<string> {
  const tables = await sql<{ t: string }>(
    `SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit', 'audit_note', 'rate_limit', '_prisma_migrations')`,
  );
  let all = '';
  for (const { t } of tables) {
    const [row] = await sql<{ sum: string }>(
      `SELECT coalesce(md5(string_agg(x::text, '|' ORDER BY x::text)), '') AS sum FROM ${t} x`,
    );
    all += `${t} ${row?.sum} `;
  }
  return all;
}
const trail = () =>
  sql<{ action: string; code: string; outcome: string }>('SELECT action, code, outcome FROM audit ORDER BY id');

type Call = { path?: string; body?: BodyInit; headers?: Record<string, string>; as?: string | null };
const from = () => peerHeader(`203.0.113.${address}`);

function call({ path = 'holder.held', body = '{}', headers = {}, as = null }: Call): Promise<Response> {
  const request = new Request(`${HOME}/api/trpc/${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...from(), ...headers },
  });
  return enter(as, request.headers, () => trpc(request));
}
const json = (input: unknown) => JSON.stringify({ json: input });

describe('Given the door of the procedures', () => {
  const LONG = ' '.repeat(4 * 1024 * 1024 + 1);
  const bad: [string, Call, number, string | null][] = [
    ['another media type', { headers: { 'content-type': 'text/plain' } }, 415, 'common/not-json'],
    [
      'a media type that only begins like JSON',
      { headers: { 'content-type': 'application/jsonx' } },
      415,
      'common/not-json',
    ],
    [
      'a form',
      { body: new URLSearchParams({ a: 'b' }), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'common/not-json',
    ],
    ['a page of another site', { headers: { origin: 'https://evil.example' } }, 403, 'common/foreign-origin'],
    [
      'what the browser calls cross-site',
      { headers: { 'sec-fetch-site': 'cross-site' } },
      403,
      'common/foreign-origin',
    ],
    ['a body over four megabytes', { body: LONG }, 413, 'common/too-large'],
    ['half a JSON', { body: '{"json":' }, 400, 'common/invalid-input'],
    [
      'JSON nested ten thousand deep',
      { body: `${'['.repeat(10_000)}${']'.repeat(10_000)}` },
      400,
      'common/invalid-input',
    ],
    ['bytes that are not UTF-8', { body: new Uint8Array([0x22, 0xff, 0x22]) }, 400, 'common/invalid-input'],
    [
      'a character U+0000',
      { body: '{"json":{"token":"aaaaaaaaaaaaaaaaaaaaaaa\\u0000"}}' },
      400,
      'common/invalid-input',
    ],
    ['eleven calls in one', { path: `${Array(11).fill('holder.held').join(',')}?batch=1` }, 400, null],
    ['a procedure that is not there', { path: 'constructor.prototype' }, 404, null],
    [
      'types that superjson does not know',
      { body: '{"json":{"token":"x"},"meta":{"values":{"token":["class","X"]}}}' },
      400,
      null,
    ],
    ['a way into prototypes', { body: '{"json":{"token":"x"},"meta":{"values":{"__proto__.x":["Date"]}}}' }, 400, null],
  ];
  test.each(bad)('when it is given %s, then it is refused, and nothing changes', async (_, what, status, code) => {
    const before = await everything();
    expect((await call(what)).status).toBe(status);
    expect(await everything()).toBe(before);
    if (code) expect(await trail()).toEqual([{ action: 'doors/refuse', code, outcome: 'REFUSED' }]);
  });

  test('when a body says a small length and goes on, then it is cut at the limit all the same', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (sink) => sink.enqueue(new Uint8Array(1024 * 1024).fill(32)),
    });
    const request = new Request(`${HOME}/api/trpc/holder.held`, {
      method: 'POST',
      body: endless,
      headers: { 'content-type': 'application/json', ...from() },
      duplex: 'half',
    } as RequestInit);
    expect((await enter(null, request.headers, () => trpc(request))).status).toBe(413);
  });

  const crooked: [string, unknown][] = [
    ['an extra role', { name: 'Awa', role: 'ADMIN' }],
    ['an extra structure', { name: 'Awa', structureId: crypto.randomUUID() }],
    ['an operator for a value', { name: { not: '' } }],
    ['a list for a value', { name: ['Awa'] }],
    ['a number for a text', { name: 7 }],
    ['nothing at all', null],
  ];
  test.each(crooked)(
    'when a signed-in person gives %s, then it is refused with 400, and nothing changes',
    async (_, input) => {
      const before = await everything();
      const answered = await call({ path: 'profile.changeName', body: json(input), as: leader.sessionId });
      expect(answered.status).toBe(400);
      expect(await everything()).toBe(before);
    },
  );
});

describe('Given links and cookies', () => {
  test('when a claim link is forged, then it is not found, and the first tries of that address are in the trail', async () => {
    const before = await everything();
    for (const path of ['holder.held', 'holder.choices'])
      expect((await call({ path, body: json({ token: TOKEN }) })).status).toBe(404);
    expect(await everything()).toBe(before);
    expect((await trail()).map(({ code }) => code)).toEqual(['claims/dead-link', 'claims/dead-link']);
  });

  test('when a claim link is tried without end, then the answer is 429 with Retry-After, and the trail says it', async () => {
    const { points } = THROTTLE_RULES['claim-open-link'];
    for (let i = 0; i < points; i++) await call({ body: json({ token: TOKEN }) });
    const refused = await call({ body: json({ token: TOKEN }) });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await trail()).map(({ code }) => code)).toContain('common/throttled');
  });

  test('when the session is out of date or was never ours, then it is nobody’s', async () => {
    await sql(`UPDATE auth_session SET revoked_at = now() WHERE id = $1`, [leader.sessionId]);
    expect((await call({ path: 'accounts.me', as: leader.sessionId })).status).toBe(401);
    await sql(`UPDATE auth_session SET revoked_at = NULL WHERE id = $1`, [leader.sessionId]);
    expect((await call({ path: 'accounts.me', as: crypto.randomUUID() })).status).toBe(401);
    expect((await call({ path: 'accounts.me', as: 'not-a-session' })).status).toBe(401);
  });
});

describe('Given the doors of files', () => {
  const form = () => {
    const fields = new FormData();
    fields.set('kind', 'BENEFICIARIES');
    fields.set('file', new File(['a;b'], 'a.csv'));
    return fields;
  };
  const send = (headers: Record<string, string>, body: BodyInit = form(), as: string | null = leader.sessionId) => {
    const request = new Request(`${HOME}/api/uploads`, { method: 'POST', body, headers: { ...from(), ...headers } });
    return enter(as, request.headers, () => upload(request));
  };

  test('when a file comes from another site, without Origin, or is no form, then it is refused, and nothing is stored', async () => {
    const before = await everything();
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await send({})).status).toBe(403);
    expect((await send({ origin: HOME, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await send({ origin: HOME, 'content-type': 'application/json' }, '{}')).status).toBe(415);
    expect((await send({ origin: HOME, 'content-length': '10' }, form(), null)).status).toBe(401);
    expect((await send({ origin: HOME })).status).toBe(411);
    expect(await everything()).toBe(before);
  });

  test('when it says it is larger than allowed, then it is refused before it is read, and the trail says who', async () => {
    const answered = await send({ origin: HOME, 'content-length': String(11 * 1024 * 1024) });
    expect(answered.status).toBe(413);
    expect(await trail()).toEqual([{ action: 'imports/upload', code: 'imports/too-large', outcome: 'REFUSED' }]);
  });

  test('when the form is garbage, then the answer is a refusal and no fault', async () => {
    const headers = { origin: HOME, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '7' };
    expect((await send(headers, 'garbage')).status).toBe(422);
  });

  test('when an export is asked from another site, by nobody, or under a name that is none, then there is none', async () => {
    const ask = (file: string, headers: Record<string, string>, as: string | null) => {
      const request = new Request(`${HOME}/api/exports/${file}`, { headers: { ...from(), ...headers } });
      return enter(as, request.headers, () => exported(request, { params: Promise.resolve({ file }) }));
    };
    expect((await ask('tickets.csv', { 'sec-fetch-site': 'cross-site' }, leader.sessionId)).status).toBe(403);
    expect((await ask('tickets.csv', {}, null)).status).toBe(401);
    expect((await ask('..%2f..%2fetc', {}, leader.sessionId)).status).toBe(404);
    expect((await ask('tickets.csv', {}, leader.sessionId)).status).toBe(403);
  });
});

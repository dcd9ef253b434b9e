import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import fr from '@/i18n/messages/fr/attendance.json';
import type { SessionFound } from '@/modules/accounts/session.queries';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import {
  buildActor,
  buildAllocation,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
} from '@/test/factories';
import { GET as exportFile } from './[file]/route';
import { POST as exportNames } from './names/route';
import { GET as exportTrail } from './trail/route';

let signedIn: SessionFound | null = null;
vi.mock('@/trpc/session', () => ({ currentSession: async () => signedIn }));
vi.mock('next-intl/server', () => ({
  getTranslations: async () =>
    Object.assign((key: string) => (key === 'attendance.errors.bad-filter' ? fr.errors['bad-filter'] : key), {
      has: (key: string) => key === 'attendance.errors.bad-filter',
    }),
}));

const { sql } = testDatabase();
let programmeId: string;
let structureId: string;
let sessionId: string;
let agent: UserActor;

beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  structureId = await buildStructure(sql, { name: 'Quillévéré' });
  sessionId = await buildSession(sql, { programme_id: programmeId });
  const ticketIds = await buildTickets(sql, { programmeId, sessionId, count: 5 });
  await buildAllocation(sql, { programmeId, sessionId, structureId, ticketIds: ticketIds.slice(0, 2) });
});
beforeEach(async () => {
  agent = await buildActor(sql, 'AGENT', programmeId);
  const account = { userId: agent.userId } as SessionFound['account'];
  signedIn = { sessionId: agent.sessionId, actor: agent, account, secondFactor: 'given', provedAt: agent.provedAt };
});

const file = (name: string, query = '') =>
  exportFile(new Request(`http://gradins.test/api/exports/${name}${query}`), {
    params: Promise.resolve({ file: name }),
  });
const trail = (query: string) => exportTrail(new Request(`http://gradins.test/api/exports/trail${query}`));
const names = (asked: object) =>
  exportNames(
    new Request('http://gradins.test/api/exports/names', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    }),
  );
const lines = (by = `user:${agent.userId}`) =>
  sql(`SELECT action, outcome, code, reason, facts FROM audit WHERE actor = $1 ORDER BY id`, [by]);

describe('Given five tickets, one allocation, and an agent who takes them away as files', () => {
  test.each([
    [
      'tickets.csv',
      `?state=PROPOSED&q=QUIL&structureId=STRUCTURE&page=2&sort=session.desc`,
      { q: true, state: 'PROPOSED' },
      0,
    ],
    ['tickets.xlsx', '', {}, 5],
    ['allocations.csv', '?structureId=STRUCTURE', {}, 1],
    ['attendance.csv', '?competition=OLYMPIC&sport=Judo', { competition: 'OLYMPIC', sport: true }, 0],
    ['attendance.csv', '?complete=1', { complete: true }, 0],
  ] as const)(
    'when %s%s leaves, then its line says which, by which filters as codes, and how many rows',
    async (path, query, filters, rows) => {
      const answer = await file(path, query.replace('STRUCTURE', structureId));
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
      const [name, format] = path.split('.');
      const asked = query.includes('STRUCTURE') ? { ...filters, structureId } : filters;
      expect((await lines()).filter(({ action }) => action === 'attendance/export')).toEqual([
        {
          action: 'attendance/export',
          outcome: 'DONE',
          code: null,
          reason: null,
          facts: { name, format, ...asked, rows },
        },
      ]);
      expect(JSON.stringify(await lines())).not.toMatch(/QUIL|Judo/);
    },
  );

  test('when the list of names leaves, then its line says why, by which filters, and how many', async () => {
    const answer = await names({ format: 'csv', reason: 'SAFETY', filters: { sessionId, q: 'QUIL' } });
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
    const facts = { name: 'names', format: 'csv', sessionId, q: true, rows: 0 };
    expect(await lines()).toEqual([
      { action: 'attendance/export-names', outcome: 'DONE', code: null, reason: 'SAFETY', facts },
    ]);
  });

  test('when the trail leaves, then its line says by which filters and how many', async () => {
    const answer = await trail(`?actorId=${agent.userId}&reasoned=yes&q=Quil&before=12&page=3`);
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
    expect((await lines()).filter(({ action }) => action === 'audit/export')).toMatchObject([
      { outcome: 'DONE', facts: { actorId: agent.userId, reasoned: true, q: true, rows: 0 } },
    ]);
  });
});

test('Given lines found by the name of a structure, when staff takes them away, then they are all in the file, without the name', async () => {
  await sql(
    `INSERT INTO audit (programme_id, actor, role, action, outcome, structure_id) SELECT $1, 'user:x', 'LEADER', 'structures/edit', 'DONE', $2
     FROM generate_series(1, 3)`,
    [programmeId, structureId],
  );
  const text = await (await trail('?q=quillév')).text();
  expect(text.trim().split('\r\n')).toHaveLength(4);
  expect(text).not.toContain('Quillévéré');
  expect((await lines()).filter(({ action }) => action === 'audit/export')).toMatchObject([
    { facts: { q: true, rows: 3 } },
  ]);
});

describe('Given an address with a filter nobody knows', () => {
  test.each([
    'tickets.csv?state=FREED',
    'tickets.xlsx?sesion=JUD01',
    'tickets.csv?state=FREE&state=HELD',
    'tickets.csv?complete=1',
    'allocations.csv?structureId=1',
    'allocations.xlsx?named=yes',
    'attendance.csv?from=hier',
    'attendance.csv?complete=yes',
    'attendance.csv?day=2024-07-30',
  ])('when %s is asked for, then 400 and words, no row leaves, and the refusal has its line', async (address) => {
    const [path = '', query] = address.split('?');
    const [name, format] = path.split('.');
    const answer = await file(path, `?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      message: fr.errors['bad-filter'],
      domain: { kind: 'invalid', code: 'attendance/bad-filter', facts: {} },
    });
    expect(await lines()).toEqual([
      {
        action: 'attendance/export',
        outcome: 'REFUSED',
        code: 'attendance/bad-filter',
        reason: null,
        facts: { name, format },
      },
    ]);
  });

  test.each(['?kind=EXPORTS', '?subjet=1', '?reasoned=true', '?from=2024'])(
    'when the trail is asked for with %s, then it is refused the same way',
    async (query) => {
      expect((await trail(query)).status).toBe(400);
      expect(await lines()).toMatchObject([
        { action: 'audit/export', outcome: 'REFUSED', code: 'attendance/bad-filter' },
      ]);
    },
  );

  test('when names are asked for, then no name leaves, and the refusal has its line', async () => {
    expect((await names({ format: 'csv', reason: 'SAFETY', filters: { sesion: 'JUD01' } })).status).toBe(400);
    expect(await lines()).toMatchObject([
      { action: 'attendance/export-names', outcome: 'REFUSED', code: 'common/invalid-input' },
    ]);
  });
});

describe('Given nobody, or somebody whose sign-in was ended', () => {
  test('when files are asked for again and again, then 401, and one line a door says so', async () => {
    signedIn = null;
    await sql(`TRUNCATE audit, audit_note, audit_seal`);
    const asked = Array.from({ length: 20 }, () => [file('tickets.csv'), trail(''), names({})]).flat();
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([401]));
    const refused = (path: string) => ({
      ...{ action: 'doors/refuse', outcome: 'REFUSED', code: 'common/unauthenticated', reason: null, facts: { path } },
    });
    expect((await lines('nobody')).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual(
      ['exports.names', 'exports.tickets', 'exports.trail'].map(refused),
    );
  });
});

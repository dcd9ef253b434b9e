import { beforeAll, describe, expect, test, vi } from 'vitest';
import fr from '@/i18n/messages/fr/catalogue.json';
import type { SessionFound } from '@/modules/accounts/session.queries';
import { submitDemand } from '@/modules/demands/submit-demand';
import type { UserActor } from '@/platform/actor';
import { testDatabase } from '@/test/database';
import {
  buildActor,
  buildAllocation,
  buildProgramme,
  buildSession,
  buildStructure,
  buildTickets,
  inHours,
} from '@/test/factories';
import { GET as mine } from './mine/route';
import { GET as ofSession } from './sessions/[code]/route';

let signedIn: SessionFound | null = null;
vi.mock('@/trpc/session', () => ({ currentSession: async () => signedIn }));
vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl');
  const translator = createTranslator({ locale: 'fr', messages: { catalogue: fr }, namespace: 'catalogue.calendar' });
  return { getTranslations: async () => Object.assign(translator, { has: () => false }) };
});

const { sql } = testDatabase();
let programmeId: string;
let leader: UserActor;

const signIn = (actor: UserActor) => {
  const account = { userId: actor.userId, programme: { timeZone: 'Europe/Paris' } } as SessionFound['account'];
  signedIn = { sessionId: actor.sessionId, actor, account, secondFactor: 'given', provedAt: actor.provedAt };
};
beforeAll(async () => {
  programmeId = await buildProgramme(sql);
  leader = await buildActor(sql, 'LEADER', programmeId, await buildStructure(sql));
});

const session = (columns: Record<string, unknown>) => buildSession(sql, { programme_id: programmeId, ...columns });
const get = (path: string, headers = {}) => new Request(`http://gradins.test${path}`, { headers });
const read = async (answer: Response) => (await answer.text()).replaceAll('\r\n ', '').split('\r\n');

describe('the door of calendar files', () => {
  test('given a session in Marseille, then its file has the instant in UTC, the place, and where to read more', async () => {
    signIn(leader);
    await session({
      code: 'SAL01',
      sport: 'Voile',
      venue: 'Marina',
      city: 'Marseille',
      starts_at: new Date('2031-08-01T10:00:00+02:00'),
    });
    const answer = await ofSession(get('/api/calendars/sessions/sal01'), {
      params: Promise.resolve({ code: 'sal01' }),
    });
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="session-sal01.ics"');
    const lines = await read(answer);
    expect(lines).toContain('DTSTART:20310801T080000Z');
    expect(lines).toContain('SUMMARY:Voile (SAL01)');
    expect(lines).toContain('LOCATION:Marina\\, Marseille');
    expect(lines.find((line) => line.startsWith('URL:'))).toMatch(/\/espace\/catalogue\/SAL01$/);
  });

  test('given wishes, places offered and places held, then mine has each session once, places before wishes', async () => {
    signIn(leader);
    const structureId = leader.structureId ?? '';
    const [wished, held, gone] = [
      await session({ code: 'JUD01', sport: 'Judo', starts_at: inHours(300) }),
      await session({ code: 'NAT01', sport: 'Natation', starts_at: inHours(400) }),
      await session({ code: 'TEN01', sport: 'Tennis', starts_at: inHours(500) }),
    ];
    await submitDemand(leader, { sessionId: wished, formula: 'SOLO' });
    await submitDemand(leader, { sessionId: held, formula: 'SOLO' });
    await submitDemand(leader, { sessionId: gone, formula: 'SOLO' });
    await sql(`UPDATE session SET status = 'CANCELLED' WHERE id = $1`, [gone]);
    const ticketIds = await buildTickets(sql, { programmeId, sessionId: held, count: 3 });
    await buildAllocation(sql, { programmeId, sessionId: held, structureId, ticketIds });
    const lines = await read(await mine(get('/api/calendars/mine')));
    const told = lines.filter((line) => /^(SUMMARY|STATUS)/.test(line)).sort();
    expect(told).toEqual([
      'STATUS:CANCELLED',
      'STATUS:CONFIRMED',
      'STATUS:TENTATIVE',
      'SUMMARY:3 places : Natation (NAT01)',
      'SUMMARY:Vœu 1 : Judo (JUD01)',
      'SUMMARY:Vœu 3 : Tennis (TEN01)',
    ]);
  });

  test('given a session that is not there or of another programme, nobody, a gate or another page, then no file', async () => {
    signIn(leader);
    const ask = (headers = {}) =>
      ofSession(get('/api/calendars/sessions/NIL01', headers), { params: Promise.resolve({ code: 'NIL01' }) });
    expect((await ask()).status).toBe(404);
    await buildSession(sql, { programme_id: await buildProgramme(sql), code: 'NIL01' });
    expect((await ask()).status).toBe(404);
    expect((await ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    signIn(await buildActor(sql, 'GATE', programmeId));
    expect((await ask()).status).toBe(403);
    expect((await mine(get('/api/calendars/mine'))).status).toBe(404);
    signedIn = null;
    expect((await ask()).status).toBe(401);
    expect((await mine(get('/api/calendars/mine'))).status).toBe(401);
  });

  test('given a code that would break a header or a line, then the name of the file is plain', async () => {
    signIn(leader);
    await session({ code: 'A"B\r\nX', starts_at: inHours(600) });
    const answer = await ofSession(get('/api/calendars/sessions/x'), { params: Promise.resolve({ code: 'A"B\r\nX' }) });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="session-A_B__X.ics"');
    expect((await read(answer)).filter((line) => line.startsWith('X-WR-CALNAME'))).toEqual(['X-WR-CALNAME:A"B\\nX']);
  });
});
